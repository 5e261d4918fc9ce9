import type { Sentence } from './sentence.ts';

export interface Scored extends Sentence {
  /** About 0 to 2: how likely people would take it into a summary of its conversation. */
  readonly score: number;
  /** Its terms by their weight in the conversation. */
  readonly weights: ReadonlyMap<string, number>;
  /** Length of `weights` as a vector; never 0. */
  readonly norm: number;
}

/** By hand, on threads with summaries by people: what comes first counts for more than what is central. */
const WEIGHTS = {
  central: 0.8,
  first: 0.35,
  second: 0.1,
  root: 0.25,
  early: 0.15,
  deep: 0.35,
  decides: 0.08,
  commits: 0.05,
  resolves: 0.08,
  asks: 0.03,
  short: 0.3,
  long: 0.35,
} as const;
const SHORT_WORDS = 5;
const LONG_WORDS = 45;

/** Scores the sentences of one conversation, given in its order. */
export function scored(sentences: readonly Sentence[]): Scored[] {
  const spread = new Map<string, number>();
  const total = new Map<string, number>();
  for (const { terms } of sentences) {
    for (const [term, count] of terms) {
      spread.set(term, (spread.get(term) ?? 0) + 1);
      total.set(term, (total.get(term) ?? 0) + count);
    }
  }
  const rarity = (term: string): number => Math.log(1 + sentences.length / (spread.get(term) ?? 1));
  let centre = 0;
  for (const [term, count] of total) {
    const weight = count * rarity(term);
    total.set(term, weight);
    centre += weight * weight;
  }
  const order = orderOf(sentences);
  return sentences.map((sentence) => {
    const weights = new Map<string, number>();
    let [norm, common] = [0, 0];
    for (const [term, count] of sentence.terms) {
      const weight = count * rarity(term);
      weights.set(term, weight);
      norm += weight * weight;
      common += weight * (total.get(term) ?? 0);
    }
    const central = norm === 0 ? 0 : common / Math.sqrt(norm * centre);
    const position = order.get(sentence.message.ref.ts) ?? 0;
    return {
      ...sentence,
      weights,
      norm: Math.sqrt(norm) || 1,
      score: weighed(sentence, central, position, order.size),
    };
  });
}

function weighed(
  { place, words, cues }: Sentence,
  central: number,
  position: number,
  messages: number,
): number {
  return (
    WEIGHTS.central * central +
    (place === 0 ? WEIGHTS.first : 0) +
    (place === 1 ? WEIGHTS.second : 0) +
    (position === 0 ? WEIGHTS.root : 0) +
    WEIGHTS.early * (1 - position / messages) -
    (WEIGHTS.deep * Math.min(place, 8)) / 8 +
    (cues.decides ? WEIGHTS.decides : 0) +
    (cues.commits ? WEIGHTS.commits : 0) +
    (cues.resolves ? WEIGHTS.resolves : 0) +
    (cues.asks ? WEIGHTS.asks : 0) -
    (words < SHORT_WORDS ? WEIGHTS.short : 0) -
    (words > LONG_WORDS ? WEIGHTS.long : 0)
  );
}

function orderOf(sentences: readonly Sentence[]): Map<string, number> {
  const order = new Map<string, number>();
  for (const { message } of sentences) if (!order.has(message.ref.ts)) order.set(message.ref.ts, order.size);
  return order;
}

/** How much two sentences say the same, 0 to 1. */
export function likeness(a: Scored, b: Scored): number {
  let common = 0;
  for (const [term, weight] of a.weights) common += weight * (b.weights.get(term) ?? 0);
  return common / (a.norm * b.norm);
}
