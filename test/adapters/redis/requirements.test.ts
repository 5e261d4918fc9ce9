import { Redis } from 'ioredis';
import { checkRedis, type Finding, judgeRedis } from '../../../src/adapters/redis/requirements.ts';
import { startTestRedis, type TestRedis } from '../../support/redis.ts';

let server: TestRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.socket);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

async function finding(about: Finding['about'], wall = () => Date.now()): Promise<Finding | undefined> {
  return (await checkRedis(redis, wall)).find((found) => found.about === about);
}

test('a Redis as it should be has nothing to mend', async () => {
  const findings = await checkRedis(redis, () => Date.now());

  expect(findings.map(({ about, level }) => `${about} ${level}`)).toEqual([
    'version ok',
    'eviction ok',
    'persistence ok',
    'clock ok',
  ]);
});

test('a policy that evicts is refused', async () => {
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');

  expect(await finding('eviction')).toMatchObject({
    level: 'refuse',
    words: expect.stringMatching(/allkeys-lru.*Set maxmemory-policy to noeviction/),
  });
  await redis.config('SET', 'maxmemory-policy', 'noeviction');
});

test('a Redis that forgets on a restart must be mended', async () => {
  await redis.config('SET', 'appendonly', 'no');

  expect(await finding('persistence')).toMatchObject({
    level: 'mend',
    words: expect.stringContaining('Set appendonly to yes'),
  });
  await redis.config('SET', 'appendonly', 'yes');
});

test.each([
  [-60_000, "Redis's clock is 60.0 s ahead of this machine's"],
  [60_000, "Redis's clock is 60.0 s behind this machine's"],
])('a clock of ours that is %i ms off is told, with the way it is off', async (offMs, words) => {
  expect(await finding('clock', () => Date.now() + offMs)).toMatchObject({
    level: 'mend',
    words: expect.stringContaining(words),
  });
});

test('half a second is no skew', async () => {
  expect(await finding('clock', () => Date.now() + 500)).toMatchObject({ level: 'ok' });
});

// The one thing that a real server here cannot be: of another version.
test.each([
  ['redis_version:6.2.14', 'refuse', 'Redis is 6.2.14: Sluice needs Redis 7 or later, or Valkey. Update it.'],
  ['redis_version:10.0.0', 'ok', 'Redis 10.0.0'],
  ['redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.1.1', 'ok', 'Valkey 8.1.1'],
])('%j is %s', (info, level, words) => {
  expect(judgeRedis(info, 0)[0]).toEqual({ about: 'version', level, words });
});
