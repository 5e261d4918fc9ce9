import type { ContextBlock, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { header, type KnownBlock, LIMITS } from '../block-kit.ts';
import { instantOf, type MessageRef } from '../ids.ts';
import { type Reader as Clocked, describeInstant } from '../schedule/describe.ts';
import type { Words } from '../words/words.ts';
import { footerOf } from './footer.ts';
import { literal, literalWithLinks } from './literal.ts';
import type { Answer, HeadlineSentence, ItemKind, Statement, Summary, SummaryItem } from './summary.ts';

/** For whom it is shown, and when. */
export interface View extends Clocked {
  readonly words: Pick<Words, 'summary'>;
}

/** Our own permalinks: what a model or a message says never decides where one leads. */
export type LinkTo = (ref: MessageRef) => string;

/** A summary as it is shown. What people or a model said stands in rich text alone, where nothing is markup. */
export function summaryBlocks(
  title: string,
  summary: Summary,
  linkTo: LinkTo,
  view: View,
): readonly KnownBlock[] {
  const { summary: words } = view.words;
  const kinds = Map.groupBy(summary.items, ({ kind }) => kind);
  return [
    header(title),
    richText([richSection(summary.headline.flatMap((sentence) => headlineElements(sentence, linkTo, view)))]),
    ...[...kinds].map(([kind, items]) => kindBlock(kind, items, summary.more[kind] ?? 0, linkTo, view)),
    ...(summary.items.length === 0 && summary.coverage.messages > 0
      ? [richText([richSection([literal(words.nothingToShow)])])]
      : []),
    quiet(footerOf(summary, view)),
  ];
}

/** An answer to a question about what was read. */
export function answerBlocks(
  question: string,
  answer: Answer,
  linkTo: LinkTo,
  view: View,
): readonly KnownBlock[] {
  const { summary: words } = view.words;
  const said =
    answer.statements.length === 0
      ? [richSection([literal(words.noAnswer)])]
      : [bullets(answer.statements.map((statement) => statementElements(statement, linkTo, view)))];
  return [
    richText([richSection([literal(question.slice(0, LIMITS.headerText), { bold: true })]), ...said]),
    quiet(footerOf(answer, view)),
  ];
}

/** One item on a line: who said it, what, until when, and where. */
export function itemElements(item: SummaryItem, linkTo: LinkTo, view: View): RichTextElement[] {
  const { summary: words } = view.words;
  const { owner, due, by, kind, text } = item;
  // Of an action, owner and date are what is looked for; elsewhere the text says it.
  const isSaid = kind !== 'action' && due !== undefined && text.includes(due);
  const about = [
    ...(owner === undefined || owner.name === by?.name ? [] : [words.owner(owner.name)]),
    ...(due === undefined || isSaid ? [] : [words.due(due)]),
  ].join(', ');
  return statementElements(item, linkTo, view, about);
}

function kindBlock(
  kind: ItemKind,
  items: readonly SummaryItem[],
  more: number,
  linkTo: LinkTo,
  view: View,
): KnownBlock {
  const { summary: words } = view.words;
  const title = `${words.kinds[kind]}${more === 0 ? '' : ` (${words.more(more)})`}`;
  return richText([
    richSection([literal(title, { bold: true })]),
    bullets(items.map((item) => itemElements(item, linkTo, view))),
  ]);
}

function headlineElements(
  { text, citations }: HeadlineSentence,
  linkTo: LinkTo,
  view: View,
): RichTextElement[] {
  return [
    literal(`${text} `),
    ...links(citations, linkTo, view),
    ...(citations.length === 0 ? [] : [literal(' ')]),
  ];
}

function statementElements(statement: Statement, linkTo: LinkTo, view: View, about = ''): RichTextElement[] {
  const { by, text, translation, citations } = statement;
  return [
    ...(by === undefined ? [] : [literal(`${by.name}: `, { bold: true })]),
    ...literalWithLinks(translation ?? text, statement.links),
    ...(about === '' ? [] : [literal(` (${about})`, { bold: true })]),
    // A translation is the model's alone: what was checked stands beside it.
    ...(translation === undefined ? [] : [literal(` “${statement.quote ?? text}”`, { italic: true })]),
    literal(' '),
    ...links(citations, linkTo, view),
  ];
}

function links(refs: readonly MessageRef[], linkTo: LinkTo, view: View): RichTextElement[] {
  return refs.flatMap((ref, at) => [
    ...(at === 0 ? [] : [literal(' ')]),
    { type: 'link' as const, url: linkTo(ref), text: describeInstant(instantOf(ref.ts), view) },
  ]);
}

export function richText(elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

export function richSection(elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

function bullets(lines: readonly RichTextElement[][]): RichTextBlock['elements'][number] {
  return { type: 'rich_text_list', style: 'bullet', elements: lines.map(richSection) };
}

/** Small print, without any markup: it may name a channel or a model. */
export function quiet(text: string): ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'plain_text', text: text.slice(0, LIMITS.sectionText), emoji: false }],
  };
}
