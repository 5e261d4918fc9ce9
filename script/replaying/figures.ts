import type { Zone } from '../../src/schedule/zone.ts';
import type { WordFinder } from './words.ts';

/** Aggregates only: nothing in them is about one person. */
export interface Figures {
  readonly messages: number;
  readonly mentions: number;
  readonly held: Readonly<Record<string, number>>;
  readonly passed: Readonly<Record<string, number>>;
  readonly digests: number;
  /** By hour of the recipient's day; undefined where that would be about fewer than five people. */
  readonly interruptions: Interruptions | undefined;
  /** The same rule. */
  readonly waits: Waits | undefined;
  readonly redPhone: RedPhone | undefined;
}

export interface Interruptions {
  readonly people: number;
  /** 24 numbers each. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly atNight: { readonly before: number; readonly after: number };
}

/** Minutes, rounded down. */
export interface Waits {
  readonly people: number;
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
  /** How many waited less than each of WAIT_STEPS, and not less than the one before; the last is the rest. */
  readonly spread: readonly number[];
}

export interface RedPhone {
  readonly words: readonly {
    readonly word: string;
    readonly messages: number;
    readonly heldMentions: number;
  }[];
  /** With any of the words. */
  readonly messages: number;
  /** Held mentions that would have come at once. */
  readonly heldMentions: number;
}

export const FEWEST_PEOPLE = 5;
/** Hours of waiting, for the spread. */
export const WAIT_STEPS = [1, 4, 8, 16, 24, 72] as const;
/** From 22:00 to 07:00. */
export const NIGHT_HOURS: ReadonlySet<number> = new Set([22, 23, 0, 1, 2, 3, 4, 5, 6]);

export interface Counting {
  message(text: string): void;
  /** `at` is its arrival, UTC ms; `zone` the recipient's, absent where Sluice is not for them. */
  mention(mention: CountedMention): void;
  digest(recipient: string, at: number, zone: Zone): void;
  delivered(recipient: string, waitedMs: number): void;
  figures(): Figures;
}

interface CountedMention {
  readonly recipient: string;
  readonly at: number;
  readonly zone: Zone | undefined;
  readonly text: string;
  readonly kind: 'held' | 'passed';
  readonly reason: string;
}

/** Its size is that of the people, not of the messages. */
export function countFigures(finder: WordFinder): Counting {
  const held = new Map<string, number>();
  const passed = new Map<string, number>();
  const before = hours();
  const after = hours();
  const interrupted = new Set<string>();
  const waited = new Set<string>();
  const waits = new Map<number, number>();
  const byWord = finder.words.map((word) => ({ word, messages: 0, heldMentions: 0 }));
  const any = { messages: 0, heldMentions: 0 };
  let messages = 0;
  let digests = 0;

  function countWords(text: string, what: 'messages' | 'heldMentions'): void {
    const found = finder.find(text);
    if (found.length > 0) any[what] += 1;
    for (const i of found) {
      const counts = byWord[i];
      if (counts !== undefined) counts[what] += 1;
    }
  }

  return {
    message(text) {
      messages += 1;
      countWords(text, 'messages');
    },

    mention({ recipient, at, zone, text, kind, reason }) {
      add(kind === 'held' ? held : passed, reason);
      if (kind === 'held') countWords(text, 'heldMentions');
      // Nobody is interrupted by themself.
      if (zone === undefined || reason === 'own-message') return;
      interrupted.add(recipient);
      const hour = hourIn(zone, at);
      before[hour] = (before[hour] ?? 0) + 1;
      // What comes as a block ends is shown by Slack at once, and once more in the next digest.
      if (kind === 'passed' || reason === 'block-ended') after[hour] = (after[hour] ?? 0) + 1;
    },

    digest(recipient, at, zone) {
      digests += 1;
      interrupted.add(recipient);
      const hour = hourIn(zone, at);
      after[hour] = (after[hour] ?? 0) + 1;
    },

    delivered(recipient, waitedMs) {
      waited.add(recipient);
      const minutes = Math.floor(waitedMs / 60_000);
      waits.set(minutes, (waits.get(minutes) ?? 0) + 1);
    },

    figures: () => ({
      messages,
      mentions: total(held) + total(passed),
      held: largestFirst(held),
      passed: largestFirst(passed),
      digests,
      interruptions:
        interrupted.size < FEWEST_PEOPLE
          ? undefined
          : {
              people: interrupted.size,
              before,
              after,
              atNight: { before: night(before), after: night(after) },
            },
      waits: waited.size < FEWEST_PEOPLE ? undefined : { people: waited.size, ...spreadOf(waits) },
      redPhone: finder.words.length === 0 ? undefined : { words: byWord, ...any },
    }),
  };
}

function hourIn(zone: Zone, instant: number): number {
  return new Date(instant + zone.offsetMs(instant)).getUTCHours();
}

function spreadOf(waits: ReadonlyMap<number, number>): Omit<Waits, 'people'> {
  const sorted = [...waits].sort(([a], [b]) => a - b);
  const count = total(waits);
  const at = (share: number): number => {
    let left = Math.ceil(count * share);
    for (const [minutes, times] of sorted) {
      left -= times;
      if (left <= 0) return minutes;
    }
    return 0;
  };
  const spread = [...WAIT_STEPS, Number.POSITIVE_INFINITY].map(() => 0);
  for (const [minutes, times] of sorted) {
    const step = WAIT_STEPS.findIndex((hour) => minutes < hour * 60);
    const i = step < 0 ? WAIT_STEPS.length : step;
    spread[i] = (spread[i] ?? 0) + times;
  }
  return { median: at(0.5), p90: at(0.9), longest: sorted.at(-1)?.[0] ?? 0, spread };
}

function hours(): number[] {
  return Array.from({ length: 24 }, () => 0);
}

function night(byHour: readonly number[]): number {
  return byHour.reduce((sum, count, hour) => sum + (NIGHT_HOURS.has(hour) ? count : 0), 0);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function total(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function largestFirst(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)));
}
