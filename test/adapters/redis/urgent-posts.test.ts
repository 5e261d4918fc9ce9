import { Redis } from 'ioredis';
import { createTiers } from '../../../src/adapters/redis/tiers.ts';
import type { Clock } from '../../../src/clock.ts';
import { startTestRedis, type TestRedis } from '../../support/redis.ts';

let server: TestRedis;
let redis: Redis;
const clock = { wallMs: 1_000_000 };
beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.socket);
});
beforeEach(async () => {
  await redis.flushall();
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

/** One a second is kept, and one a second is shared; fifteen of each at once. */
const KEPT = 60;
function tiers() {
  return createTiers(redis, { wall: () => clock.wallMs } as Clock, 60);
}

/** 0, or the milliseconds to wait. */
async function ask(id: string, at: number): Promise<number> {
  return await tiers().reserve('T1', 'chat.postMessage', 0, { kept: KEPT, turn: { id, at } });
}

async function spendAll(): Promise<void> {
  for (let i = 0; i < 30; i += 1) expect(await ask(`early${i}`, 0)).toBe(0);
}

/** Which of them get through at this moment, whoever asks first. */
async function through(places: Readonly<Record<string, number>>): Promise<readonly string[]> {
  const got: string[] = [];
  for (const [id, at] of Object.entries(places)) if ((await ask(id, at)) === 0) got.push(id);
  return got;
}

test('what is kept for calls and what all share is theirs at once', spendAll);

test('where both are spent, they are served in the order of their places, whoever asks again first', async () => {
  await spendAll();
  const places = { third: 3, first: 1, fourth: 4, second: 2 };
  expect(await through(places)).toEqual([]);
  clock.wallMs += 1_000;
  expect(await through(places)).toEqual(['first', 'second']);
  clock.wallMs += 1_000;
  expect(await through({ fourth: 4, third: 3 })).toEqual(['fourth', 'third']);
});

test('each is told to come when it is their turn', async () => {
  await spendAll();
  const waits: number[] = [];
  for (let place = 1; place <= 6; place += 1) waits.push(await ask(`waits${place}`, place));

  expect(waits).toEqual([500, 1_000, 1_500, 2_000, 2_500, 3_000]);
});

test('whoever comes later with an earlier place goes first', async () => {
  await spendAll();
  expect(await ask('word', 100)).toBeGreaterThan(0);
  expect(await ask('call', 1)).toBeGreaterThan(0);
  expect(await ask('other call', 2)).toBeGreaterThan(0);
  clock.wallMs += 1_000;
  expect(await through({ word: 100, call: 1, 'other call': 2 })).toEqual(['call', 'other call']);
});

test('whoever never comes again is waited for a few seconds, and no longer', async () => {
  await spendAll();
  await ask('died', 1);
  await ask('died too', 2);
  clock.wallMs += 1_000;
  expect(await ask('lives', 3)).toBeGreaterThan(0);
  clock.wallMs += 6_000;
  expect(await ask('lives', 3)).toBe(0);
});

test('while Slack has told others to wait, what is kept is served in turn all the same', async () => {
  await spendAll();
  await tiers().pause('T1', 'chat.postMessage', 60_000);
  await ask('first', 1);
  await ask('second', 2);
  clock.wallMs += 1_000;
  expect(await through({ second: 2, first: 1 })).toEqual(['first']);
});
