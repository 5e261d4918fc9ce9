import { createReads, together } from '../../../src/adapters/redis/together.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

const calls = async (): Promise<number> =>
  Number(/cmdstat_evalsha:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1] ?? 0);

test('what is read in one turn is read in one command, bytes as bytes and nothing as nothing', async () => {
  const bytes = Buffer.from([0, 255, 10, 200]);
  await redis.hset('{T1}:held:U1', 'a', bytes);
  await redis.hset('{T1}:people', 'U1', 'Grüße');
  await redis.sadd('{T1}:explained', 'U1');
  const reads = createReads(redis);
  await reads.field('T1', 'people', 'nobody');
  await redis.config('RESETSTAT');

  const [held, person, nobody, isOne, isOther, none] = await Promise.all([
    reads.hash('T1', 'held:U1'),
    reads.field('T1', 'people', 'U1'),
    reads.field('T1', 'people', 'U2'),
    reads.isMember('T1', 'explained', 'U1'),
    reads.isMember('T1', 'explained', 'U2'),
    reads.members('T1', 'watches:U1'),
  ]);

  expect(held.get('a')?.equals(bytes)).toBe(true);
  expect([person, nobody, isOne, isOther, none]).toEqual(['Grüße', undefined, true, false, []]);
  expect(await calls()).toBe(1);
});

test('one that fails fails alone, and says why', async () => {
  await redis.set('{T1}:people', 'no hash');
  await redis.hset('{T1}:dms', 'U1', 'D1');
  const reads = createReads(redis);

  const [bad, good] = await Promise.allSettled([
    reads.field('T1', 'people', 'U1'),
    reads.field('T1', 'dms', 'U1'),
  ]);

  expect(bad).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringContaining('WRONGTYPE') },
  });
  expect(good).toMatchObject({ status: 'fulfilled', value: 'D1' });
});

test('what several ask for in one turn is read once, and in the next turn anew', async () => {
  await redis.hset('{T1}:dms', 'U1', 'D1');
  const reads = [createReads(redis), createReads(redis)];
  await redis.config('RESETSTAT');
  const gets = async (): Promise<number> =>
    Number(/cmdstat_hget:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1] ?? 0);

  expect(await Promise.all(reads.map((each) => each.field('T1', 'dms', 'U1')))).toEqual(['D1', 'D1']);
  expect(await gets()).toBe(1);

  await redis.hset('{T1}:dms', 'U1', 'D2');
  expect(await reads[0]?.field('T1', 'dms', 'U1')).toBe('D2');
});

test('a script is run as often as it is asked for', async () => {
  const [take, of] = [together(redis, 'reserve'), together(redis, 'reserve')];
  const args = ['chat.update', 'tier:chat.update', 1_000, 100, 2] as const;

  expect(await Promise.all([take('T1', ...args), of('T1', ...args), take('T1', ...args)])).toEqual([
    0, 0, 100,
  ]);
});

test('what came along with an answer is not asked for until the turn ends, by anybody, and is then', async () => {
  await redis.hset('{T1}:dms', 'U1', 'D2');
  const reads = [createReads(redis), createReads(redis)] as const;

  reads[0].cameAlong('T1', ['HGET\ndms\nU1', Buffer.from('D1'), 'HGET\ndms\nU2', null]);
  expect(await reads[1].field('T1', 'dms', 'U1')).toBe('D1');
  expect(await reads[1].field('T1', 'dms', 'U2')).toBeUndefined();
  // Another workspace's is another.
  expect(await reads[1].field('T2', 'dms', 'U1')).toBeUndefined();

  expect(await reads[1].field('T1', 'dms', 'U1')).toBe('D2');
});
