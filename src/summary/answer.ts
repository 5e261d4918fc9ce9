import { search } from './bm25.ts';
import { ownWords } from './candidate.ts';
import type { CleanMessage } from './clean.ts';
import { lineTokens } from './prompt.ts';
import { sayingSentences } from './sentence.ts';
import type { Statement } from './summary.ts';
import { termsOf } from './terms.ts';

const STATEMENTS = 5;
/** How much of the best hit's score another must have. */
const NEAR = 0.35;
const CONTEXT_HITS = 40;
/** What is no longer is quoted whole. */
const WHOLE_CHARACTERS = 200;

/** What people said about something, in their own words, in the order in which they said it: to a question its answer. */
export function answerByWords(messages: readonly CleanMessage[], question: string): Statement[] {
  const found = relevantMessages(messages, question, STATEMENTS);
  const wanted = new Set(termsOf(question));
  const told = new Set(found.flatMap((message) => [message, ...answerTo(message, messages)]));
  return [...told]
    .map((message) => ownWords(message, tellingPart(message, wanted)))
    .toSorted((a, b) => a.at - b.at);
}

/** The messages that a question is about, best first. A thread's other messages lend theirs some of their weight. */
export function relevantMessages(
  messages: readonly CleanMessage[],
  question: string,
  limit: number,
): CleanMessage[] {
  const documents = messages.map((message) => ({ message, terms: termsOf(message.text) }));
  const hits = search(documents, termsOf(question));
  const byThread = new Map<string, number>();
  for (const { document, score } of hits) {
    const { thread } = document.message;
    byThread.set(thread, Math.max(byThread.get(thread) ?? 0, score));
  }
  const weighed = hits
    .map(({ document, score }) => ({
      message: document.message,
      score: score + 0.3 * (byThread.get(document.message.thread) ?? 0),
    }))
    .sort((a, b) => b.score - a.score);
  const least = (weighed[0]?.score ?? 0) * NEAR;
  return weighed
    .filter(({ score }) => score >= least)
    .slice(0, limit)
    .map(({ message }) => message);
}

/**
 * The messages that a question may be answered from, oldest first, as many as fit: what it is about, and what was said
 * right after it in the same thread.
 */
export function contextOf(
  messages: readonly CleanMessage[],
  question: string,
  roomTokens: number,
): CleanMessage[] {
  const threads = Map.groupBy(messages, ({ thread }) => thread);
  const taken = new Set<CleanMessage>();
  let tokens = 0;
  for (const hit of relevantMessages(messages, question, CONTEXT_HITS)) {
    const thread = threads.get(hit.thread) ?? [];
    const at = thread.indexOf(hit);
    for (const message of thread.slice(at, at + 3)) {
      const more = lineTokens(message);
      if (taken.has(message) || tokens + more > roomTokens) continue;
      taken.add(message);
      tokens += more;
    }
  }
  return [...taken].sort((a, b) => a.at - b.at);
}

/** What somebody else says next in the thread of a question. */
function answerTo(question: CleanMessage, messages: readonly CleanMessage[]): readonly CleanMessage[] {
  if (!sayingSentences(question).some(({ cues }) => cues.asks)) return [];
  const answer = messages.find(
    (message) =>
      message.thread === question.thread &&
      message.at > question.at &&
      message.author.user !== question.author.user &&
      sayingSentences(message).length > 0,
  );
  return answer === undefined ? [] : [answer];
}

function tellingPart(message: CleanMessage, wanted: ReadonlySet<string>): string {
  if (message.text.length <= WHOLE_CHARACTERS) return message.text;
  const shared = (terms: ReadonlyMap<string, number>): number =>
    [...terms.keys()].filter((term) => wanted.has(term)).length;
  const [best] = sayingSentences(message).toSorted((a, b) => shared(b.terms) - shared(a.terms));
  return best?.text ?? message.text;
}
