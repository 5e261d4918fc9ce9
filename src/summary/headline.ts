import { cut } from '../block-kit.ts';
import type { Words } from '../words/words.ts';
import type { CleanMessage } from './clean.ts';
import { isFiller } from './filler.ts';
import { sentencesOf } from './sentences.ts';
import type { HeadlineSentence, SummaryItem } from './summary.ts';

const WHAT_CHARACTERS = 120;
/** A thread of fewer messages is no subject that all was about. */
const TALKED_ABOUT = 4;

/**
 * Two sentences: what there is to do, and what most was said about. Made in code, from items that were checked and
 * from what somebody wrote, so that it states nothing of its own.
 */
export function headlineOf(
  items: readonly SummaryItem[],
  messages: readonly CleanMessage[],
  { summary: words }: Pick<Words, 'summary'>,
): HeadlineSentence[] {
  if (messages.length === 0) return [{ text: words.headline.nothing, citations: [] }];
  const about = subject(messages, words);
  return [{ text: toDo(items, words), citations: [] }, ...(about === undefined ? [] : [about])];
}

function toDo(items: readonly SummaryItem[], words: Words['summary']): string {
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

function subject(messages: readonly CleanMessage[], words: Words['summary']): HeadlineSentence | undefined {
  const threads = [...Map.groupBy(messages, ({ thread }) => thread).values()];
  const longest = threads.reduce((a, b) => (b.length > a.length ? b : a));
  const talkedAbout = longest.length >= TALKED_ABOUT;
  for (const message of talkedAbout ? longest : messages) {
    const what = sentencesOf(message.text).find((sentence) => !isFiller(sentence, message.author.name));
    if (what === undefined) continue;
    const said = cut(what.replace(/\s+/g, ' '), WHAT_CHARACTERS);
    const people = new Set(longest.map(({ author }) => author.user ?? author.name)).size;
    const text = talkedAbout
      ? words.headline.most(said, longest.length, people)
      : words.headline.first(message.author.name, said);
    return { text, citations: [message.ref] };
  }
  return undefined;
}
