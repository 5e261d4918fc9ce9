import type { ModalView } from '@slack/types';
import { actions, button, context, escaped, type KnownBlock, option, section } from '../block-kit.ts';
import { input, modal } from '../people/form.ts';
import type { DeclaredWord } from '../people/policy.ts';
import { describeInstant, type Reader } from '../schedule/describe.ts';
import { wordsFor } from '../words/words.ts';
import { ASKING_ACTIONS, ASKING_VIEWS } from './action-ids.ts';
import { isEveryday } from './everyday.ts';
import type { Frequency } from './frequency.ts';
import { namedInput } from './named-input.ts';
import { MOST } from './words.ts';
import { channelName, list } from './words-blocks.ts';

export const DECLARE_FIELDS = {
  phrases: 'phrases',
  meaning: 'meaning',
  channels: 'channels',
  by: 'by',
  needsReason: 'needs_reason',
  calls: 'calls',
  next: 'next',
} as const;

/** What the form is filled with. */
export type Draft = Omit<DeclaredWord, 'phrase' | 'declaredBy' | 'declaredAt'> & {
  readonly phrases: readonly string[];
};

/** What the form remembers of itself. */
export interface DeclareMemory {
  /** The form of the word that is changed; undefined where words are added. */
  readonly changes?: string | undefined;
  /** What has been counted and is shown: see `countedKey`. */
  readonly counted?: string | undefined;
}

/** How often the phrases are said of late: still being looked up, or known. */
export type Counting = 'under-way' | Frequency | undefined;

/** The form in which words are declared or changed. Shown again with another counting it keeps what was typed. */
export function declareModal(
  draft: Draft,
  counting: Counting,
  memory: DeclareMemory,
  reader: Reader,
  isAskedAgain = false,
): ModalView {
  const words = wordsFor(reader.locale);
  const { declaring, people } = words;
  const isNew = memory.changes === undefined;
  const optional = true;
  const reason = [option(declaring.needsReason, 'yes')];
  return modal(
    ASKING_VIEWS.declare,
    {
      title: isNew ? declaring.modalAdd : declaring.modalChange,
      submit: declaring.save,
      close: people.cancel,
    },
    [
      ...(isAskedAgain ? [section(`*${declaring.pressAgain}*`)] : []),
      input(
        DECLARE_FIELDS.phrases,
        declaring.phrasesLabel,
        { type: 'plain_text_input', max_length: 500, ...initial(draft.phrases.join(', ')) },
        { hint: declaring.phrasesHint },
      ),
      ...countingBlocks(counting, reader),
      input(
        DECLARE_FIELDS.meaning,
        declaring.meaningLabel,
        { type: 'plain_text_input', max_length: MOST.meaning, ...initial(draft.meaning) },
        { hint: declaring.meaningHint },
      ),
      input(DECLARE_FIELDS.channels, declaring.channelsLabel, channelsChoice(draft.channels), {
        hint: declaring.channelsHint,
        optional,
      }),
      input(DECLARE_FIELDS.by, declaring.byLabel, namedInput(draft.by), { hint: declaring.byHint, optional }),
      input(
        DECLARE_FIELDS.needsReason,
        declaring.needsReasonLabel,
        { type: 'checkboxes', options: reason, ...(draft.needsReason ? { initial_options: reason } : {}) },
        { optional },
      ),
      input(DECLARE_FIELDS.calls, declaring.callsLabel, namedInput(draft.calls), {
        hint: declaring.callsHint,
        optional,
      }),
      input(
        DECLARE_FIELDS.next,
        declaring.nextLabel,
        {
          type: 'multi_users_select',
          max_selected_items: MOST.next,
          ...(draft.next.length === 0 ? {} : { initial_users: [...draft.next] }),
        },
        { hint: declaring.nextHint, optional },
      ),
    ],
    memory,
  );
}

/** Names what was counted, so that a form knows whether it shows the count of what stands in it. */
export function countedKey(phrases: readonly string[], channels: readonly string[]): string {
  return JSON.stringify([phrases, [...channels].sort()]).slice(0, 2000);
}

function countingBlocks(counting: Counting, reader: Reader): readonly KnownBlock[] {
  const { declaring } = wordsFor(reader.locale);
  if (counting === 'under-way') return [context(declaring.checking)];
  const check = actions([button(ASKING_ACTIONS.check, declaring.checkButton)], 'check');
  if (counting === undefined) return [check];
  const everyday = [...counting.counts.keys()].filter(isEveryday);
  return [
    section(countLines(counting, reader).join('\n')),
    ...(everyday.length === 0
      ? []
      : [section(`:warning: ${declaring.isEveryday(list(everyday.map(bold), reader.locale))}`)]),
    check,
  ];
}

function countLines({ counts, messages, channels, since }: Frequency, reader: Reader): readonly string[] {
  const { declaring } = wordsFor(reader.locale);
  if (since === undefined) return [declaring.lookedNowhere];
  const isOften = [...counts.values()].some((count) => count > 0);
  return [
    declaring.looked(
      messages,
      list(channels.map(channelName), reader.locale),
      describeInstant(since, reader),
    ),
    ...[...counts].map(([phrase, count]) => `• ${declaring.saidBy(bold(phrase), count)}`),
    ...(isOften ? [declaring.saidOften] : []),
  ];
}

export function bold(phrase: string): string {
  return `*${escaped(phrase)}*`;
}

function initial(text: string) {
  return text === '' ? {} : { initial_value: text };
}

function channelsChoice(chosen: readonly string[]) {
  return {
    type: 'multi_conversations_select' as const,
    filter: { include: ['public' as const, 'private' as const], exclude_bot_users: true },
    max_selected_items: MOST.channels,
    ...(chosen.length === 0 ? {} : { initial_conversations: chosen.slice(0, MOST.channels) }),
  };
}
