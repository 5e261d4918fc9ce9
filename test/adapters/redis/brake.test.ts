import { createBrake } from '../../../src/adapters/redis/brake.ts';
import { createPeople } from '../../../src/adapters/redis/people.ts';
import { DAY, HOUR, MINUTE } from '../../../src/clock.ts';
import { MOST_OPEN_MS, weekOf } from '../../../src/red-phone/brake.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const brake = createBrake(redis);

const monday = Date.parse('2026-11-23T00:00Z');
const tuesday = monday + DAY + 9 * HOUR;

async function everyKeyExpires(): Promise<boolean> {
  const keys = await redis.keys('*');
  const left = await Promise.all(keys.map((key) => redis.pttl(key)));
  return keys.length > 0 && left.every((ms) => ms > 0);
}

test.each([
  ['2026-11-22T23:59:59.999Z', '2026-11-16T00:00Z'],
  ['2026-11-23T00:00Z', '2026-11-23T00:00Z'],
  ['2026-11-29T23:59Z', '2026-11-23T00:00Z'],
  ['2027-01-01T12:00Z', '2026-12-28T00:00Z'],
])('at %s the week is that of %s', (now, start) => {
  expect(weekOf(Date.parse(now))).toBe(Date.parse(start));
});

describe('the budget of calls', () => {
  test('counts each call of a week once, however often it is asked', async () => {
    expect(await brake.spend('T1', 'UANA', 'c1', tuesday)).toBe(1);
    expect(await brake.spend('T1', 'UANA', 'c1', tuesday + MINUTE)).toBe(1);
    expect(await brake.spend('T1', 'UANA', 'c2', tuesday + HOUR)).toBe(2);
    expect(await brake.spend('T1', 'UANA', 'c1', tuesday + 2 * HOUR)).toBe(2);
    expect(await brake.spent('T1', 'UANA', tuesday + 3 * HOUR)).toBe(2);
  });

  test('two workers that spend at once count both calls', async () => {
    const counts = await Promise.all(
      Array.from({ length: 20 }, (_, i) => brake.spend('T1', 'UANA', `c${i % 10}`, tuesday)),
    );
    expect(Math.max(...counts)).toBe(10);
  });

  test('begins anew on Monday, 00:00 UTC', async () => {
    await brake.spend('T1', 'UANA', 'c1', monday - 1);
    expect(await brake.spent('T1', 'UANA', monday - 1)).toBe(1);
    expect(await brake.spent('T1', 'UANA', monday)).toBe(0);
    expect(await brake.spend('T1', 'UANA', 'c2', monday)).toBe(1);
  });

  test('is a caller’s own, in their own workspace', async () => {
    await brake.spend('T1', 'UANA', 'c1', tuesday);
    expect(await brake.spend('T1', 'UBEN', 'c2', tuesday)).toBe(1);
    expect(await brake.spend('T2', 'UANA', 'c3', tuesday)).toBe(1);
  });

  test('gets back what was not made after all', async () => {
    await brake.spend('T1', 'UANA', 'c1', tuesday);
    await brake.spend('T1', 'UANA', 'c2', tuesday);
    await brake.giveBack('T1', 'UANA', 'c1');
    await brake.giveBack('T1', 'UANA', 'c1');
    expect(await brake.spent('T1', 'UANA', tuesday)).toBe(1);
  });

  test('is forgotten by itself', async () => {
    await brake.spend('T1', 'UANA', 'c1', tuesday);
    expect(await everyKeyExpires()).toBe(true);
  });
});

describe('mutes', () => {
  const midnight = monday + 2 * DAY;

  test('keep one caller from one recipient, until they end', async () => {
    await brake.mute('T1', 'UBEN', 'UANA', midnight);
    const asked = ['UBEN', 'UCHI'];
    expect(await brake.mutes('T1', 'UANA', asked, tuesday)).toEqual(new Set(['UBEN']));
    expect(await brake.mutes('T1', 'UANA', asked, midnight - 1)).toEqual(new Set(['UBEN']));
    expect(await brake.mutes('T1', 'UANA', asked, midnight)).toEqual(new Set());
    expect(await brake.mutes('T1', 'UCHI', asked, tuesday)).toEqual(new Set());
    expect(await brake.mutes('T2', 'UANA', asked, tuesday)).toEqual(new Set());
  });

  test('are forgotten by themselves', async () => {
    await brake.mute('T1', 'UBEN', 'UANA', midnight);
    expect(await everyKeyExpires()).toBe(true);
  });
});

describe('open calls', () => {
  const key = 'UBEN,UCHI C1 sev1';

  test('a second call for the same people, channel and word joins the first', async () => {
    expect(await brake.openCall('T1', key, 'c1', tuesday)).toBe('c1');
    expect(await brake.openCall('T1', key, 'c2', tuesday + MINUTE)).toBe('c1');
    expect(await brake.openCall('T1', key, 'c1', tuesday + MINUTE)).toBe('c1');
    expect(await brake.openCall('T1', 'UBEN C1 sev1', 'c3', tuesday)).toBe('c3');
    expect(await brake.openCall('T2', key, 'c4', tuesday)).toBe('c4');
  });

  test('of many that come at once, one is open and the others join it', async () => {
    const opened = await Promise.all(
      Array.from({ length: 20 }, (_, i) => brake.openCall('T1', key, `c${i}`, tuesday)),
    );
    expect(new Set(opened).size).toBe(1);
  });

  test('once it is closed, the next call is one of its own', async () => {
    await brake.openCall('T1', key, 'c1', tuesday);
    await brake.closed('T1', key, 'c1');
    expect(await brake.openCall('T1', key, 'c2', tuesday)).toBe('c2');
  });

  test('a call that ended long ago closes no other', async () => {
    await brake.openCall('T1', key, 'c1', tuesday);
    await brake.closed('T1', key, 'c1');
    await brake.openCall('T1', key, 'c2', tuesday);
    await brake.closed('T1', key, 'c1');
    expect(await brake.openCall('T1', key, 'c3', tuesday)).toBe('c2');
  });

  test('one that nobody ever closed swallows no call after an hour', async () => {
    await brake.openCall('T1', key, 'c1', tuesday);
    expect(await brake.openCall('T1', key, 'c2', tuesday + MOST_OPEN_MS - 1)).toBe('c1');
    expect(await brake.openCall('T1', key, 'c3', tuesday + MOST_OPEN_MS)).toBe('c3');
    expect(await brake.openCall('T1', key, 'c4', tuesday + MOST_OPEN_MS + 1)).toBe('c3');
  });

  test('are forgotten by themselves', async () => {
    await brake.openCall('T1', key, 'c1', tuesday);
    expect(await everyKeyExpires()).toBe(true);
  });
});

test('of whoever leaves, neither their calls nor their mutes are kept', async () => {
  await brake.spend('T1', 'UANA', 'c1', tuesday);
  await brake.mute('T1', 'UANA', 'UBEN', tuesday + DAY);
  await createPeople(redis).forget('T1', 'UANA');

  const kept = await redis.keys('*');
  expect(kept.filter((key) => key.includes('UANA'))).toEqual([]);
});
