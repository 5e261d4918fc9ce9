/** Chance that comes out the same for the same seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** True so often. */
  chance(probability: number): boolean;
  /** Milliseconds until something that happens every `mean` ms on average. */
  until(mean: number): number;
  pick<T>(items: readonly T[]): T;
  /** A stream of its own, so that how often one is asked does not change the other. */
  fork(): Random;
}

/** Mulberry32: small, and good enough to choose whom to kill. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    until: (mean) => Math.min(-Math.log(1 - next()) * mean, mean * 4),
    pick(items) {
      const picked = items[Math.floor(next() * items.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from');
      return picked;
    },
    fork: () => seeded(Math.floor(next() * 4_294_967_296)),
  };
}
