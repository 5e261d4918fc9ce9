import type { InputBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  context,
  cut,
  escaped,
  type KnownBlock,
  option,
  plain,
  section,
} from '../block-kit.ts';
import { input, modal } from '../people/form.ts';
import { describeInstant } from '../schedule/describe.ts';
import { richSection, richText } from '../summary/blocks.ts';
import { literal } from '../summary/literal.ts';
import type { Words } from '../words/words.ts';
import { HANDOFF_ACTIONS, HANDOFF_VIEWS } from './action-ids.ts';
import type { Group } from './deps.ts';
import { INPUT_CHARACTERS } from './form-text.ts';
import type { To } from './handoff.ts';
import type { Draft } from './handoffs.ts';
import { sourceLink } from './line-elements.ts';
import type { HandoffReader } from './reader.ts';
import { kindOfValue, type RegionChoice, regionValue } from './region.ts';
import { SECTIONS } from './report.ts';

export const RECEIVER_KINDS = ['person', 'group', 'channel', 'region'] as const;
export type ReceiverKind = (typeof RECEIVER_KINDS)[number];

export const AT_ONCE = 'at_once';

/** What the form shows besides the draft. */
export interface DraftView {
  readonly draft: Draft;
  /** Which picker stands there. */
  readonly kind: ReceiverKind;
  readonly groups: readonly Group[];
  /** Who takes over next by the rota; undefined where there is nobody. */
  readonly region: RegionChoice | undefined;
  readonly workspaceUrl: string;
  /** Lines that the receiver gets as a link alone, since they cannot read where these come from. */
  readonly unreadable: readonly string[];
  /** How many were not sent and stand here again; or what was just done. mrkdwn. */
  readonly notice?: string | undefined;
}

/** Opened at once, while the day is read. */
export function readingModal({ words }: HandoffReader): ModalView {
  const { handoff } = words;
  return modal(HANDOFF_VIEWS.draft, { title: handoff.draftTitle, close: handoff.closeForm }, [
    section(handoff.reading),
    context(handoff.readingHint),
  ]);
}

/** The report to edit: nothing of it is sent before its author sends it. */
export function draftModal(view: DraftView, reader: HandoffReader): ModalView {
  const { draft } = view;
  const { handoff } = reader.words;
  const texts = {
    title: draft.isCorrection ? handoff.correctTitle : handoff.draftTitle,
    close: handoff.closeForm,
    submit: draft.isCorrection ? handoff.sendCorrection : handoff.send,
  };
  const form = modal(
    HANDOFF_VIEWS.draft,
    texts,
    [
      ...(view.notice === undefined ? [] : [section(view.notice)]),
      ...(isBare(draft) ? [section(handoff.emptyDraft)] : []),
      ...(draft.isCorrection ? [] : receiverBlocks(view, reader)),
      ...unreadableBlocks(view.unreadable, reader),
      ...SECTIONS.map((name) =>
        input(
          name,
          handoff.sections[name],
          {
            type: 'plain_text_input',
            multiline: true,
            max_length: INPUT_CHARACTERS,
            ...(draft.texts[name] === '' ? {} : { initial_value: draft.texts[name] }),
          },
          { optional: true, hint: handoff.hints[name] },
        ),
      ),
      ...sourceBlocks(view, reader),
      ...footBlocks(draft, reader),
    ],
    { id: draft.id, kind: view.kind },
  );
  return { ...form, notify_on_close: true };
}

/** Nothing was found, and nothing written yet. */
function isBare({ from, texts }: Draft): boolean {
  return from !== undefined && SECTIONS.every((name) => texts[name] === '');
}

/** Which picker suits what was chosen so far. */
export function kindOf(to: To | undefined): ReceiverKind {
  return to?.kind ?? 'person';
}

/** Said in the form's place once it is on its way, or why it is not. mrkdwn. */
export function saidModal(text: string, words: Words): ModalView {
  return modal(HANDOFF_VIEWS.whole, { title: words.handoff.draftTitle, close: words.handoff.closeForm }, [
    section(text),
  ]);
}

function receiverBlocks(view: DraftView, { words }: HandoffReader): readonly KnownBlock[] {
  const { draft, kind, groups, region } = view;
  const { handoff } = words;
  const options = RECEIVER_KINDS.flatMap((each) => {
    if (each === 'region') {
      return region === undefined
        ? []
        : [option(words.baton.nextRegion(region.to.name), regionValue(region.to))];
    }
    return each !== 'group' || groups.length > 0 || kind === 'group'
      ? [option(handoff.receiverKinds[each], each)]
      : [];
  });
  const chosen = options.find(({ value }) => kindOfValue(value ?? '') === kind);
  return [
    {
      ...input(HANDOFF_ACTIONS.kind, handoff.to, {
        type: 'static_select',
        options,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      }),
      dispatch_action: true,
    },
    ...(kind === 'region'
      ? [
          context(
            region === undefined
              ? words.baton.noNextRegion
              : words.baton.regionPeople(region.people, region.more),
          ),
        ]
      : [
          {
            ...input(
              `${HANDOFF_ACTIONS.receiver}_${kind}`,
              handoff.receiverLabels[kind],
              picker(draft.to, kind, groups),
            ),
            dispatch_action: true,
          },
        ]),
    input(
      AT_ONCE,
      handoff.when,
      {
        type: 'checkboxes',
        options: [option(handoff.atOnce, AT_ONCE)],
        ...(draft.isAtOnce ? { initial_options: [option(handoff.atOnce, AT_ONCE)] } : {}),
      },
      { optional: true, hint: handoff.whenHint },
    ),
  ];
}

function picker(
  to: To | undefined,
  kind: Exclude<ReceiverKind, 'region'>,
  groups: readonly Group[],
): InputBlock['element'] {
  switch (kind) {
    case 'person':
      return { type: 'users_select', ...(to?.kind === 'person' ? { initial_user: to.user } : {}) };
    case 'channel':
      return {
        type: 'conversations_select',
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(to?.kind === 'channel' ? { initial_conversation: to.channel } : {}),
      };
    case 'group': {
      const wanted = to?.kind === 'group' ? to.group : undefined;
      const known = groups.filter(({ id }) => id === wanted);
      const shown = [...known, ...groups.filter(({ id }) => id !== wanted)].slice(0, 100);
      const options = shown.map(({ id, name }) => option(name, id));
      const chosen = options.find(({ value }) => value === wanted);
      return { type: 'static_select', options, ...(chosen === undefined ? {} : { initial_option: chosen }) };
    }
  }
}

/** Quoted as rich text, where nothing that was said calls anybody. */
function unreadableBlocks(unreadable: readonly string[], { words }: HandoffReader): readonly KnownBlock[] {
  if (unreadable.length === 0) return [];
  const { handoff } = words;
  const shown = unreadable.slice(0, 10);
  const lines = shown.map((line) => richSection([literal(cut(line, 120))]));
  return [
    section(handoff.cannotReadThese),
    richText([{ type: 'rich_text_list', style: 'bullet', elements: lines }]),
    ...(unreadable.length > shown.length ? [context(handoff.andMore(unreadable.length - shown.length))] : []),
  ];
}

/** What the numbers in the texts stand for. */
function sourceBlocks({ draft, workspaceUrl }: DraftView, reader: HandoffReader): readonly KnownBlock[] {
  if (draft.sources.length === 0) return [];
  // They are the author's own sources: all of them can be named.
  const readable = new Set(draft.sources.map(({ channel }) => channel));
  const lines = draft.sources.map(
    (source, at) =>
      [
        literal(`[${at + 1}] `),
        sourceLink(source, { workspaceUrl, readable, isForAll: false }, reader),
        literal('\n'),
      ] as const,
  );
  return [section(`*${reader.words.handoff.sources}*`), richText([richSection(lines.flat())])];
}

function footBlocks({ from, isCorrection }: Draft, reader: HandoffReader): readonly KnownBlock[] {
  const { handoff } = reader.words;
  const buttons = [
    button(HANDOFF_ACTIONS.keep, handoff.keepDraft),
    button(HANDOFF_ACTIONS.again, handoff.readAgain, {
      confirm: {
        title: plain(handoff.againTitle),
        text: plain(handoff.againText),
        confirm: plain(handoff.readAgain),
        deny: plain(handoff.closeForm),
      },
    }),
  ];
  if (isCorrection) return [context(handoff.correctionHint)];
  const isBlind = from?.messages === 0 && !reader.reading.isEnrolled;
  const made =
    from === undefined
      ? []
      : [
          handoff.madeFrom(describeInstant(from.since, reader), from.messages, from.places),
          ...(from.left === 0 ? [] : [handoff.notRead(from.left)]),
          ...(from.dropped === 0 ? [] : [handoff.noRoom(from.dropped)]),
          ...(isBlind ? [handoff.notEnrolled] : []),
          from.model === undefined ? handoff.withoutModel : handoff.withModel(escaped(from.model)),
        ];
  return [...(made.length === 0 ? [] : [context(made.join(' '))]), actions(buttons)];
}
