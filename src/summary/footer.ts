import { type Reader as Clocked, describeInstant } from '../schedule/describe.ts';
import type { Words } from '../words/words.ts';
import type { Answer, Coverage, MadeWith, ModelTrouble } from './summary.ts';

/** What was read, what was not, and how it was made, in one line of plain text. */
export function footerOf(
  { coverage, madeWith, troubles }: Pick<Answer, 'coverage' | 'madeWith' | 'troubles'>,
  view: Clocked & { readonly words: Pick<Words, 'summary'> },
): string {
  const { summary: words } = view.words;
  return [read(coverage, view, words), ...notReadOf(coverage, view), made(madeWith, troubles, words)].join(
    ' · ',
  );
}

/** What was asked for and not read, and why; nothing where all was read. */
export function notReadOf(
  { notRead: left }: Pick<Coverage, 'notRead'>,
  view: Clocked & { readonly words: Pick<Words, 'summary'> },
): string[] {
  const { coverage: words } = view.words.summary;
  const what = [
    ...(left.threads === 0 ? [] : [words.notReadThreads(left.threads)]),
    ...(left.before === undefined ? [] : [words.notReadBefore(describeInstant(left.before, view))]),
  ];
  if (what.length === 0) return [];
  const why = left.reasons.map((reason) => words.reasons[reason]).join(', ');
  return [`${what.join(', ')}${why === '' ? '' : ` (${why})`}`];
}

function read({ messages, threads, from, to }: Coverage, view: Clocked, words: Words['summary']): string {
  const what = [
    words.coverage.messages(messages),
    ...(threads === 0 ? [] : [words.coverage.threads(threads)]),
  ].join(' ');
  if (messages === 0) return what;
  const [first, last] = [describeInstant(from, view), describeInstant(to, view)];
  return `${what}, ${first === last ? first : `${first} – ${last}`}`;
}

function made(madeWith: MadeWith, troubles: readonly ModelTrouble[], words: Words['summary']): string {
  const why = troubles.map((trouble) => words.troubles[trouble]).join(', ');
  const how =
    madeWith.kind === 'extractive'
      ? words.coverage.withoutModel
      : madeWith.partlyExtractive
        ? words.coverage.partlyWithoutModel(madeWith.model)
        : words.coverage.withModel(madeWith.model);
  return why === '' ? how : `${how} (${why})`;
}
