import type { TenantId, UserId } from '../ids.ts';
import { callHandlers } from '../red-phone/call-jobs.ts';
import { registerCalls } from '../red-phone/call-listeners.ts';
import { type CallSince, callsSince } from '../red-phone/calls-since.ts';
import type { CallDeps } from '../red-phone/deps.ts';
import type { RingUp } from '../red-phone/ring.ts';
import type { Feature, Parts } from './feature.ts';

type Given = Pick<CallDeps, 'endForCall' | 'restoreAfterCall'>;

/** What the other features are given of calls. */
export interface RedPhone {
  readonly ringUp: RingUp;
  /** The calls to a person since then, the newest first, and what has come of each. */
  callsSince(tenant: TenantId, user: UserId, since: number): Promise<readonly CallSince[]>;
}

/** It cannot wait: calls. */
export function redPhoneFeature(parts: Parts & Given): Feature & RedPhone {
  const { urgentSlack: slack, urgentDirectory: directory, calls, urgentBells } = parts;
  const deps: CallDeps = { ...parts, slack, directory, hearMs: parts.timing.hearMs };
  return {
    urgent: callHandlers(deps),
    register: (bolt) => registerCalls(bolt, deps),
    async ringUp(tenant, ring, now) {
      await calls.keepRing(tenant, ring, now);
      // What is kept is found by the sweep, whatever becomes of the bell.
      await urgentBells.ring(tenant, now).catch(() => {});
    },
    callsSince: (tenant, user, since) => callsSince(tenant, user, since, deps),
  };
}
