import { createHmac, randomBytes } from 'node:crypto';
import { createReplays } from '../../../src/adapters/redis/replays.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

const sentAt = Date.UTC(2026, 0, 20, 8);
const signature = (text: string): string => `v0=${createHmac('sha256', 'shh').update(text).digest('hex')}`;

test('a signature is new once, for each workspace, until it is forgotten', async () => {
  const replays = createReplays(redis);
  const request = { signature: signature('one'), sentAt };

  expect(await replays.isNew('T1', request)).toBe(true);
  expect(await replays.isNew('T1', request)).toBe(false);
  expect(await createReplays(redis).isNew('T1', request)).toBe(false);
  expect(await replays.isNew('T2', request)).toBe(true);

  await replays.forget('T1', request);
  expect(await replays.isNew('T1', request)).toBe(true);
});

test('what is kept of signatures goes after eleven minutes, whatever was forgotten in between', async () => {
  const replays = createReplays(redis);
  const request = { signature: signature('two'), sentAt };
  await replays.isNew('T3', request);
  await replays.forget('T3', request);
  await replays.isNew('T3', request);

  for (const key of await redis.keys('{T3}:*')) {
    expect(await redis.ttl(key)).toBeGreaterThan(600);
  }
});

test('ten thousand signatures of a minute are all told apart, and take some ten bytes each', async () => {
  const replays = createReplays(redis);
  const requests = Array.from({ length: 10_000 }, () => ({
    signature: `v0=${randomBytes(32).toString('hex')}`,
    sentAt,
  }));

  const first = await Promise.all(requests.map((request) => replays.isNew('T4', request)));
  const again = await Promise.all(requests.map((request) => replays.isNew('T4', request)));

  expect(first.every(Boolean)).toBe(true);
  expect(again.some(Boolean)).toBe(false);
  let bytes = 0;
  for (const key of await redis.keys('{T4}:*')) bytes += Number(await redis.memory('USAGE', key));
  expect(bytes / 10_000).toBeLessThan(15);
});
