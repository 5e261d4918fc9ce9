import { cut } from '../block-kit.ts';
import type { Words } from '../words/words.ts';
import { choose } from './choose.ts';
import type { CleanMessage } from './clean.ts';
import { scored } from './score.ts';
import { newSentences, type Sentence, sayingSentences } from './sentence.ts';
import type { HeadlineSentence, SummaryItem } from './summary.ts';

const WHAT_CHARACTERS = 120;
/** A thread of fewer messages is no subject that all was about. */
const TALKED_ABOUT = 4;
/** What is weighed against one another takes no time that anybody notices. */
const MOST_WEIGHED = 100;

/**
 * Two sentences: what there is to do, and what most was said about. Made in code, from items that were checked and
 * from what somebody wrote, so that it states nothing of its own. `fresh` are those of all messages that are told.
 */
export function headlineOf(
  items: readonly SummaryItem[],
  fresh: readonly CleanMessage[],
  all: readonly CleanMessage[],
  { summary: words }: Pick<Words, 'summary'>,
): HeadlineSentence[] {
  if (fresh.length === 0) return [{ text: words.headline.nothing, citations: [] }];
  const about = subject(items, fresh, all, words);
  return [{ text: toDo(items, words), citations: [] }, ...(about === undefined ? [] : [about])];
}

/** What there is to do, and how much else is worth knowing. */
export function toDo(items: readonly SummaryItem[], words: Words['summary']): string {
  const count = (kind: SummaryItem['kind']): number => items.filter((item) => item.kind === kind).length;
  const needs = count('for-you');
  const others = (['decision', 'action', 'open-question', 'blocker'] as const).flatMap((kind) =>
    count(kind) === 0 ? [] : [words.counted[kind](count(kind))],
  );
  return words.headline.also(
    needs === 0 ? words.headline.nothingNeedsYou : words.headline.needsYou(needs),
    words.and(others),
  );
}

function subject(
  items: readonly SummaryItem[],
  fresh: readonly CleanMessage[],
  all: readonly CleanMessage[],
  { headline }: Words['summary'],
): HeadlineSentence | undefined {
  const threads = [...Map.groupBy(fresh, ({ thread }) => thread).values()];
  const longest = threads.reduce((a, b) => (b.length > a.length ? b : a));
  if (longest.length < TALKED_ABOUT) {
    const told = new Set(
      items.flatMap(({ kind, citations }) => (kind === 'key-message' ? [] : citations.map(({ ts }) => ts))),
    );
    const [first] = fresh.flatMap((message) => sayingSentences(message).slice(0, 1));
    if (first === undefined || told.has(first.message.ref.ts)) return undefined;
    return sentenceOf(first, (said) => headline.first(first.message.author.name, said));
  }
  const about = openingOf(longest, all) ?? mostTelling(longest);
  const people = new Set(longest.map(({ author }) => author.user ?? author.name)).size;
  return about && sentenceOf(about, (said) => headline.most(said, longest.length, people));
}

function sentenceOf({ message, text }: Sentence, say: (what: string) => string): HeadlineSentence {
  const labels = message.links.map(({ label }) => label).sort((a, b) => b.length - a.length);
  const what = labels.reduce((said, label) => said.replaceAll(label, '…'), text);
  return { text: say(cut(what.replace(/\s+/g, ' '), WHAT_CHARACTERS)), citations: [message.ref] };
}

/** What its root says, however old that is: a thread is about what it began with. */
function openingOf([first]: readonly CleanMessage[], all: readonly CleanMessage[]): Sentence | undefined {
  const root = all.find(({ ref, standsFor }) => (standsFor ?? ref.ts) === first?.thread);
  return root === undefined ? undefined : sayingSentences(root)[0];
}

/** Where the root could not be read. */
function mostTelling(thread: readonly CleanMessage[]): Sentence | undefined {
  return choose(scored(newSentences(thread.slice(0, MOST_WEIGHED))), { count: 1 })[0];
}
