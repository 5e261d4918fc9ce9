import type { ContextBlock, SectionBlock } from '@slack/types';
import { button, context, cut, escaped, type KnownBlock, option, overflow, section } from '../block-kit.ts';
import { instantOf } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Words } from '../words/words.ts';
import type { Digest, DigestItem } from './digest.ts';

/** The ids of the buttons and menus, as Slack sends them back. Their values are `batch` or `batch:more`. */
export const ACTIONS = {
  item: 'digest-item',
  reopen: 'digest-reopen',
  doneWithAll: 'digest-done-with-all',
  undo: 'digest-undo',
  showAll: 'digest-show-all',
  previous: 'digest-previous',
  next: 'digest-next',
} as const;

/** What the menu beside a mention can ask for; its options' values are `batch:choice`. */
export type Choice = 'done' | 'snooze' | 'catch-up' | 'open';

/** What a block of a mention needs besides its text. */
export interface Menu {
  readonly batchId: string;
  /** False where there is no next block to snooze to. */
  readonly canSnooze: boolean;
}

/** Slack's limit for a button's value. */
const VALUE_CHARACTERS = 2000;

/**
 * A mention that is still open: a line about it, its snippet as a quote, and a menu. The block's id is the mention's,
 * so that a delivered digest can be changed although nothing of its text is kept.
 */
export function openItem(
  item: DigestItem,
  digest: Pick<Digest, 'batchId' | 'zone' | 'locale' | 'now' | 'nextBlockStart'>,
  words: Words,
): SectionBlock {
  const canSnooze = digest.nextBlockStart !== undefined;
  return itemSection(item.id, itemText(item, digest, words), { batchId: digest.batchId, canSnooze }, words);
}

/** The same from its text alone, as it is brought back. */
export function itemSection(
  id: string,
  text: string,
  { batchId, canSnooze }: Menu,
  words: Words,
): SectionBlock {
  const url = linkIn(text);
  const choose = (choice: Choice): string => `${batchId}:${choice}`;
  return section(text, {
    block_id: id,
    accessory: overflow(ACTIONS.item, [
      option(words.digest.done, choose('done')),
      ...(canSnooze ? [option(words.digest.snooze, choose('snooze'))] : []),
      option(words.catchup.catchMeUp, choose('catch-up')),
      ...(url === undefined ? [] : [option(words.digest.openInSlack, choose('open'), { url })]),
    ]),
  });
}

/** A line about a mention, and its snippet as a quote. mrkdwn */
export function itemText(
  item: DigestItem,
  reader: Pick<Digest, 'zone' | 'locale' | 'now'>,
  words: Words,
): string {
  return `${lineOf(item, reader, words)}${quoteOf(item, words)}`;
}

/** One line, with the way back: the button carries the text that the block had. */
export function doneItem(id: string, text: string, batchId: string, words: Words): SectionBlock {
  const value = `${batchId}:${text}`;
  return section(words.digest.doneWith(firstLineOf(text)), {
    block_id: id,
    accessory: button(ACTIONS.reopen, words.digest.notDoneYet, {
      value: value.length <= VALUE_CHARACTERS ? value : `${batchId}:${firstLineOf(text)}`,
    }),
  });
}

/** `time` is when it comes again, as people say it. */
export function snoozedItem(id: string, text: string, time: string | undefined, words: Words): ContextBlock {
  const mention = firstLineOf(text);
  const snoozed =
    time === undefined ? words.digest.snoozedToNextBlock(mention) : words.digest.snoozedTo(time, mention);
  return { ...context(snoozed), block_id: id };
}

/** Nothing of it is left here, not even who wrote it. */
export function goneItem(id: string, state: 'gone' | 'called', words: Words): ContextBlock {
  return { ...context(words.digest[state]), block_id: id };
}

/** Whether a block is what `goneItem` made. */
export function saysGone(block: KnownBlock, state: 'gone' | 'called', words: Words): boolean {
  const [element] = block.type === 'context' ? block.elements : [];
  return element?.type === 'mrkdwn' && element.text === words.digest[state];
}

function lineOf(
  { ref, place, author, permalink, because, whyNoText, neededBy }: DigestItem,
  { zone, locale, now }: Pick<Digest, 'zone' | 'locale' | 'now'>,
  words: Words,
): string {
  const link = `<${escaped(permalink)}|${words.digest.open}>`;
  // Not even the sender, where it is not certain that the reader may know.
  if (whyNoText === 'access-unknown') return `${words.digest.accessUnknown} · ${link}`;
  const { channel, threadTs } = ref;
  const where =
    place.kind === 'group-dm'
      ? words.digest.inGroupMessage(escaped(cut(place.people ?? namesIn(place.name), 80)))
      : threadTs === undefined
        ? words.digest.inChannel(`<#${channel}>`)
        : words.digest.inThread(`<#${channel}>`);
  const sender = author.user === undefined ? appName(author.name, words) : `<@${author.user}>`;
  const time = describeInstant(instantOf(ref.ts), { zone, locale, now });
  const note = because === 'waits' ? '' : ` · _${words.digest.because[because]}_`;
  const need =
    neededBy === undefined
      ? ''
      : ` · *${words.digest.neededBy(describeInstant(neededBy, { zone, locale, now }))}*`;
  return `${words.digest.from(sender, where, time)}${need} · ${link}${note}`;
}

function quoteOf({ snippet, whyNoText }: DigestItem, words: Words): string {
  if (snippet !== undefined && snippet !== '') return `\n> ${snippet}`;
  if (whyNoText === undefined || whyNoText === 'access-unknown') return '';
  return `\n_${words.digest.noText[whyNoText]}_`;
}

function appName(name: string | undefined, words: Words): string {
  return name === undefined || name === ''
    ? words.digest.somebody
    : escaped(cut(name.replace(/\s+/g, ' '), 80));
}

/** The people in a group DM, from Slack's name for it: "mpdm-ann--bob--cem-1". Empty for any other name. */
function namesIn(name: string): string {
  const [, names = ''] = /^mpdm-(.+)-\d+$/.exec(name) ?? [];
  return names.split('--').join(', ');
}

function firstLineOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** The permalink, which every first line has. */
function linkIn(text: string): string | undefined {
  return /<(https?:[^|<>]+)\|/.exec(firstLineOf(text))?.[1]?.replaceAll('&amp;', '&');
}
