export interface SimulatedClock {
  /** Simulated UTC, whole milliseconds. */
  now(): number;
  /** Simulated milliseconds per real one; 0 is frozen. */
  speed(): number;
  set(ms: number): void;
  advance(ms: number): void;
  rate(simulatedPerReal: number): void;
}

/** The workspace's clock. Signatures, trigger ids, response URLs and rate limits use the real one instead. */
export function simulatedClock(start: number, startRate: number, changed: () => void): SimulatedClock {
  let base = start;
  let anchor = performance.now();
  let rate = startRate;
  const now = () => Math.floor(base + (performance.now() - anchor) * rate);
  const rebase = (ms: number) => {
    base = ms;
    anchor = performance.now();
  };

  return {
    now,
    speed: () => rate,
    set(ms) {
      rebase(ms);
      changed();
    },
    advance(ms) {
      rebase(now() + ms);
      changed();
    },
    rate(simulatedPerReal) {
      rebase(now());
      rate = simulatedPerReal;
      changed();
    },
  };
}
