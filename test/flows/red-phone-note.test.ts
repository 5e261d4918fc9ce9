import { Redis } from 'ioredis';
import { createAgenda } from '../../src/adapters/redis/agenda.ts';
import { createAudit } from '../../src/adapters/redis/audit.ts';
import { DAY, HOUR, MINUTE, systemClock } from '../../src/clock.ts';
import type { AuditEntry } from '../../src/red-phone/audit.ts';
import { noteThing } from '../../src/red-phone/note-thing.ts';
import { hasty, TOO_LATE_MS } from '../support/delivery.ts';
import { START, startTeam, type Team } from '../support/team.ts';

let team: Team;
let redis: Redis;
beforeEach(async () => {
  team = await startTeam({ timing: hasty });
  redis = new Redis(team.redis.socket);
});
afterEach(async () => {
  redis.disconnect();
  await team.close();
});

/** Monday 26 January 2026, 09:00 in Berlin, and in New York. */
const berlin = Date.UTC(2026, 0, 26, 8, 0);
const newYork = Date.UTC(2026, 0, 26, 14, 0);

async function note(change: Partial<AuditEntry> = {}): Promise<void> {
  const entry: AuditEntry = {
    at: START + HOUR,
    call: 'c1',
    actor: team.chi,
    what: 'called',
    phrase: 'sev1',
    channel: team.channel,
    called: [team.ben],
    ...change,
  };
  await createAudit(redis).note(team.slack.teamId, entry);
}

async function aLog(): Promise<void> {
  await note();
  await note({ call: 'c2', at: START + 2 * DAY });
  await note({ call: 'c2', what: 'not-urgent', actor: team.ben, at: START + 2 * DAY + MINUTE });
}

const redPhoneWith = (noteChannel: string) => ({
  words: [],
  callsPerWeek: 3,
  admitted: [],
  next: [],
  noteChannel,
});

const said = (user: string): readonly string[] =>
  team.slack.dm(user).map((message) => JSON.stringify(message));

test('Monday at nine, where each of them is, those who decide learn how often it rang, by word and channel', async () => {
  await team.arrange({ policy: { setUpBy: team.ana, stewards: [team.ben] } });
  await aLog();

  await team.runTo(berlin - MINUTE);
  expect(said(team.ana)).toEqual([]);
  await team.runTo(berlin);
  expect(said(team.ana)).toEqual([expect.stringContaining('The Red Phone rang 2 times last week')]);
  expect(said(team.ben)).toEqual([]);
  await team.runTo(newYork);
  const [toBen = ''] = said(team.ben);

  expect(toBen).toContain(`“sev1” <#${team.channel}>: 2, 1 “not urgent”`);
  expect(toBen).not.toMatch(new RegExp(`${team.chi}|Chi`));
  expect(said(team.chi)).toEqual([]);
});

test('a restart between the planning and the morning loses no note, and doubles none', async () => {
  await team.arrange({ policy: { setUpBy: team.ana } });
  await aLog();
  await team.runTo(berlin - 8 * HOUR);
  await team.restart();
  await team.runTo(berlin);
  await team.restart();
  await team.runTo(berlin + DAY);

  expect(said(team.ana)).toHaveLength(1);
});

test('a note that Slack takes after nobody waits for it any more is posted once', async () => {
  await team.arrange({ policy: { setUpBy: team.ana } });
  await aLog();
  let posts = 0;
  const when = (args: Readonly<Record<string, unknown>>): boolean => {
    if (args['channel'] === team.slack.dmChannel(team.ana)) posts += 1;
    return posts === 1;
  };
  team.slack.faults.add({ method: 'chat.postMessage', kind: 'accept-late', ms: TOO_LATE_MS, when });
  await team.runTo(berlin);

  expect(posts).toBe(1);
  expect(said(team.ana)).toHaveLength(1);
});

test('a week without calls says nothing, and the next one with calls does', async () => {
  await team.arrange({ policy: { setUpBy: team.ana } });
  await team.runTo(berlin + HOUR);
  expect(said(team.ana)).toEqual([]);

  await note({ at: berlin + DAY });
  await team.runTo(berlin + 7 * DAY);
  expect(said(team.ana)).toEqual([expect.stringContaining('rang once last week')]);
});

test('where a channel is named, the note goes there, and to nobody else', async () => {
  await team.arrange({ policy: { setUpBy: team.ana, redPhone: redPhoneWith(team.channel) } });
  await aLog();
  await team.runTo(berlin);

  const inChannel = team.slack.messages(team.channel).map(({ text }) => text);
  expect(inChannel).toEqual(['The Red Phone rang 2 times last week']);
  expect(said(team.ana)).toEqual([]);
});

test('where that channel is no longer to be written to, the admins have it instead', async () => {
  const gone = team.slack.addChannel({ name: 'ops', members: [team.ana], kind: 'private', bot: false });
  await team.arrange({ policy: { setUpBy: team.ana, redPhone: redPhoneWith(gone) } });
  await aLog();
  await team.runTo(berlin);

  expect(said(team.ana)).toEqual([expect.stringContaining('The Red Phone rang 2 times')]);
});

test('who decides no longer on Monday has no note', async () => {
  await team.arrange({ policy: { stewards: [team.ben] } });
  await aLog();
  await team.runTo(berlin);
  await team.arrange({ policy: { stewards: [] } });
  await team.runTo(newYork);

  expect(said(team.ben)).toEqual([]);
});

describe('the log', () => {
  /** As an admin asks for it. */
  async function ask(user: string): Promise<void> {
    const now = team.slack.clock.now();
    const agenda = createAgenda(redis, { clock: systemClock, postsPerMinute: 600, leaseMs: MINUTE });
    await agenda.schedule(team.slack.teamId, 'note', noteThing({ what: 'log', user, to: now }), now - 1);
    await team.runTo(now + 1);
  }

  test('comes as CSV in as many messages as it takes, with the names that are known', async () => {
    for (let i = 0; i < 90; i += 1) await note({ call: `c${i}`, at: START - DAY + i });
    await note({ call: 'last', phrase: '=1+1', at: START - HOUR });
    await ask(team.ana);

    const messages = said(team.ana);
    expect(messages[0]).toContain('91 lines, in 3 parts');
    const [head] = team.slack.dm(team.ana);
    expect(
      team.slack
        .dm(team.ana)
        .slice(1)
        .map((part) => part.thread_ts),
    ).toEqual([head?.ts, head?.ts, head?.ts]);
    const csv = messages.join('');
    expect(csv.match(/2026-01-19T08:00:00/g)).toHaveLength(90);
    expect(csv).toContain(`chi (${team.chi}),'=1+1,#general (${team.channel}),ben (${team.ben})`);
  });

  test('is asked for with /redphone log, by those alone who decide', async () => {
    await note({ at: START - HOUR });
    await team.runTo(START + MINUTE);
    for (const user of [team.ana, team.ben]) {
      await team.slack.command({ user, channel: team.channel, command: '/redphone', text: 'log' });
    }
    await team.settled();

    expect(said(team.ana)[0]).toContain('The log of the Red Phone: one line');
    expect(said(team.ben)).toEqual([]);
  });

  test('of a private channel it does not tell the name', async () => {
    const secret = team.slack.addChannel({ name: 'acquisition', members: [team.ana], kind: 'private' });
    await note({ channel: secret, at: START - HOUR });
    await ask(team.ana);

    expect(said(team.ana).join('')).toContain(secret);
    expect(said(team.ana).join('')).not.toContain('acquisition');
  });

  test('that is empty says so; somebody who does not decide gets nothing', async () => {
    await ask(team.ana);
    await ask(team.ben);

    expect(said(team.ana)).toEqual([expect.stringContaining('the log is empty')]);
    expect(said(team.ben)).toEqual([]);
  });

  test('goes on where it stopped when Slack fails in the middle', async () => {
    for (let i = 0; i < 90; i += 1) await note({ call: `c${i}`, at: START - DAY + i });
    const secondPart = (args: Readonly<Record<string, unknown>>): boolean =>
      args['text'] === 'The log, part 2';
    const method = 'chat.postMessage';
    team.slack.faults.add({ method, kind: 'accept-and-drop', times: 1, when: secondPart });
    await ask(team.ana);

    expect(team.slack.dm(team.ana).map(({ text }) => text)).toEqual([
      'The log of the Red Phone: 90 lines, in 3 parts',
      'The log, part 1',
      'The log, part 2',
      'The log, part 3',
    ]);
  });
});

test('a steward of whom Slack knows nothing any more keeps nobody else’s note back', async () => {
  await team.arrange({ policy: { setUpBy: 'U0GONE', stewards: [team.ana] } });
  await aLog();
  await team.runTo(berlin);

  expect(said(team.ana)).toHaveLength(1);
});
