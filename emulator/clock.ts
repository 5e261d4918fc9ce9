export interface SimulatedClock {
  /** Simulated UTC, whole milliseconds. */
  now(): number;
  /** Simulated milliseconds per real one; 0 is frozen. */
  speed(): number;
  set(ms: number): void;
  advance(ms: number): void;
  rate(simulatedPerReal: number): void;
  /** Calls back after each step and each change of the rate, at once. Returns what ends it. */
  onStep(listener: () => void): () => void;
}

/** The workspace's clock. Signatures, trigger ids, response URLs and rate limits use the real one instead. */
export function simulatedClock(start: number, startRate: number, changed: () => void): SimulatedClock {
  let base = start;
  let anchor = performance.now();
  let rate = startRate;
  const now = () => Math.floor(base + (performance.now() - anchor) * rate);
  const listeners = new Set<() => void>();
  const rebase = (ms: number) => {
    base = ms;
    anchor = performance.now();
  };
  const stepped = () => {
    changed();
    for (const listener of [...listeners]) listener();
  };

  return {
    now,
    speed: () => rate,
    set(ms) {
      rebase(ms);
      stepped();
    },
    advance(ms) {
      rebase(now() + ms);
      stepped();
    },
    rate(simulatedPerReal) {
      rebase(now());
      rate = simulatedPerReal;
      stepped();
    },
    onStep(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The same clock for an app in this process, which then follows it at once and not only when it next asks for it. */
export function clockBeside({ now, speed, onStep }: SimulatedClock) {
  return { wall: (): number => Date.now(), now, rate: speed, onJump: onStep };
}
