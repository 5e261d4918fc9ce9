import { TENANTS_KEY } from '../../../src/adapters/redis/agenda.ts';
import { createSaid } from '../../../src/adapters/redis/said.ts';
import { DAY, HOUR } from '../../../src/clock.ts';
import { useRedis } from '../../support/redis.ts';

const T = 'T1';
const NOON = Date.parse('2026-11-23T12:00Z');

const redis = useRedis();

describe('what is said in channels', () => {
  beforeEach(async () => {
    await redis.sadd(TENANTS_KEY, T);
  });

  test('is counted from the ten minutes after somebody was last there', async () => {
    const said = createSaid(redis);
    for (const at of [NOON - DAY, NOON, NOON + HOUR, NOON + HOUR, NOON + 2 * HOUR])
      said.note(T, 'C1', at + 60_000);
    said.note(T, 'C2', NOON + HOUR);

    const since = new Map([
      ['C1', NOON + 30_000],
      ['C2', NOON + 2 * HOUR],
    ]);
    expect(await said.after(T, since, NOON + 3 * HOUR)).toEqual(new Map([['C1', 3]]));

    for (const minutes of [4, 11, 25, 59]) said.note(T, 'C3', NOON + minutes * 60_000);
    const newIn = async (at: number) =>
      (await said.after(T, new Map([['C3', NOON + at * 60_000]]), NOON + 59.5 * 60_000)).get('C3');
    expect([
      await newIn(-1),
      await newIn(0),
      await newIn(3),
      await newIn(11),
      await newIn(30),
      await newIn(51),
    ]).toEqual([4, 3, 3, 2, 1, undefined]);
  });

  test('costs one transaction for each moment, however much it is', async () => {
    const said = createSaid(redis, 10_000);
    const before = await commands();
    for (let i = 0; i < 1_000; i += 1) said.note(T, `C${i % 3}`, NOON);
    await said.stop();

    expect((await commands()) - before).toBeLessThan(15);
    expect(await redis.hgetall(`{T1}:said:${NOON / HOUR}`)).toMatchObject({
      C0: '334',
      C1: '333',
      C2: '333',
    });
  });

  test('names nobody and goes after a week', async () => {
    const said = createSaid(redis);
    said.note(T, 'C1', NOON);
    await said.stop();
    for (const key of await redis.keys('*'))
      expect(await redis.pttl(key)).toBeLessThanOrEqual(7 * DAY + HOUR);
  });

  async function commands(): Promise<number> {
    return Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))?.[1]);
  }
});
