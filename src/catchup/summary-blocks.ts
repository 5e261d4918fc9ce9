import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { context, escaped, header, type KnownBlock } from '../block-kit.ts';
import { instantOf, type MessageRef } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Coverage, ItemKind, Summary, SummaryItem } from '../summary/summary.ts';
import type { Words } from '../words/words.ts';
import type { CatchupReader } from './reader.ts';

/** A summary as it is shown. What people or a model said stands in rich text only, where nothing is markup. */
export function summaryBlocks(
  title: string,
  summary: Summary,
  linkTo: (ref: MessageRef) => string,
  reader: CatchupReader,
): readonly KnownBlock[] {
  const { words } = reader;
  const kinds = Map.groupBy(summary.items, ({ kind }) => kind);
  return [
    header(title),
    richText([
      richSection(
        summary.headline.flatMap(({ text, citations }) => [
          plainText(`${text} `),
          ...links(citations, linkTo, reader),
        ]),
      ),
    ]),
    ...[...kinds].map(([kind, items]) => kindBlock(kind, items, summary.more[kind] ?? 0, linkTo, reader)),
    context(escaped(footer(summary, words))),
  ];
}

function kindBlock(
  kind: ItemKind,
  items: readonly SummaryItem[],
  more: number,
  linkTo: (ref: MessageRef) => string,
  reader: CatchupReader,
): KnownBlock {
  const { summary: words } = reader.words;
  const title = `${words.kinds[kind]}${more === 0 ? '' : ` (${words.more(more)})`}`;
  return richText([
    richSection([{ type: 'text', text: title, style: { bold: true } }]),
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: items.map((item) => richSection(itemElements(item, linkTo, reader))),
    },
  ]);
}

export function itemElements(
  item: SummaryItem,
  linkTo: (ref: MessageRef) => string,
  reader: CatchupReader,
): RichTextElement[] {
  const { summary: words } = reader.words;
  const about = [
    ...(item.owner === undefined ? [] : [words.owner(item.owner.name)]),
    ...(item.due === undefined ? [] : [words.due(item.due)]),
  ].join(', ');
  return [
    ...(item.by === undefined ? [] : [plainText(`${item.by.name}: `)]),
    plainText(item.text),
    ...(about === '' ? [] : [plainText(` (${about})`)]),
    plainText(' '),
    ...links(item.citations, linkTo, reader),
  ];
}

function links(
  refs: readonly MessageRef[],
  linkTo: (ref: MessageRef) => string,
  reader: CatchupReader,
): RichTextElement[] {
  return refs.flatMap((ref, at) => [
    ...(at === 0 ? [] : [plainText(' ')]),
    { type: 'link' as const, url: linkTo(ref), text: describeInstant(instantOf(ref.ts), reader) },
  ]);
}

function footer({ coverage, madeWith }: Summary, { summary: words }: Words): string {
  const made =
    madeWith.kind === 'extractive' ? words.coverage.withoutModel : words.coverage.withModel(madeWith.model);
  return [...coverageParts(coverage, words), made].join(' · ');
}

function coverageParts({ messages, threads }: Coverage, words: Words['summary']): string[] {
  return [words.coverage.messages(messages), ...(threads === 0 ? [] : [words.coverage.threads(threads)])];
}

export function richText(elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

export function richSection(elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function plainText(text: string): RichTextElement {
  return { type: 'text', text };
}
