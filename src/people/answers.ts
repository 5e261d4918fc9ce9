import type { Button } from '@slack/types';
import { actions, button, section } from '../block-kit.ts';
import { blockAt, longestGap, nextBlocks } from '../schedule/blocks.ts';
import { describeHours, describeInstant, describeSpan } from '../schedule/describe.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { PEOPLE_ACTIONS } from './action-ids.ts';
import { calendarOf, isZoneKnown } from './calendar.ts';
import type { Changed } from './change.ts';
import { isHeldFor, type Person } from './person.ts';
import { describeSituation, readerOf, type Situation, waitingLine, zoneLine } from './situation.ts';

/** Lines of mrkdwn as a message, with buttons under them if there are any. */
export function say(lines: readonly string[], buttons: readonly Button[] = []): Content {
  const text = lines.join('\n');
  return { text, blocks: [section(text), ...(buttons.length === 0 ? [] : [actions([...buttons])])] };
}

/** The answer to a bare `/comms`. */
export function situationContent(situation: Situation, zones: Zones, now: number): Content {
  const { notices, hours, next, waiting, protection } = describeSituation(situation, zones, now);
  return say([...notices, ...hours, next, waiting, protection], situationButtons(situation, now));
}

function situationButtons(situation: Situation, now: number): readonly Button[] {
  const [edit, ...rest] = hoursButtons(situation, now);
  return [...(edit === undefined ? [] : [edit]), ...nowButtons(situation, now), ...rest];
}

/** About what waits: none for whoever has yet to say yes. */
export function nowButtons({ person, waiting }: Situation, now: number): readonly Button[] {
  const { people: words } = wordsFor(person.locale);
  if (!isHeldFor(person, now)) return [];
  return [
    ...(waiting > 0 ? [button(PEOPLE_ACTIONS.deliverNow, words.deliverNow)] : []),
    button(PEOPLE_ACTIONS.openOneHour, words.openOneHour),
  ];
}

/** About hours, absence, protection and leaving; or the question that is still to be answered. */
export function hoursButtons({ person, protection }: Situation, now: number): readonly Button[] {
  const { people: words } = wordsFor(person.locale);
  const edit = button(PEOPLE_ACTIONS.edit, words.edit);
  if (!isHeldFor(person, now)) {
    return [button(PEOPLE_ACTIONS.start, words.yesStart, { style: 'primary' }), edit, notForMeButton(person)];
  }
  return [
    edit,
    button(PEOPLE_ACTIONS.away, words.away),
    ...(protection?.buttons ?? []),
    button(PEOPLE_ACTIONS.off, words.off, {
      confirm: {
        title: { type: 'plain_text', text: words.offConfirmTitle },
        text: { type: 'plain_text', text: words.offConfirmText },
        confirm: { type: 'plain_text', text: words.off },
        deny: { type: 'plain_text', text: words.cancel },
      },
    }),
  ];
}

/** What somebody is offered who is not in: their hours as they would be, to be confirmed. */
export function offerContent(draft: Person, zones: Zones, now: number): Content {
  const { people: words } = wordsFor(draft.locale);
  const reader = readerOf(draft, zones, now);
  const lines = [
    words.notInLine,
    words.offer(describeHours(draft.blocks, draft.locale)),
    zoneLine(draft, reader),
    words.whatIsKept,
  ];
  return say(lines, [
    button(PEOPLE_ACTIONS.start, words.yesStart, { style: 'primary' }),
    button(PEOPLE_ACTIONS.edit, words.changeFirst),
  ]);
}

/** What saved hours mean: the clock to check the zone by, the next three blocks, and the longest wait. */
function hoursLines(person: Person, zones: Zones, now: number): readonly string[] {
  const { people: words } = wordsFor(person.locale);
  return [
    words.hoursLine(describeHours(person.blocks, person.locale)),
    zoneLine(person, readerOf(person, zones, now)),
    ...nextBlockLines(person, zones, now),
  ];
}

/** The block that is open, the next three, and the longest wait; nothing where nobody can say. */
export function nextBlockLines(person: Person, zones: Zones, now: number): readonly string[] {
  const { people: words } = wordsFor(person.locale);
  if (!isZoneKnown(person, zones)) return [];
  const reader = readerOf(person, zones, now);
  const calendar = calendarOf(person, zones);
  const open = blockAt(calendar, now);
  const next = nextBlocks(calendar, now, 3).map(
    ({ start }) =>
      `• ${words.inSpan(describeInstant(start, reader), describeSpan(start - now, person.locale))}`,
  );
  return [
    ...(open === undefined ? [] : [words.openUntil(describeInstant(open.end, reader))]),
    words.nextThree,
    ...next,
    words.longestWait(describeSpan(longestGap(person), person.locale)),
  ];
}

export function savedContent(
  { person, waiting, due, silentBlock }: Changed,
  zones: Zones,
  now: number,
  isNew: boolean,
): Content {
  const { people: words } = wordsFor(person.locale);
  const reader = readerOf(person, zones, now);
  const lines = [
    isNew ? words.savedAndIn : words.saved,
    ...hoursLines(person, zones, now),
    ...(silentBlock === undefined ? [] : [silentBlock]),
    ...(waiting === 0 ? [] : [waitingLine({ person, waiting, due }, reader)]),
  ];
  return say(lines, [button(PEOPLE_ACTIONS.edit, words.edit)]);
}

export function notForMeButton({ locale }: Pick<Person, 'locale'>): Button {
  return button(PEOPLE_ACTIONS.notForMe, wordsFor(locale).people.notForMe);
}
