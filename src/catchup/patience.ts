import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';

/** There is no time left to wait for Slack. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';
  readonly because: 'rate-limit' | 'time';

  constructor(because: 'rate-limit' | 'time') {
    super('No time is left to read more');
    this.because = because;
  }
}

/** Asks Slack, and where Slack says to wait, waits and asks again. */
export type Patiently = <T>(ask: () => Promise<T>) => Promise<T>;

/** `until` is UTC ms of `wall`. @throws OutOfTimeError where that would pass, and the signal's reason. */
export function patientUntil(until: number, clock: Pick<Clock, 'wall'>, signal: AbortSignal): Patiently {
  return async (ask) => {
    for (;;) {
      signal.throwIfAborted();
      if (clock.wall() >= until) throw new OutOfTimeError('time');
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof RetryLaterError)) throw error;
        if (clock.wall() + error.retryAfterMs >= until) throw new OutOfTimeError('rate-limit');
        await pause(error.retryAfterMs, undefined, { signal });
      }
    }
  };
}
