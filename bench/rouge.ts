import { porterStem } from './porter.ts';

/** F1, 0 to 1. */
export interface Rouge {
  readonly one: number;
  readonly two: number;
  readonly l: number;
}

/**
 * ROUGE-1, -2 and -L as `rouge_score` computes them with its stemmer, which agrees with ROUGE-1.5.5 -m: words of a–z
 * and 0–9, those over three characters stemmed, stopwords kept, L over the whole text.
 */
export function rouge(candidate: string, reference: string): Rouge {
  const [said, wanted] = [rougeTokens(candidate), rougeTokens(reference)];
  return {
    one: overlap(grams(said, 1), grams(wanted, 1)),
    two: overlap(grams(said, 2), grams(wanted, 2)),
    l: f1(commonLength(said, wanted), said.length, wanted.length),
  };
}

/** Against several people's summaries: the mean over them. */
export function rougeOver(candidate: string, references: readonly string[]): Rouge {
  const scores = references.map((reference) => rouge(candidate, reference));
  const mean = (pick: (score: Rouge) => number): number =>
    scores.reduce((sum, score) => sum + pick(score), 0) / Math.max(1, scores.length);
  return { one: mean(({ one }) => one), two: mean(({ two }) => two), l: mean(({ l }) => l) };
}

export function rougeTokens(text: string): string[] {
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.map((word) => (word.length > 3 ? porterStem(word) : word));
}

function grams(tokens: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= tokens.length; i++) {
    const gram = tokens.slice(i, i + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function overlap(said: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [gram, count] of wanted) common += Math.min(count, said.get(gram) ?? 0);
  return f1(common, total(said), total(wanted));
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

function f1(common: number, said: number, wanted: number): number {
  if (common === 0) return 0;
  const [precision, recall] = [common / said, common / wanted];
  return (2 * precision * recall) / (precision + recall);
}

/** Length of the longest common subsequence. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    for (let j = 1; j <= b.length; j++) {
      row[j] = word === b[j - 1] ? (before[j - 1] ?? 0) + 1 : Math.max(before[j] ?? 0, row[j - 1] ?? 0);
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
