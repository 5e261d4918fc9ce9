import { makeRateLimits } from '../../../emulator/rate-limits.ts';
import { createSlots } from '../../../src/adapters/redis/shield-slots.ts';
import { MINUTE, SECOND } from '../../../src/clock.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
let wall: number;
beforeEach(() => {
  wall = 1_000_000;
});

const SET = 'dnd.setSnooze';
const take = (most: number, who?: string): Promise<number> =>
  createSlots(redis, { wall: () => wall }).take('T1', SET, most, who);

test('as many as are allowed go at once, and the next ones wait for those to be a minute old', async () => {
  for (let i = 0; i < 18; i += 1) expect(await take(18, `U${i}`)).toBe(0);
  expect(await take(18, 'U18')).toBe(MINUTE + SECOND);
});

test('whoever waits keeps their place: those who come later go after them', async () => {
  for (let i = 0; i < 3; i += 1) await take(2, `U${i}`);
  wall += 30 * SECOND;
  expect(await take(2, 'U3')).toBe(31 * SECOND);
  expect(await take(2, 'U4')).toBe(91 * SECOND + SECOND);
  expect(await take(2, 'U2')).toBe(31 * SECOND);
  wall += 31 * SECOND;
  expect(await take(2, 'U2')).toBe(0);
  expect(await take(2, 'U3')).toBe(0);
  expect(await take(2, 'U4')).toBeGreaterThan(0);
});

test('what is kept for calls that cannot wait is there however many wait', async () => {
  for (let i = 0; i < 400; i += 1) await take(18, `U${i}`);
  expect(await take(20, undefined)).toBe(0);
  expect(await take(20, undefined)).toBe(0);
  expect(await take(20, undefined)).toBeGreaterThan(0);
});

test('a place that nobody comes for is given up, and a glance takes none', async () => {
  for (let i = 0; i < 3; i += 1) await take(2, `U${i}`);
  await take(2, undefined);
  wall += 10 * MINUTE;
  expect(await take(2, 'U8')).toBe(0);
  expect(await take(2, 'U9')).toBe(0);
});

test('while Slack itself says to wait, everybody does', async () => {
  await redis.set('{T1}:pause:dnd.setSnooze', '1', 'PX', 5_000);
  expect(await take(18, 'U1')).toBeGreaterThan(4_000);
});

test('400 who come at once all have had their turn within 23 minutes, and Slack never once says that it was too much', async () => {
  const limits = makeRateLimits(500, () => wall);
  const waiting = new Map(Array.from({ length: 400 }, (_, i) => [`U${i}`, wall]));
  const begun = wall;
  let refused = 0;
  // Calls arrive a little after they were allowed, and come back for their turn a little late.
  let jitter = 7;
  const late = (): number => {
    jitter = (jitter * 31) % 997;
    return jitter / 2;
  };
  while (waiting.size > 0) {
    const [user = '', at = 0] = [...waiting].reduce((first, each) => (each[1] < first[1] ? each : first));
    wall = Math.max(wall, at);
    const wait = await take(18, user);
    if (wait > 0) {
      waiting.set(user, wall + wait + late());
    } else {
      waiting.delete(user);
      const allowed = wall;
      wall += late();
      if (limits.take(SET, undefined) !== undefined) refused += 1;
      wall = allowed;
    }
  }
  expect(refused).toBe(0);
  expect(wall - begun).toBeLessThan(23 * MINUTE);
});
