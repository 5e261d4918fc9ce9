/** A text to be found, as its terms. */
export interface Document {
  readonly terms: readonly string[];
}

export interface Found<T> {
  readonly document: T;
  /** Above 0: it shares a term with the question. */
  readonly score: number;
}

const K1 = 1.2;
const B = 0.75;

/** Okapi BM25: the documents that share a term with the question, best first. */
export function search<T extends Document>(documents: readonly T[], question: readonly string[]): Found<T>[] {
  const wanted = new Set(question);
  const spread = new Map<string, number>();
  let length = 0;
  for (const { terms } of documents) {
    length += terms.length;
    for (const term of new Set(terms)) if (wanted.has(term)) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  const mean = length / Math.max(1, documents.length) || 1;
  const found: Found<T>[] = [];
  for (const document of documents) {
    const counts = new Map<string, number>();
    for (const term of document.terms) if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    let score = 0;
    for (const [term, count] of counts) {
      const rare = spread.get(term) ?? 0;
      const idf = Math.log(1 + (documents.length - rare + 0.5) / (rare + 0.5));
      score += (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * document.terms.length) / mean));
    }
    if (score > 0) found.push({ document, score });
  }
  return found.sort((a, b) => b.score - a.score);
}
