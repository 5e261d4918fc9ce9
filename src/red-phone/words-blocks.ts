import type { SectionBlock } from '@slack/types';
import { actions, button, escaped, type KnownBlock, option, overflow, section } from '../block-kit.ts';
import type { DeclaredWord, Policy } from '../people/policy.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { ASKING_ACTIONS } from './action-ids.ts';
import type { Named } from './command.ts';
import { formOf } from './match.ts';

/** Ids of one kind that are named; the rest is counted. */
const NAMED = 10;

/** Channels in which words call others. */
const PLACES = 20;

/** The declared words, at most `most` of them; with buttons that change them for those who decide. */
export function wordBlocks(
  { redPhone }: Policy,
  {
    isSteward,
    locale,
    most,
  }: { readonly isSteward: boolean; readonly locale: string; readonly most: number },
): readonly KnownBlock[] {
  const { declaring } = wordsFor(locale);
  const { words } = redPhone;
  if (words.length === 0) {
    return [
      section(declaring.noWords),
      section(
        isSteward ? declaring.propose : declaring.adminsDeclare,
        isSteward ? { accessory: button(ASKING_ACTIONS.propose, declaring.proposeButton) } : {},
      ),
    ];
  }
  const more = words.length - most;
  return [
    ...words.slice(0, most).map((word) => wordBlock(word, isSteward, locale)),
    ...(more > 0 ? [section(declaring.moreWords(more))] : []),
    ...placesBlocks(redPhone, locale),
  ];
}

/** Whom words call in some channels, whatever else they call. */
function placesBlocks({ callsIn = {} }: Policy['redPhone'], locale: string): readonly KnownBlock[] {
  const { declaring } = wordsFor(locale);
  const lines = Object.entries(callsIn).map(([channel, named]) =>
    declaring.callsIn(channelName(channel), namesOf(named, locale)),
  );
  return lines.length === 0 ? [] : [section(lines.slice(0, PLACES).join('\n'))];
}

/** What stands below them. */
export function wordButtons(isSteward: boolean, { declaring }: Words): KnownBlock {
  return actions([
    button(ASKING_ACTIONS.call, declaring.call),
    ...(isSteward
      ? [button(ASKING_ACTIONS.add, declaring.add), button(ASKING_ACTIONS.settings, declaring.settings)]
      : []),
  ]);
}

function wordBlock(word: DeclaredWord, isSteward: boolean, locale: string): SectionBlock {
  const { declaring } = wordsFor(locale);
  const lines = [
    declaring.word(escaped(word.phrase), escaped(word.meaning)),
    `${whereAndWho(word, locale)}.`,
    isNobody(word.calls) ? declaring.callsNobody : declaring.calls(namesOf(word.calls, locale)),
    ...(word.next.length === 0 ? [] : [declaring.next(list(word.next.map(person), locale))]),
  ];
  const id = formOf(word.phrase);
  const menu = overflow(ASKING_ACTIONS.word, [
    option(declaring.change, `change ${id}`),
    option(declaring.remove, `remove ${id}`),
  ]);
  return section(lines.join('\n'), isSteward ? { accessory: menu } : {});
}

function whereAndWho({ channels, by, needsReason }: DeclaredWord, locale: string): string {
  const { declaring } = wordsFor(locale);
  return [
    channels.length === 0
      ? declaring.everywhere
      : declaring.inChannels(list(channels.map(channelName), locale)),
    isNobody(by) ? declaring.everybodyRings : declaring.theyRing(namesOf(by, locale)),
    ...(needsReason ? [declaring.reasonNeeded] : []),
  ].join(' · ');
}

function isNobody({ users, groups }: Named): boolean {
  return users.length + groups.length === 0;
}

/** People and groups by their tokens: Slack shows the names that the reader may see. */
export function namesOf({ users, groups }: Named, locale: string): string {
  return list([...users.map(person), ...groups.map((group) => `<!subteam^${group}>`)], locale);
}

export function channelName(channel: string): string {
  return `<#${channel}>`;
}

function person(user: string): string {
  return `<@${user}>`;
}

/** `a, b and c`, of many the first ones. */
export function list(items: readonly string[], locale: string): string {
  const { home } = wordsFor(locale);
  const rest = items.length - NAMED;
  if (rest > 0) return home.andMore(items.slice(0, NAMED).join(', '), rest);
  return new Intl.ListFormat(locale).format(items);
}
