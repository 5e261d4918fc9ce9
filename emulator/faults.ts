import type { Args } from './web-api/args.ts';

export interface Fault {
  /** A Web API method, `response_url`, or `*` for all. */
  method: string;
  /**
   * - `accept-and-drop`: carried out, and the connection cut before the answer
   * - `accept-late`: carried out only after `ms`, whether or not the client still waits
   * - `delay`: carried out at once, answered after `ms`
   * - `ratelimited`: 429 with `retryAfter` (seconds, 1 by default)
   * - `server-error`: HTTP 500, not carried out
   * - `refuse`: the connection cut, not carried out
   * - `error`: `ok: false` with `error`
   */
  kind: 'accept-and-drop' | 'accept-late' | 'delay' | 'ratelimited' | 'server-error' | 'refuse' | 'error';
  /** How many calls it hits; every one by default. */
  times?: number;
  ms?: number;
  retryAfter?: number;
  error?: string;
  /** Given the call's arguments, those that came as JSON text parsed. */
  when?: (args: { [name: string]: unknown }) => boolean;
}

export interface FaultHandle {
  remove(): void;
  readonly hits: number;
}

export interface Faults {
  add(fault: Fault): FaultHandle;
  /** The fault that hits this call, counted; the one added first wins. */
  take(method: string, args: Args): Fault | undefined;
}

export function makeFaults(): Faults {
  const active = new Map<Fault, number>();
  const spent = new Map<Fault, number>();

  return {
    add(fault) {
      active.set(fault, 0);
      return {
        remove() {
          spent.set(fault, active.get(fault) ?? spent.get(fault) ?? 0);
          active.delete(fault);
        },
        get hits() {
          return active.get(fault) ?? spent.get(fault) ?? 0;
        },
      };
    },
    take(method, args) {
      for (const [fault, hits] of active) {
        if (fault.method !== method && fault.method !== '*') continue;
        if (fault.when && !fault.when(args.shown())) continue;
        active.set(fault, hits + 1);
        if (hits + 1 >= (fault.times ?? Number.POSITIVE_INFINITY)) {
          active.delete(fault);
          spent.set(fault, hits + 1);
        }
        return fault;
      }
      return undefined;
    },
  };
}
