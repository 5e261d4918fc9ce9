import { counted } from '../../src/summary/sentence.ts';
import { termsOf } from '../../src/summary/terms.ts';

/** From this likeness on, two texts are neighbours. */
const THRESHOLD = 0.1;
const DAMPING = 0.85;
const ROUNDS = 30;

/** Plain LexRank (Erkan and Radev, 2004) over all texts at once: how central each is. */
export function lexRank(texts: readonly string[]): number[] {
  const bags = texts.map((text) => counted(termsOf(text)));
  const spread = new Map<string, number>();
  for (const bag of bags) for (const term of bag.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  const vectors = bags.map((bag) => {
    const vector = new Map<string, number>();
    let norm = 0;
    for (const [term, count] of bag) {
      const weight = count * Math.log(texts.length / (spread.get(term) ?? 1));
      vector.set(term, weight);
      norm += weight * weight;
    }
    return { vector, norm: Math.sqrt(norm) || 1 };
  });
  const neighbours: number[][] = texts.map(() => []);
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length; j++) {
      if (cosine(vectors[i], vectors[j]) < THRESHOLD) continue;
      neighbours[i]?.push(j);
      neighbours[j]?.push(i);
    }
  }
  let ranks = texts.map(() => 1 / texts.length);
  for (let round = 0; round < ROUNDS; round++) {
    const next = texts.map(() => (1 - DAMPING) / texts.length);
    for (const [i, near] of neighbours.entries()) {
      for (const j of near) next[j] = (next[j] ?? 0) + (DAMPING * (ranks[i] ?? 0)) / near.length;
    }
    ranks = next;
  }
  return ranks;
}

interface Vector {
  readonly vector: ReadonlyMap<string, number>;
  readonly norm: number;
}

function cosine(a: Vector | undefined, b: Vector | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [few, many] = a.vector.size < b.vector.size ? [a, b] : [b, a];
  let common = 0;
  for (const [term, weight] of few.vector) common += weight * (many.vector.get(term) ?? 0);
  return common / (a.norm * b.norm);
}
