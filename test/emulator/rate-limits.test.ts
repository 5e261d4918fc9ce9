import { makeRateLimits } from '../../emulator/rate-limits.ts';
import { client, closeAll, start } from './support.ts';

afterEach(closeAll);

test('a Tier 2 method takes 20 calls a minute, and says when to come back', () => {
  let now = 0;
  const limits = makeRateLimits(500, () => now);
  const take = () => limits.take('users.list', undefined);

  for (let count = 0; count < 20; count++) expect(take()).toBeUndefined();
  now = 30_000;
  expect(take()).toBe(30);
  expect(limits.take('usergroups.list', undefined)).toBeUndefined();
  now = 60_001;
  expect(take()).toBeUndefined();
});

test('posts to one channel come about once a second after a small burst; other channels are not held up', () => {
  let now = 0;
  const limits = makeRateLimits(500, () => now);
  const post = (channel: string) => limits.take('chat.postMessage', channel);

  for (let count = 0; count < 5; count++) expect(post('D1')).toBeUndefined();
  expect(post('D1')).toBe(1);
  expect(post('D2')).toBeUndefined();
  now = 1000;
  expect(post('D1')).toBeUndefined();
  expect(post('D1')).toBe(1);
});

test('posts over the whole workspace have a ceiling of their own', () => {
  const limits = makeRateLimits(3, () => 0);

  const waits = ['D1', 'D2', 'D3', 'D4'].map((channel) => limits.take('chat.postMessage', channel));

  expect(waits).toEqual([undefined, undefined, undefined, 60]);
});

test('a client over the limit gets 429 with Retry-After; with limits off it does not', async () => {
  const strict = await start();
  const lax = await start({ rateLimits: false });
  const burst = (slack: typeof strict) =>
    Promise.allSettled(Array.from({ length: 21 }, () => client(slack).usergroups.list({})));

  const refused = (await burst(strict)).filter(({ status }) => status === 'rejected');

  expect(refused).toMatchObject([{ reason: { retryAfter: expect.any(Number) } }]);
  expect((await burst(lax)).every(({ status }) => status === 'fulfilled')).toBe(true);
});
