import { setTimeout as delay } from 'node:timers/promises';
import { SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';

/** Asks Slack, and asks again when Slack wants it later. */
export type Ask = <T>(ask: () => Promise<T>) => Promise<T>;

/** For opening and changing views; a view that has not opened within three seconds does not open at all. */
export const VIEW_PATIENCE_MS = 2.5 * SECOND;

/** Waits at least this long between two tries, ms. */
const LEAST_MS = 50;

/**
 * For what a person waits for: all that is asked through it waits `ms` of wall time in sum, and then gives up with
 * what was thrown. What Slack wants later than that is given up at once.
 */
export function patience(ms: number): Ask {
  let left = ms;
  return async (ask) => {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof RetryLaterError)) throw error;
        const wait = Math.max(error.retryAfterMs, LEAST_MS);
        if (wait > left) throw error;
        left -= wait;
        await delay(wait);
      }
    }
  };
}
