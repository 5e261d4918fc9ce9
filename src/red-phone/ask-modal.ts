import type { InputBlock, ModalView } from '@slack/types';
import { context, escaped, type KnownBlock, option, section } from '../block-kit.ts';
import { input, modal } from '../people/form.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { ASKING_ACTIONS, ASKING_VIEWS } from './action-ids.ts';
import { type GroupChoice, groupsInput } from './ask-groups.ts';
import type { AskMemory } from './ask-memory.ts';
import type { Disturbed, Preview } from './ask-preview.ts';
import { list } from './words-blocks.ts';

export const ASK_FIELDS = { people: ASKING_ACTIONS.people, reason: 'reason', sure: 'sure' } as const;

/** People in one form; Slack refuses longer reasons in what is made of them. */
export const MOST_ASKED = 20;
const REASON_CHARACTERS = 500;
/** Sentences on what counts. */
const MEANINGS = 5;
/** People whose time is shown; the rest is counted. */
const SHOWN = 15;

/** What stands in the form. */
export interface Asked {
  readonly users: readonly string[];
  /** Picked in the menu. */
  readonly groups: readonly string[];
  readonly reason: string;
}

export interface AskContext {
  readonly memory: AskMemory;
  /** User groups that can be picked. */
  readonly offered: readonly GroupChoice[];
  /** Leads to the message, in mrkdwn. */
  readonly link: string | undefined;
  readonly locale: string;
}

/** The form of a call. `preview` is undefined while it is being looked up. */
export function askModal(
  { users, groups, reason }: Asked,
  preview: Preview | undefined,
  { memory, offered, link, locale }: AskContext,
): ModalView {
  const words = wordsFor(locale);
  const { asking, people } = words;
  const tokens = memory.groups.map((group) => `<!subteam^${group}>`);
  return modal(
    ASKING_VIEWS.ask,
    { title: asking.title, submit: asking.ring, close: people.cancel },
    [
      context(link === undefined ? asking.intro : `${asking.intro} ${asking.about(link)}.`),
      ...meaningBlocks(preview, asking),
      heard(
        input(
          ASK_FIELDS.people,
          asking.peopleLabel,
          {
            type: 'multi_users_select',
            max_selected_items: MOST_ASKED,
            ...(users.length === 0 ? {} : { initial_users: users.slice(0, MOST_ASKED) }),
          },
          { optional: offered.length + tokens.length > 0 },
        ),
      ),
      ...groupsInput(offered, groups, locale),
      ...(tokens.length === 0 ? [] : [context(asking.groupsLine(list(tokens, locale)))]),
      section(previewLines(preview, locale).join('\n'), { block_id: 'preview' }),
      input(
        ASK_FIELDS.reason,
        asking.reasonLabel,
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: REASON_CHARACTERS,
          ...(reason === '' ? {} : { initial_value: reason.slice(0, REASON_CHARACTERS) }),
        },
        { hint: asking.reasonHint },
      ),
      ...budgetBlocks(preview, locale),
    ],
    memory,
  );
}

/** What counts, before anybody rings: each sentence once, with the words that stand for it. */
function meaningBlocks(preview: Preview | undefined, asking: Words['asking']): readonly KnownBlock[] {
  const phrases = new Map<string, string[]>();
  for (const { phrase, meaning } of preview?.meanings ?? []) {
    phrases.set(meaning, [...(phrases.get(meaning) ?? []), phrase]);
  }
  const lines = [...phrases].map(
    ([meaning, said]) => `• *${said.map(escaped).join(', ')}*: ${escaped(meaning)}`,
  );
  return lines.length === 0 ? [] : [context([asking.whatCounts, ...lines.slice(0, MEANINGS)].join('\n'))];
}

/** Slack tells of each change, so that what is shown below can follow it. */
function heard(block: InputBlock): InputBlock {
  return { ...block, dispatch_action: true };
}

export function isOverBudget({ spent, callsPerWeek }: Preview): boolean {
  return spent >= callsPerWeek;
}

function budgetBlocks(preview: Preview | undefined, locale: string): readonly KnownBlock[] {
  if (preview === undefined) return [];
  const { asking } = wordsFor(locale);
  const { spent, callsPerWeek, pagers } = preview;
  const paged = pagers.length === 0 ? [] : [asking.pagersToo(list(pagers.map(escaped), locale))];
  if (!isOverBudget(preview)) {
    return [context([...paged, asking.countOf(spent + 1, callsPerWeek)].join(' '))];
  }
  return [
    ...paged.map((text) => context(text)),
    ...(spent === 0 ? [] : [section(`:warning: ${asking.overBudget(spent, callsPerWeek)}`)]),
    input(ASK_FIELDS.sure, asking.confirmLabel, {
      type: 'checkboxes',
      options: [option(asking.confirm, 'yes')],
    }),
  ];
}

function previewLines(preview: Preview | undefined, locale: string): readonly string[] {
  const { asking } = wordsFor(locale);
  if (preview === undefined) return [asking.disturbed, asking.lookingUp];
  if (preview.people.length === 0) return [asking.disturbed, asking.nobodyYet];
  const more = preview.people.length - SHOWN;
  return [
    asking.disturbed,
    ...preview.people.slice(0, SHOWN).map((one) => line(one, asking)),
    ...(more > 0 ? [asking.morePeople(more)] : []),
    ...(preview.left > 0 ? [asking.notCalled(preview.left)] : []),
  ];
}

function line({ user, time, isNight, isAway, isMuted }: Disturbed, asking: Words['asking']): string {
  const person = `<@${user}>`;
  if (isMuted) return asking.muted(person);
  if (time === undefined) return asking.timeUnknown(person);
  const clock = isNight ? asking.night(person, time) : asking.time(person, time);
  return isAway ? asking.away(clock) : clock;
}
