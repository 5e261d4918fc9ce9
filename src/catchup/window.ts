import { HOUR } from '../clock.ts';
import type { Ts } from '../ids.ts';

/** What is to be read: everything after the one and before the other. */
export interface Window {
  readonly after: Ts;
  readonly before: Ts;
}

/** `since` is an instant in UTC ms, or the ts of a message. Slack's clock may be ahead of ours: nothing new is cut off. */
export function windowFrom(since: number | Ts, now: number): Window {
  return { after: typeof since === 'number' ? tsAt(since) : since, before: tsAt(now + HOUR) };
}

/** Everything that there is up to now. */
export function wholeWindow(now: number): Window {
  return windowFrom(0, now);
}

/** Slack's timestamp for an instant in UTC ms. */
export function tsAt(instant: number): Ts {
  return (Math.max(0, instant) / 1000).toFixed(6);
}
