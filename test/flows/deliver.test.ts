import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { createHeldMentions } from '../../src/adapters/redis/held-mentions.ts';
import type { EarlyReason } from '../../src/agenda/agenda.ts';
import { MINUTE, SECOND } from '../../src/clock.ts';
import { Secret } from '../../src/secret.ts';
import {
  afterNextBlock,
  callOn,
  digestFault,
  digestPosts,
  eventually,
  newcomer,
  newcomers,
  nextHour,
  startDeliveries,
  timesBrought,
} from '../support/delivery.ts';
import { digestsOf, hourly } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let redis: Redis;
let dora: string;
let emil: string;
let crowd: readonly string[];
beforeAll(async () => {
  team = await startDeliveries();
  redis = new Redis(team.redis.socket);
  const names = Array.from({ length: 6 }, (_, n) => `crowd${n}`);
  [dora = '', emil = '', ...crowd] = await newcomers(team, 'dora', 'emil', ...names);
});
afterAll(async () => {
  redis.disconnect();
  await team.close();
});
// Nobody is in a block when a test begins.
afterEach(async () => {
  await afterNextBlock(team);
});

async function bringForward(user: string, reason: EarlyReason): Promise<void> {
  const encryption = createEncryption([{ id: 'k', key: new Secret(randomBytes(32).toString('base64')) }]);
  const held = createHeldMentions(redis, encryption);
  await held.bringForward(team.slack.teamId, user, team.slack.clock.now(), reason);
}

function lastDigest(user: string): string {
  return digestsOf(team, user).at(-1) ?? '';
}

test('all that waits comes as one DM when the block begins, and nothing comes before', async () => {
  const before = digestsOf(team, dora).length;
  const mentions = [await callOn(team, dora, 'one'), await callOn(team, dora, 'two')];

  await team.runTo(nextHour(team) - 1);
  expect(digestsOf(team, dora)).toHaveLength(before);
  await team.runTo(nextHour(team));

  expect(digestsOf(team, dora)).toHaveLength(before + 1);
  for (const ts of mentions) expect(lastDigest(dora)).toContain(ts.replace('.', ''));
  expect(lastDigest(dora)).not.toContain('this is late');
});

test('a block for which nothing waits brings no DM', async () => {
  const before = team.slack.dm(dora).length;

  await afterNextBlock(team);

  expect(team.slack.dm(dora)).toHaveLength(before);
});

test('what was there alone, and is deleted, brings no DM', async () => {
  const before = digestsOf(team, dora).length;
  const ts = await callOn(team, dora);
  team.slack.delete(team.channel, ts);

  await team.runTo(nextHour(team));

  expect(digestsOf(team, dora)).toHaveLength(before);
});

test('what arrives while the digest is being sent waits for the next block', async () => {
  const first = await callOn(team, dora, 'first');
  const slow = digestFault(team, { kind: 'delay', ms: 250, times: 1 }, dora);
  await bringForward(dora, 'asked');
  await team.slack.until(() => slow.hits === 1, 'the digest on its way');
  const second = await team.slack.post({
    user: team.ben,
    channel: team.channel,
    text: `<@${dora}> second`,
  });
  await team.settled();
  expect([timesBrought(team, dora, first), timesBrought(team, dora, second)]).toEqual([1, 0]);

  await team.runTo(nextHour(team));

  expect([timesBrought(team, dora, first), timesBrought(team, dora, second)]).toEqual([1, 1]);
});

test.each([
  ['asked', 'You asked for this now.'],
  ['left', 'You have left Sluice.'],
  ['paused', 'Sluice is paused in this workspace.'],
] as const)('what comes before its block because of "%s" says so', async (reason, words) => {
  const ts = await callOn(team, dora);

  await bringForward(dora, reason);
  await team.slack.until(() => timesBrought(team, dora, ts) === 1);

  expect(lastDigest(dora)).toContain(words);
});

test('an app that was down when the block began brings it within the block, and not as late', async () => {
  const ts = await callOn(team, dora);
  await team.stop();
  team.slack.clock.set(nextHour(team) + 5 * MINUTE);
  await team.start();
  await team.settled();

  expect(timesBrought(team, dora, ts)).toBe(1);
  expect(lastDigest(dora)).not.toContain('this is late');
});

test('an app that was down over the whole block says that it is late, and for when it was promised', async () => {
  const ts = await callOn(team, dora);
  await team.stop();
  team.slack.clock.set(nextHour(team) + 40 * MINUTE);
  await team.start();
  await team.settled();

  expect(timesBrought(team, dora, ts)).toBe(1);
  expect(lastDigest(dora)).toMatch(/this is late\. It was promised for [^"]*\b1?\d:00/);
});

test('of two apps on one Redis one sends each digest', async () => {
  const second = await team.another();
  try {
    const ts = await callOn(team, [...crowd, dora].join('> <@'));
    await team.runTo(nextHour(team));

    for (const user of [...crowd, dora]) {
      expect(timesBrought(team, user, ts)).toBe(1);
    }
    expect(crowd.map((user) => digestPosts(team, user))).toEqual(crowd.map(() => 1));
  } finally {
    await second.stop();
  }
});

describe('on a clock that runs', () => {
  afterEach(() => team.slack.clock.rate(0));

  test('a bell that is lost from Redis costs a sweep, and no more', async () => {
    const ts = await callOn(team, emil);
    const due = nextHour(team);
    team.slack.clock.set(due - 1_000);
    team.slack.clock.rate(1);
    const delayed = '{sluice}:bells:delayed';
    await eventually(async () => (await redis.zcard(delayed)) > 0);
    await redis.del(delayed);

    const digest = await team.slack.until(() =>
      team.slack.dm(emil).find((message) => JSON.stringify(message).includes(ts.replace('.', ''))),
    );

    const at = Number(digest.ts) * SECOND;
    expect(at).toBeGreaterThanOrEqual(due);
    expect(at).toBeLessThan(due + 2 * SECOND);
  });

  test('a digest comes within half a second of the block’s beginning, by its bell', async () => {
    const usual = await startTeam();
    try {
      const fay = await newcomer(usual, 'fay');
      const ts = await callOn(usual, fay);
      const due = nextHour(usual);
      usual.slack.clock.set(due - 1_000);
      usual.slack.clock.rate(1);

      const digest = await usual.slack.until(() =>
        usual.slack.dm(fay).find((message) => JSON.stringify(message).includes(ts.replace('.', ''))),
      );

      expect(Number(digest.ts) * SECOND - due).toBeLessThan(500);
    } finally {
      await usual.close();
    }
  });
});

test('what waits for somebody who is away for months comes when they are back, and not as late', async () => {
  const now = new Date(team.slack.clock.now()).toISOString().slice(0, 10);
  const away = [{ from: now, to: '2026-06-30' }];
  await team.arrange({ people: { [dora]: { ...hourly, absences: away } } });
  const ts = await callOn(team, dora);

  await team.runTo(Date.parse('2026-06-30T23:59:59Z'));
  expect(timesBrought(team, dora, ts)).toBe(0);
  await team.runTo(Date.parse('2026-07-01T00:00:00Z'));

  expect(timesBrought(team, dora, ts)).toBe(1);
  expect(lastDigest(dora)).not.toContain('this is late');
});
