import {
  afterNextBlock,
  callOn,
  digestFault,
  digestPosts,
  hasty,
  newcomer,
  nextHour,
  timesBrought,
} from '../support/delivery.ts';
import { digestsOf, linkTo } from '../support/digests.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let dora: string;
beforeAll(async () => {
  team = await startTeam({ timing: hasty });
  await team.arrange({ policy: { receipts: 'none', talkingHereMinutes: 0 } });
  dora = await newcomer(team, 'dora');
});
beforeEach(async () => {
  await askFreely(team);
  await afterNextBlock(team);
});
afterAll(async () => {
  await team.close();
});

let channels = 0;

/** Two mentions of Dora in a private channel of their own, of which nothing is known yet. */
async function callTwice(): Promise<{
  readonly place: string;
  readonly first: string;
  readonly second: string;
}> {
  channels += 1;
  const members = [dora, team.ben, team.chi];
  const place = team.slack.addChannel({ name: `secret-${channels}`, kind: 'private', members });
  const call = (text: string): Promise<string> =>
    team.slack.post({ user: team.ben, channel: place, text: `<@${dora}> ${text}` });
  const [first, second] = [await call('the first'), await call('the second')];
  await team.settled();
  return { place, first, second };
}

/** Begins the block and stops the delivery short of its post, until what happens meanwhile has been taken in. */
async function whileUnderWay(happens: () => Promise<unknown> | unknown): Promise<void> {
  const slow = team.slack.faults.add({ method: 'conversations.members', kind: 'delay', ms: 250, times: 1 });
  team.slack.clock.set(nextHour(team));
  await team.slack.until(() => slow.hits === 1, 'the delivery to be under way');
  await happens();
  await team.slack.settled();
  await team.settled();
}

const happenings: Readonly<Record<string, (place: string, ts: string) => Promise<unknown> | unknown>> = {
  'is deleted': (place, ts) => team.slack.delete(place, ts),
  'is answered by its recipient': (place, ts) =>
    team.slack.post({ user: dora, channel: place, text: 'on it', threadTs: ts }),
  'is reacted to by its recipient': (place, ts) => team.slack.react(dora, place, ts, 'eyes'),
  'is edited to call on nobody': (place, ts) => team.slack.edit(place, ts, 'never mind'),
};

describe('while the digest is under way, a mention', () => {
  test.each(Object.keys(happenings))('that %s does not come; the other does', async (words) => {
    const { place, first, second } = await callTwice();

    await whileUnderWay(() => happenings[words]?.(place, first));

    expect(timesBrought(team, dora, first, place)).toBe(0);
    expect(timesBrought(team, dora, second, place)).toBe(1);
  });

  test('that goes, and was the last, leaves no DM at all', async () => {
    const { place, first, second } = await callTwice();
    const before = digestPosts(team, dora);

    await whileUnderWay(() => {
      team.slack.delete(place, first);
      team.slack.delete(place, second);
    });

    expect(digestPosts(team, dora)).toBe(before);
  });

  test('from a channel that its recipient leaves does not come', async () => {
    const { place, first } = await callTwice();

    await whileUnderWay(() => team.slack.leave(dora, place));

    expect(timesBrought(team, dora, first, place)).toBe(0);
  });
});

test('what is deleted while Slack takes the post is cleaned out of it', async () => {
  const { place, first, second } = await callTwice();
  const slow = digestFault(team, { kind: 'delay', ms: 250, times: 1 }, dora);
  team.slack.clock.set(nextHour(team));
  await team.slack.until(() => slow.hits === 1, 'the post');
  team.slack.delete(place, first);
  await team.settled();

  expect(digestsOf(team, dora).at(-1)).not.toContain('the first');
  expect(timesBrought(team, dora, second, place)).toBe(1);
});

test('what is deleted after its delivery is cleaned out of the digest', async () => {
  const { place, first, second } = await callTwice();
  await team.runTo(nextHour(team));
  expect(digestsOf(team, dora).at(-1)).toContain('the first');

  team.slack.delete(place, first);
  await team.settled();

  expect(digestsOf(team, dora).at(-1)).not.toContain('the first');
  expect(timesBrought(team, dora, second, place)).toBe(1);
});

describe('nobody reads what Slack would not let them read', () => {
  test('what waits from a private channel that its recipient has left does not come, and is counted', async () => {
    const { place, first } = await callTwice();
    const elsewhere = await callOn(team, dora, 'elsewhere');
    team.slack.leave(dora, place);
    await team.settled();

    await team.runTo(nextHour(team));

    expect(timesBrought(team, dora, first, place)).toBe(0);
    expect(timesBrought(team, dora, elsewhere)).toBe(1);
    expect(digestsOf(team, dora).at(-1)).toContain('2 from a channel you have left');
  });

  test('where Slack does not say who is in a private channel, the link comes alone', async () => {
    const { place, first } = await callTwice();
    const mute = team.slack.faults.add({
      method: 'conversations.members',
      kind: 'error',
      error: 'missing_scope',
    });

    await team.runTo(nextHour(team));
    mute.remove();

    const digest = digestsOf(team, dora).at(-1);
    expect(digest).toContain(`${place}/${linkTo(first)}`);
    expect(digest).not.toContain('the first');
  });

  test('what was said in a public channel that is private now does not come to somebody who is not in it', async () => {
    const { slack, ben, chi } = team;
    const place = slack.addChannel({ name: 'soon-private', members: [ben, chi] });
    const ts = await slack.post({ user: ben, channel: place, text: `<@${dora}> before the doors closed` });
    await team.settled();
    slack.makePrivate(place);
    await team.settled();

    await team.runTo(nextHour(team));

    expect(timesBrought(team, dora, ts, place)).toBe(0);
    expect(JSON.stringify(slack.dm(dora))).not.toContain('before the doors closed');
  });
});
