import { LateError } from './ask.ts';

export interface Deadline {
  /** Aborted with a LateError when the time is over, or with the outer signal's reason. */
  readonly signal: AbortSignal;
  [Symbol.dispose](): void;
}

/** What a timer can count. */
const LONGEST_MS = 2 ** 31 - 1;

/** A deadline of our own: timeouts of clients and servers have proved to hold less than they promise. */
export function startDeadline(ms: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new LateError()), Math.min(LONGEST_MS, Math.max(0, ms)));
  const onOuter = (): void => controller.abort(outer?.reason);
  if (outer?.aborted === true) onOuter();
  outer?.addEventListener('abort', onOuter, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onOuter);
    },
  };
}
