import type { Clock } from '../../src/clock.ts';

/** The clock of a replay: it stands still, and jumps from one thing that happens to the next. */
export interface ReplayClock extends Clock {
  /** Everything that hears of it has looked when this returns. */
  jumpTo(now: number): void;
}

/**
 * Real time passes in the app this much faster than outside. Slack's rate limits are real time: a thousand digests of
 * one instant take as long as they would in Slack, and the replay a hundredth of that.
 */
export const WALL_SPEED = 100;

export function replayClock(start: number): ReplayClock {
  const listeners = new Set<() => void>();
  const began = Date.now();
  let now = start;
  return {
    // What a jump passes over has passed for the rate limits and for what is kept of Slack as well.
    wall: () => began + (Date.now() - began) * WALL_SPEED + (now - start),
    now: () => now,
    rate: () => 0,
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    jumpTo(instant) {
      if (instant < now) throw new Error(`The clock cannot go back from ${now} to ${instant}`);
      if (instant === now) return;
      now = instant;
      for (const listener of listeners) listener();
    },
  };
}
