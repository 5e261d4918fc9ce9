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
  /** How long a call waits for a shield to be ended before its message goes out all the same. */
  readonly hearMs: number;
  /** How soon what Slack gave no answer to in a person's own name is asked again. */
  readonly againMs: number;
  /** How old what triage knows may be where another process has changed it. */
  readonly factsMs: number;
  /** The minute by which Slack's limits are kept. Shorter where Slack is one that keeps none. */
  readonly minuteMs: number;
}
