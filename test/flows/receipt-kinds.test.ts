import type { EphemeralMessage } from '../../emulator/world/types.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { askFreely } from '../support/stored.ts';
import { START, startTeam, type Team } from '../support/team.ts';

let team: Team;
/** People in Berlin, who have chosen what senders see of them. */
let dan: string;
let fay: string;
let gil: string;
beforeAll(async () => {
  team = await startTeam();
  const { slack, ana, ben, chi, channel } = team;
  [dan, fay, gil] = ['dan', 'fay', 'gil'].map((name) => slack.addUser({ name })) as [string, string, string];
  for (const user of [dan, fay, gil]) slack.join(user, channel);
  const zone = { name: 'Europe/Berlin', follows: 'slack' } as const;
  const absences = [{ from: '2026-01-20', to: '2026-01-22', standIn: ben }];
  await team.arrange({
    people: {
      [ana]: {},
      [chi]: {},
      [dan]: { zone, senderSees: 'theirs' },
      [fay]: { zone, senderSees: 'later' },
      [gil]: { zone, absences },
    },
    policy: { heldApps: ['AHELD'] },
  });
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
});

let senders = 0;

/** Somebody new in New York, of whom nobody was told yet. */
function sender(
  options: { readonly isRestricted?: boolean; readonly teamId?: string; readonly locale?: string } = {},
) {
  const { slack, channel } = team;
  senders += 1;
  const user = slack.addUser({ name: `sender-${senders}`, tz: 'America/New_York', ...options });
  slack.join(user, channel);
  return user;
}

/** What the sender of a message is told; it calls on Ana unless said otherwise. */
async function toldTo(
  user: string,
  { of = [team.ana], threadTs }: { of?: readonly string[]; threadTs?: string } = {},
): Promise<readonly EphemeralMessage[]> {
  const { slack, channel } = team;
  const text = of.map((recipient) => `<@${recipient}>`).join(' ');
  await slack.post({ user, channel, text, ...(threadTs === undefined ? {} : { threadTs }) });
  await team.settled();
  return slack.ephemerals(user);
}

test('the receipt of a reply stands in its thread', async () => {
  const { slack, ben, channel } = team;
  const threadTs = await slack.post({ user: ben, channel, text: 'a thread' });

  expect(await toldTo(sender(), { threadTs })).toMatchObject([{ thread_ts: threadTs }]);
});

test('of many recipients three are named, and the rest counted', async () => {
  const [receipt, ...more] = await toldTo(sender(), { of: [team.ana, team.chi, dan, fay, gil] });
  expect(more).toEqual([]);
  expect(receipt?.text.match(/reads mentions/g)).toHaveLength(3);
  expect(receipt?.text).toContain('… and 2 more.');
});

test('an edit that calls on one more person is told of that one alone', async () => {
  const { slack, ana, chi, channel } = team;
  const user = sender();
  const ts = await slack.post({ user, channel, text: `<@${ana}> look` });
  await team.settled();

  slack.edit(channel, ts, `<@${ana}> <@${chi}> look`);
  await team.settled();

  const told = slack.ephemerals(user).map(({ text }) => text);
  expect(told).toEqual([expect.stringContaining('ana reads'), expect.stringContaining('chi reads')]);
  expect(told[1]).not.toContain('ana');
});

test.each([
  ['a guest', { isRestricted: true }],
  ['somebody of another organisation', { teamId: 'TOTHER' }],
])('%s is told nobody’s hours', async (_who, options) => {
  expect(await toldTo(sender(options))).toEqual([]);
});

test('an app gets no receipt, also where its messages are held', async () => {
  const { slack, ana, channel } = team;
  const robot = slack.addUser({ name: 'robot', isBot: true });
  slack.join(robot, channel);
  const ts = await slack.post({ user: robot, channel, appId: 'AHELD', text: `<@${ana}> build failed` });
  await team.settled();

  expect(slack.ephemerals(robot)).toEqual([]);
  await slack.shortcut({ user: ana, callbackId: 'where_is_it', channel, ts });
  const answer = await slack.until(() => slack.ephemerals(ana).at(-1));
  expect(answer.text).toContain('This mention waits');
});

test('a receipt speaks its reader’s language', async () => {
  const [receipt] = await toldTo(sender({ locale: 'de-DE' }));
  expect(receipt?.text).toContain('11:00');
  expect(receipt?.text).not.toMatch(/reads mentions|AM/);
});

test('as its recipient has chosen, a sender sees only their own time, or roughly when', async () => {
  const words = async (of: string) => (await toldTo(sender(), { of: [of] }))[0]?.text;

  expect(await words(dan)).toBe('dan reads mentions at 5:00 AM. Slack may already have notified them.');
  expect(await words(fay)).toBe('fay reads mentions later today. Slack may already have notified them.');
});

test('an absence names the day of the return and the stand-in', async () => {
  const [receipt] = await toldTo(sender(), { of: [gil] });

  expect(receipt?.text).toContain('gil is away and reads mentions again on Fri 11:00 AM');
  expect(receipt?.text).toContain('ben stands in for gil.');
});

test('what passes is not told of, nor what came as a block ended', async () => {
  const user = sender();
  await team.runTo(START + 2 * HOUR + 5 * MINUTE);
  expect(await toldTo(user)).toEqual([]);
  await team.runTo(START + 2 * HOUR + 25 * MINUTE);
  expect(await toldTo(user)).toEqual([]);
  await team.runTo(START + 3 * HOUR);
  expect(await toldTo(user)).toHaveLength(1);
});

describe('as the workspace has chosen', () => {
  test('there are no receipts at all', async () => {
    await team.arrange({ policy: { receipts: 'none' } });
    expect(await toldTo(sender())).toEqual([]);
  });

  test('there is a reaction in their place', async () => {
    const { slack, channel } = team;
    await team.arrange({ policy: { receipts: 'reaction' } });
    expect(await toldTo(sender())).toEqual([]);
    expect(slack.messages(channel).at(-1)?.reactions).toMatchObject([
      { name: 'hourglass_flowing_sand', users: [slack.botUserId] },
    ]);
  });
});
