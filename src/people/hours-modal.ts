import type { KnownBlock, ModalView, PlainTextInput } from '@slack/types';
import { z } from 'zod';
import { actions, button, context, option } from '../block-kit.ts';
import { describeHours } from '../schedule/describe.ts';
import type { WeeklyBlock } from '../schedule/hours.ts';
import { parseHours } from '../schedule/parse-hours.ts';
import type { Zones } from '../schedule/zone.ts';
import { wordsFor } from '../words/words.ts';
import { absenceFields, absenceShown } from './absence-fields.ts';
import { HOURS_FIELDS, PEOPLE_ACTIONS, PEOPLE_VIEWS } from './action-ids.ts';
import { savedContent } from './answers.ts';
import { calendarToShow } from './calendar.ts';
import type { Changed } from './change.ts';
import { type FormValues, input, modal, tellsAtOnce } from './form.ts';
import type { Person } from './person.ts';
import { previewLines } from './preview.ts';
import { dateIn } from './wishes.ts';

const MOST_CHARACTERS = 600;
const MOST_CHOSEN = 100;

/** What the form was filled with and must know again when it comes back. */
export const HoursFormMetadata = z.object({
  shown: z.object({ from: z.string(), to: z.string() }).optional(),
});

export interface HoursShown {
  readonly isNew: boolean;
  readonly isFolded: boolean;
  /** What is filled in so far, where the form was open before. */
  readonly typed?: FormValues | undefined;
}

/**
 * The form of everything that a person can choose; folded, of their hours and zone alone. Names of fields stay, so that
 * Slack keeps what is typed in them. `slackZone` is where Slack says that they are.
 */
export function hoursModal(
  person: Person,
  slackZone: string | undefined,
  { isNew, isFolded, typed }: HoursShown,
  zones: Zones,
  now: number,
): ModalView {
  const { people } = wordsFor(person.locale);
  const shown = isFolded ? undefined : absenceShown(person, dateIn(calendarToShow(person, zones), now));
  const { zone, locale } = person;
  const zoneHint = slackZone === undefined ? people.zoneHintNone : people.zoneHint(slackZone);
  return modal(
    PEOPLE_VIEWS.hours,
    { title: people.modalTitle, submit: isNew ? people.saveAndStart : people.save, close: people.cancel },
    [
      tellsAtOnce(
        input(HOURS_FIELDS.hours, people.hoursLabel, typing(hoursInput(person.blocks, locale)), {
          hint: people.hoursHint,
        }),
      ),
      tellsAtOnce(
        input(HOURS_FIELDS.zone, people.zoneLabel, typing(text(zone.follows === 'fixed' ? zone.name : '')), {
          hint: zoneHint,
          optional: true,
        }),
      ),
      context(previewLines(person, typed, slackZone, zones, now).join('\n')),
      ...(isFolded
        ? [actions([button(PEOPLE_ACTIONS.more, people.more)]), context(people.moreLine)]
        : rareFields(person, shown)),
    ],
    shown === undefined ? {} : { shown: { from: shown.from, to: shown.to } },
  );
}

function rareFields(person: Person, shown: Person['absences'][number] | undefined): readonly KnownBlock[] {
  const words = wordsFor(person.locale);
  const { people } = words;
  return [
    input(HOURS_FIELDS.senderSees, people.senderSeesLabel, senderSeesChoice(person)),
    ...absenceFields(shown, true, words),
    input(HOURS_FIELDS.working, people.workingLabel, hoursInput(person.workingHours ?? [], person.locale), {
      hint: people.workingHint,
      optional: true,
    }),
    input(
      HOURS_FIELDS.live,
      people.liveLabel,
      {
        type: 'multi_conversations_select',
        filter: { include: ['public', 'private', 'mpim'], exclude_bot_users: true },
        max_selected_items: MOST_CHOSEN,
        ...(person.live.length === 0 ? {} : { initial_conversations: person.live.slice(0, MOST_CHOSEN) }),
      },
      { hint: people.liveHint, optional: true },
    ),
    input(HOURS_FIELDS.heldApps, people.heldAppsLabel, appsChoice(person.heldApps), {
      hint: people.heldAppsHint,
      optional: true,
    }),
  ];
}

/** What saved hours mean, in place of the form. */
export function hoursSavedModal(changed: Changed, zones: Zones, now: number, isNew: boolean): ModalView {
  const { people } = wordsFor(changed.person.locale);
  const { blocks } = savedContent(changed, zones, now, isNew);
  // A form cannot be opened over another; the button that opened this one is still there.
  const lines = blocks.filter(({ type }) => type !== 'actions');
  return modal(`${PEOPLE_VIEWS.hours}_saved`, { title: people.modalTitle, close: people.done }, lines);
}

/** A choice of apps by the users that they speak as; app ids beside them cannot be shown. */
export function appsChoice(heldApps: readonly string[]) {
  const chosen = heldApps.filter((id) => /^[UW]/.test(id)).slice(0, MOST_CHOSEN);
  return {
    type: 'multi_users_select' as const,
    max_selected_items: MOST_CHOSEN,
    ...(chosen.length === 0 ? {} : { initial_users: chosen }),
  };
}

/** An input filled with hours as they are typed. */
export function hoursInput(blocks: readonly WeeklyBlock[], locale: string): PlainTextInput {
  return text(typedHours(blocks, locale));
}

/** Hours as text that is understood when it comes back, which not every language's days are. */
function typedHours(blocks: readonly WeeklyBlock[], locale: string): string {
  const own = describeHours(blocks, locale);
  if (own === '') return own;
  const read = parseHours(own);
  return read.ok && describeHours(read.blocks, locale) === own ? own : describeHours(blocks, 'en', false);
}

/** An input of which Slack tells with every character. */
function typing(element: PlainTextInput): PlainTextInput {
  return { ...element, dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
}

function text(initial: string): PlainTextInput {
  return {
    type: 'plain_text_input',
    max_length: MOST_CHARACTERS,
    ...(initial === '' ? {} : { initial_value: initial }),
  };
}

function senderSeesChoice({ senderSees, locale }: Person) {
  const { people } = wordsFor(locale);
  const options = (['both', 'theirs', 'later'] as const).map((value) =>
    option(people.senderSees[value], value),
  );
  const initial = options.find(({ value }) => value === senderSees);
  return {
    type: 'radio_buttons' as const,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}
