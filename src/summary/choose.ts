import { likeness, type Scored } from './score.ts';

/** What a repetition, and a further sentence of the same message, take off a score. */
const REPEATS = 0.35;
const SAME_MESSAGE = 0.1;
/** Only the best are compared with one another: comparing all takes time that grows with their square. */
const CANDIDATES = 200;

/**
 * The best sentences that do not repeat one another, best first: `count` of them, or as many as fit in `words`, where
 * a message's first one is counted with the name before it.
 */
export function choose(
  sentences: readonly Scored[],
  limit: { readonly count: number } | { readonly words: number },
): Scored[] {
  const pool = sentences.toSorted((a, b) => b.score - a.score).slice(0, CANDIDATES);
  const worth = pool.map(({ score }) => score);
  const chosen: Scored[] = [];
  const spoken = new Set<string>();
  let words = 0;
  while (pool.length > 0 && !('count' in limit && chosen.length >= limit.count)) {
    const best = indexOfMost(worth);
    const [sentence] = pool.splice(best, 1);
    worth.splice(best, 1);
    if (sentence === undefined) break;
    const length = sentence.words + (spoken.has(sentence.message.ref.ts) ? 0 : 1);
    if ('words' in limit && words + length > limit.words) {
      if (words >= limit.words * 0.9) break;
      continue;
    }
    const isNew = !spoken.has(sentence.message.ref.ts);
    chosen.push(sentence);
    spoken.add(sentence.message.ref.ts);
    words += length;
    for (const [i, other] of pool.entries()) {
      const penalty =
        REPEATS * likeness(sentence, other) +
        (!isNew || sentence.message === other.message ? SAME_MESSAGE : 0);
      worth[i] = Math.min(worth[i] ?? 0, other.score - penalty);
    }
  }
  return chosen;
}

function indexOfMost(values: readonly number[]): number {
  let most = 0;
  for (const [i, value] of values.entries()) if (value > (values[most] ?? Number.NEGATIVE_INFINITY)) most = i;
  return most;
}
