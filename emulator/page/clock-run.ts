import type { SimulatedClock } from '../clock.ts';

const HOUR = 60 * 60_000;
/** So many blocks of anyone begin in a day at most, or something is wrong. */
const MOST_STOPS = 200;

/** What moving the clock asks of whoever runs the app. */
export interface Alongside {
  /** When the next block of anyone begins, simulated ms. */
  nextBlock(): Promise<number | undefined>;
  /** Resolves when all that is due by now is done. */
  settled(): Promise<void>;
}

/**
 * Moves the clock forward, and never back. It stops wherever a block begins on the way, so that what is due there
 * happens at its own time and nothing comes late.
 * @returns what kept it from moving, in words
 */
export async function runClock(
  clock: SimulatedClock,
  to: 'now' | 'next-block' | 'hour' | 'day',
  { nextBlock, settled }: Alongside,
): Promise<string | undefined> {
  if (to === 'next-block') {
    const next = await nextBlock();
    if (next === undefined) return 'Nobody has comms hours yet: type /comms on';
    clock.set(next);
    await settled();
    return undefined;
  }
  const target = to === 'now' ? Date.now() : clock.now() + (to === 'hour' ? HOUR : 24 * HOUR);
  if (target <= clock.now()) return 'The clock here is ahead of the real one, and time does not go back';
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const next = await nextBlock();
    if (next === undefined || next > target) break;
    clock.set(next);
    await settled();
  }
  clock.set(Math.max(target, clock.now()));
  await settled();
  return undefined;
}
