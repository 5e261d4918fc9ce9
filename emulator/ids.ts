const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export interface Ids {
  /** A Slack-like id: the prefix and ten characters. */
  next(prefix: string): string;
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
  uuid(): string;
  /** A number in [0, 1). */
  random(): number;
}

/** Ids that come out the same for the same seed. */
export function seededIds(seed: number): Ids {
  const random = mulberry32(seed);
  const given = new Set<string>();
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');

  return {
    random,
    hex,
    next(prefix) {
      for (;;) {
        const tail = Array.from({ length: 9 }, () => ALPHABET.charAt(Math.floor(random() * 36))).join('');
        const id = `${prefix}0${tail}`;
        if (!given.has(id)) {
          given.add(id);
          return id;
        }
      }
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
