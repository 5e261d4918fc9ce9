import { simulatedClock } from '../../../emulator/clock.ts';
import { runClock } from '../../../emulator/page/clock-run.ts';

const HOUR = 60 * 60_000;
const START = Date.UTC(2026, 0, 20, 8);

/** A clock that stands still, and blocks at so many hours after the start. */
function running(...hours: number[]) {
  const clock = simulatedClock(START, 0, () => {});
  const stops: number[] = [];
  const starts = hours.map((hour) => START + hour * HOUR);
  return {
    clock,
    stops,
    alongside: {
      nextBlock: async () => starts.find((start) => start > clock.now()),
      settled: async () => void stops.push((clock.now() - START) / HOUR),
    },
  };
}

test('the next block is where it stops, and the app has done its work then', async () => {
  const { clock, stops, alongside } = running(2, 5);

  await expect(runClock(clock, 'next-block', alongside)).resolves.toBeUndefined();

  expect(stops).toEqual([2]);
});

test('on its way through a day it stops at every block, so that nothing comes late', async () => {
  const { clock, stops, alongside } = running(2, 5, 30);

  await runClock(clock, 'day', alongside);

  expect(stops).toEqual([2, 5, 24]);
});

test('a block at the very end of the way is reached once', async () => {
  const { clock, stops, alongside } = running(1);

  await runClock(clock, 'hour', alongside);

  expect([...new Set(stops)]).toEqual([1]);
});

test('without blocks to come it says so and stays', async () => {
  const { clock, alongside } = running();

  await expect(runClock(clock, 'next-block', alongside)).resolves.toMatch(/Nobody has comms hours/);
  expect(clock.now()).toBe(START);
});

test('time never goes back: not even to the real now', async () => {
  const { clock, alongside } = running();
  const ahead = Date.now() + 24 * HOUR;
  clock.set(ahead);

  await expect(runClock(clock, 'now', alongside)).resolves.toMatch(/does not go back/);
  expect(clock.now()).toBe(ahead);
});
