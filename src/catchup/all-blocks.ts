import { context, header, type KnownBlock, option, overflow, section } from '../block-kit.ts';
import type { MessageRef } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { itemElements, quiet, richSection, richText } from '../summary/blocks.ts';
import { footerOf, notReadOf } from '../summary/footer.ts';
import { toDo } from '../summary/headline.ts';
import { literal } from '../summary/literal.ts';
import type { Summary } from '../summary/summary.ts';
import { CATCHUP_ACTIONS, partValue } from './action-ids.ts';
import type { Part } from './all.ts';
import type { ChannelNow } from './history.ts';
import type { CatchupReader } from './reader.ts';
import { wholeOf } from './whole.ts';

/** Channels of which something is quoted; the rest are named. */
const MOST_SHOWN = 12;
const MOST_NAMED = 40;
const MOST_ITEMS = 4;

/** Several channels in one message, those first that need the reader. */
export function allBlocks(
  parts: readonly Part[],
  left: number,
  reader: CatchupReader,
): readonly KnownBlock[] {
  const { catchup: words } = reader.words;
  const ordered = parts.toSorted((a, b) => weightOf(b) - weightOf(a));
  const shown = ordered.filter(({ summary }) => summary.items.length > 0).slice(0, MOST_SHOWN);
  const named = ordered
    .filter((part) => !shown.includes(part))
    .slice(0, MOST_NAMED)
    .map(({ channel, summary }) => words.someMessages(nameOf(channel, reader), summary.coverage.messages));
  return [
    header(words.titleOfAll),
    ...headline(parts, reader),
    ...shown.flatMap((part) => partBlocks(part, reader)),
    ...(named.length === 0 ? [] : [section(`${words.alsoSaid} ${named.join(', ')}`)]),
    ...(left === 0 ? [] : [context(words.channelsNotRead(left))]),
    ...footer(parts, reader),
  ];
}

function headline(parts: readonly Part[], reader: CatchupReader): KnownBlock[] {
  if (parts.length === 0) return [];
  const items = parts.flatMap(({ summary }) => summary.items);
  return [richText([richSection([literal(toDo(items, reader.words.summary))])])];
}

function footer(parts: readonly Part[], reader: CatchupReader): KnownBlock[] {
  const [first, ...others] = parts.map(({ summary }) => summary);
  return first === undefined ? [] : [quiet(footerOf(wholeOf([first, ...others]), reader))];
}

function weightOf({ summary }: Part): number {
  const needs = summary.items.filter(({ kind }) => kind === 'for-you').length;
  return needs * 10_000 + summary.coverage.messages;
}

function partBlocks({ id, channel, workspaceUrl, summary }: Part, reader: CatchupReader): KnownBlock[] {
  const { catchup: words } = reader.words;
  return [
    section(`*${words.someMessages(nameOf(channel, reader), summary.coverage.messages)}*`, {
      accessory: overflow(CATCHUP_ACTIONS.part, [
        option(words.ask, partValue('ask', id)),
        option(words.share, partValue('share', id)),
      ]),
    }),
    richText([itemsOf(summary, workspaceUrl, reader)]),
    ...notReadOf(summary.coverage, reader).map(quiet),
  ];
}

function nameOf({ kind, channel }: ChannelNow, { words }: CatchupReader): string {
  return kind === 'group-dm' ? words.catchup.aGroupMessage : `<#${channel}>`;
}

function itemsOf({ items, more }: Summary, workspaceUrl: string, reader: CatchupReader) {
  const { summary: words } = reader.words;
  const linkTo = (ref: MessageRef): string => permalink(workspaceUrl, ref);
  const left = items.length - MOST_ITEMS + Object.values(more).reduce((sum, count) => sum + count, 0);
  return {
    type: 'rich_text_list' as const,
    style: 'bullet' as const,
    elements: [
      ...items.slice(0, MOST_ITEMS).map((item) => richSection(itemElements(item, linkTo, reader))),
      ...(left <= 0 ? [] : [richSection([literal(words.more(left))])]),
    ],
  };
}
