import type { Post } from '../../emulator/facade/people.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import type { Policy } from '../../src/people/policy.ts';
import { digestsOf, hourly, linkTo, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

const CHI_STARTS = Date.UTC(2026, 1, 5);

let team: Team;
let exempt: string;
let live: string;
let shared: string;
let sharedAndOn: string;
beforeAll(async () => {
  team = await startTeam();
  const { slack, ana, ben, chi } = team;
  const members = [ana, ben, chi];
  exempt = slack.addChannel({ name: 'watercooler', members });
  live = slack.addChannel({ name: 'incidents', members });
  shared = slack.addChannel({ name: 'with-acme', members, isExtShared: true });
  sharedAndOn = slack.addChannel({ name: 'with-beta', members, isExtShared: true });
  await team.arrange({
    people: {
      [ana]: { ...hourly, live: [live], heldApps: ['AHELDBYANA'] },
      [ben]: { ...hourly, absences: [{ from: '2026-02-10', to: '2026-02-11' }] },
      [chi]: { ...hourly, enrolment: { state: 'proposed', since: 0, startsAt: CHI_STARTS } },
    },
    policy: policy(),
  });
  await nextBlock(team);
});
afterAll(async () => {
  await team.close();
});

function policy(changes: Partial<Policy> = {}): Partial<Policy> {
  return {
    receipts: 'none',
    exemptChannels: [exempt],
    sharedChannels: [sharedAndOn],
    heldApps: ['AHELDBYADMIN'],
    ...changes,
  };
}

/** Ben mentions Ana, unless said otherwise. Answers whether it stands in the recipient's next digest. */
async function comes({ of = team.ana, ...post }: { of?: string } & Partial<Post> = {}): Promise<boolean> {
  const { slack, ben, channel } = team;
  const ts = await slack.post({ user: ben, channel, text: `<@${of}> look`, ...post });
  return (await nextBlock(team, of)).includes(linkTo(ts));
}

/** Sets people's clock to so many minutes past the next hour. */
async function toMinute(minute: number): Promise<void> {
  await team.runTo(Math.floor(team.slack.clock.now() / HOUR) * HOUR + HOUR + minute * MINUTE);
}

test('an ordinary mention comes: the cases below differ from it in one thing', async () => {
  expect(await comes()).toBe(true);
});

describe('passes, and does not come in the next digest:', () => {
  test('one’s own message', async () => {
    expect(await comes({ user: team.ana })).toBe(false);
    // Writing is talking, which the other cases must not do.
    await toMinute(50);
  });

  test('what calls on somebody who is not enrolled', async () => {
    const { slack, channel } = team;
    const dan = slack.addUser({ name: 'dan' });
    slack.join(dan, channel);
    expect(await comes({ of: dan })).toBe(false);
    expect(slack.dm(dan)).toEqual([]);
  });

  test('what calls on somebody whose first day has not come', async () => {
    const { slack, chi } = team;
    expect(await comes({ of: chi })).toBe(false);
    expect(slack.dm(chi)).toEqual([]);
  });

  test('a mention in an exempt channel', async () => {
    expect(await comes({ channel: exempt })).toBe(false);
  });

  test('a mention in a channel that is live for its recipient', async () => {
    expect(await comes({ channel: live })).toBe(false);
  });

  test('a mention in a channel shared with another organisation, unless an admin switched it on', async () => {
    expect(await comes({ channel: shared })).toBe(false);
    expect(await comes({ channel: sharedAndOn })).toBe(true);
  });

  test.each([undefined, 'bot_message'] as const)(
    'an app’s message (subtype %s), unless the app is set to be held',
    async (subtype) => {
      const { slack, channel } = team;
      const robot = slack.addUser({ name: `robot-${subtype}`, isBot: true });
      slack.join(robot, channel);
      const post = { user: robot, ...(subtype === undefined ? {} : { subtype }) };
      expect(await comes(post)).toBe(false);
      expect(await comes({ ...post, appId: 'AHELDBYADMIN' })).toBe(true);
      expect(await comes({ ...post, appId: 'AHELDBYANA' })).toBe(true);
    },
  );

  test('a mention in a block', async () => {
    await toMinute(5);
    expect(await comes()).toBe(false);
  });

  test('a mention of somebody who wrote top-level in the channel in the last 15 minutes, and no longer', async () => {
    const { slack, ana, channel } = team;
    const afterWriting = async (minutes: number) => {
      await slack.post({ user: ana, channel, text: 'I am here' });
      await team.settled();
      await team.runTo(slack.clock.now() + minutes * MINUTE);
      return await comes();
    };

    expect(await afterWriting(14)).toBe(false);
    expect(await afterWriting(16)).toBe(true);
  });

  test('a mention in the thread in which somebody just wrote, and in that thread only', async () => {
    const { slack, ana, ben, channel } = team;
    const root = await slack.post({ user: ben, channel, text: 'a thread' });
    const other = await slack.post({ user: ben, channel, text: 'another' });
    await slack.post({ user: ana, channel, text: 'yes?', threadTs: root });
    await team.settled();
    const [inThread, elsewhere, topLevel] = await Promise.all([
      slack.post({ user: ben, channel, text: `<@${ana}> in it`, threadTs: root }),
      slack.post({ user: ben, channel, text: `<@${ana}> elsewhere`, threadTs: other }),
      slack.post({ user: ben, channel, text: `<@${ana}> above` }),
    ]);

    const came = await nextBlock(team);
    expect(came).not.toContain(linkTo(inThread));
    expect(came).toContain(linkTo(elsewhere));
    expect(came).toContain(linkTo(topLevel));
  });

  test('a mention by everybody’s names: @here, @channel, @everyone', async () => {
    const { slack, ben, channel } = team;
    await slack.post({ user: ben, channel, text: '<!here> <!channel> <!everyone> all' });
    expect(await nextBlock(team)).toBe('');
  });

  test('everything, while Sluice is paused for the workspace', async () => {
    await team.arrange({ policy: policy({ pausedSince: team.slack.clock.now() }) });
    expect(await comes()).toBe(false);
  });
});

test('with the rule about talking switched off, a mention of somebody who just wrote comes', async () => {
  const { slack, ana, channel } = team;
  await team.arrange({ policy: policy({ talkingHereMinutes: 0 }) });
  await slack.post({ user: ana, channel, text: 'I am here' });
  await team.settled();
  expect(await comes()).toBe(true);
});

test('what came in a block’s last ten minutes stands in the next digest and says so, unless it was answered', async () => {
  const { slack, ana, ben, channel } = team;
  await toMinute(12);
  const open = await slack.post({ user: ben, channel, text: `<@${ana}> open` });
  const answered = await slack.post({ user: ben, channel, text: `<@${ana}> answered` });
  const seen = await slack.post({ user: ben, channel, text: `<@${ana}> seen` });
  await team.settled();
  await slack.post({ user: ana, channel, text: 'done', threadTs: answered });
  slack.react(ana, channel, seen, 'ok');

  const came = await nextBlock(team);
  expect(came).toContain(linkTo(open));
  expect(came).toContain('came as your block ended');
  expect(came).not.toContain(linkTo(answered));
  expect(came).not.toContain(linkTo(seen));
});

test('from the first day on, what calls on somebody whom others enrolled comes', async () => {
  await team.runTo(CHI_STARTS + 30 * MINUTE);
  expect(await comes({ of: team.chi })).toBe(true);
});

test('an absence holds, until the first block after the return', async () => {
  const { slack, ben, chi, channel } = team;
  await team.runTo(Date.UTC(2026, 1, 10, 8, 30));
  const ts = await slack.post({ user: chi, channel, text: `<@${ben}> after your holiday` });
  await team.settled();
  await team.runTo(Date.UTC(2026, 1, 11, 23, 59));
  expect(digestsOf(team, ben)).toEqual([]);

  await team.runTo(Date.UTC(2026, 1, 12));
  expect(digestsOf(team, ben)).toEqual([expect.stringContaining(linkTo(ts))]);
});
