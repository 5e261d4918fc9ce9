import { search } from './bm25.ts';
import { sharedKeys } from './shared-keys.ts';
import { termsOf } from './terms.ts';

/** A thread that may be about the same. Whoever passes it has checked that the reader may see its channel. */
export interface EarlierThread {
  /** Anything that tells threads apart. */
  readonly id: string;
  /** The texts of its messages, mrkdwn, the root first. */
  readonly texts: readonly string[];
  /** UTC ms of its last message. */
  readonly at: number;
}

export interface Related<T extends EarlierThread> {
  readonly thread: T;
  /** `key`: both name the same pull request, issue, ticket or document. `words`: both talk about the same. */
  readonly because: 'key' | 'words';
  readonly score: number;
}

/** How many of the rarest words of what was read are looked for. */
const QUESTION_TERMS = 25;
/** A thread must have this share of the question's terms, and so many of them, to be about the same. */
const LEAST_SHARE = 0.25;
const LEAST_TERMS = 4;

/** Earlier threads on what `texts` are about: those that share a key first, then those that share their words. */
export function relatedThreads<T extends EarlierThread>(
  texts: readonly string[],
  earlier: readonly T[],
  limit = 3,
): Related<T>[] {
  const keys = new Set(texts.flatMap((text) => [...sharedKeys(text)]));
  const documents = earlier.map((thread) => ({
    thread,
    // The root says what a thread is about: it counts twice.
    terms: termsOf([thread.texts[0] ?? '', ...thread.texts].join('\n')),
    common: thread.texts.flatMap((text) => [...sharedKeys(text)]).filter((key) => keys.has(key)).length,
  }));
  const byKey = documents
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common || b.thread.at - a.thread.at)
    .map(({ thread, common }) => ({ thread, because: 'key' as const, score: common }));
  const question = questionOf(texts, documents);
  const wanted = new Set(question);
  const byWords = search(
    documents.filter(({ common }) => common === 0),
    question,
  ).flatMap(({ document: { thread, terms }, score }) => {
    const shared = new Set(terms.filter((term) => wanted.has(term))).size;
    const isAlike = shared >= LEAST_TERMS && shared >= wanted.size * LEAST_SHARE;
    return isAlike ? [{ thread, because: 'words' as const, score }] : [];
  });
  return [...byKey, ...byWords].slice(0, limit);
}

/** What stands out in the texts against all that was said earlier. */
function questionOf(
  texts: readonly string[],
  documents: readonly { readonly terms: readonly string[] }[],
): string[] {
  const spread = new Map<string, number>();
  for (const { terms } of documents)
    for (const term of new Set(terms)) spread.set(term, (spread.get(term) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const text of texts) for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weight = ([term, count]: readonly [string, number]): number =>
    (1 + Math.log(count)) * Math.log(1 + documents.length / (1 + (spread.get(term) ?? 0)));
  return [...counts]
    .filter(([term]) => spread.has(term))
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, QUESTION_TERMS)
    .map(([term]) => term);
}
