/**
 * The two clocks. `wall` is always real: signatures, leases, timeouts, TTLs and BullMQ's delays go by it.
 * `now` is the time that people live in: hours, due times, absences, expiry of content. It can be simulated.
 * Both answer UTC milliseconds. No other file reads the time.
 */
export interface Clock {
  wall(): number;
  now(): number;
  /** Milliseconds of `now` for each millisecond of `wall`; 1 unless simulated. 0 is a stopped clock. */
  rate(): number;
  /** Calls back when `now` jumps, so that what became due is looked at without delay. Returns an unsubscribe. */
  onJump(listener: () => void): () => void;
}

export const systemClock: Clock = {
  wall: () => Date.now(),
  now: () => Date.now(),
  rate: () => 1,
  onJump: () => () => {},
};

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
