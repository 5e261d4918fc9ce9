import { LEASE_MS } from './adapters/redis/agenda.ts';
import { CALL_TIMEOUT_MS } from './adapters/slack/web-api.ts';
import { SWEEP_MS } from './agenda/sweep.ts';
import { BACKOFF_MS } from './agenda/work-off.ts';
import { MINUTE, SECOND } from './clock.ts';
import { FACTS_MS } from './mentions/facts.ts';

/** How patient the app is, ms of `wall`. */
export interface Timing {
  /** How long a call of Slack may take. */
  readonly callMs: number;
  /** After how long a lost post has landed or never will. */
  readonly settleMs: number;
  /** How long a claim is somebody's without a word. */
  readonly leaseMs: number;
  /** How often is looked for what no bell has rung for. */
  readonly sweepMs: number;
  /** After the first failure of a due thing, the second, and so on. */
  readonly backoffMs: readonly number[];
  /** How soon what Slack gave no answer to in a person's own name is asked again. */
  readonly againMs: number;
  /** How old what triage knows may be where another process has changed it. */
  readonly factsMs: number;
  /** The minute by which Slack's limits are kept. Shorter where Slack is one that keeps none. */
  readonly minuteMs: number;
}

export const USUAL_TIMING: Timing = {
  callMs: CALL_TIMEOUT_MS,
  // Longer than a call may take, and time for what was sent to land.
  settleMs: 30 * SECOND,
  leaseMs: LEASE_MS,
  sweepMs: SWEEP_MS,
  backoffMs: BACKOFF_MS,
  againMs: 5 * SECOND,
  factsMs: FACTS_MS,
  minuteMs: MINUTE,
};
