import type { Absence, WeeklyBlock } from '../schedule/hours.ts';
import { type HoursReading, parseHours } from '../schedule/parse-hours.ts';
import { suggestedDays } from '../schedule/working-week.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Words } from '../words/words.ts';
import { readAbsence } from './absence-fields.ts';
import { HOURS_FIELDS } from './action-ids.ts';
import { errorText, type FormErrors, type FormValues, fieldOf, textIn } from './form.ts';
import type { Person } from './person.ts';
import { badHours } from './refusals.ts';
import { awayFor, joined, without } from './wishes.ts';
import { knownZone } from './zone-name.ts';

/** What somebody chose in the form. */
export interface HoursForm {
  readonly blocks: readonly WeeklyBlock[];
  /** Undefined where they follow Slack. */
  readonly fixedZone: string | undefined;
  /** Undefined where the form was folded: then these stay as they are. */
  readonly rare: RareFields | undefined;
}

interface RareFields {
  readonly workingHours: readonly WeeklyBlock[] | undefined;
  readonly senderSees: Person['senderSees'];
  readonly absence: Person['absences'][number] | undefined;
  readonly live: readonly string[];
  /** The users that the chosen apps speak as. */
  readonly appUsers: readonly string[];
}

export type HoursFormReading =
  | { readonly ok: true; readonly form: HoursForm }
  | { readonly ok: false; readonly errors: FormErrors };

/** Reads the form; every field that cannot be taken is named, with what is wrong. `today` is the person's date. */
export function readHoursForm(
  values: FormValues,
  { user, zone }: Pick<Person, 'user' | 'zone'>,
  today: string,
  zones: Zones,
  words: Words,
): HoursFormReading {
  const { typedZone, fixedZone, isZoneKnown, usualDays, hours } = readHoursAndZone(values, zone, zones);
  const workingText = textIn(values, HOURS_FIELDS.working);
  const working = workingText === '' ? undefined : parseHours(workingText, usualDays);
  const absence = readAbsence(values, user, today, words);
  if (hours.ok && working?.ok !== false && isZoneKnown && absence.ok) {
    const rare = {
      workingHours: working?.blocks,
      senderSees: senderSeesIn(values),
      absence: absence.absence,
      live: fieldOf(values, HOURS_FIELDS.live).selected_conversations ?? [],
      appUsers: fieldOf(values, HOURS_FIELDS.heldApps).selected_users ?? [],
    };
    return {
      ok: true,
      form: { blocks: hours.blocks, fixedZone, rare: isFoldedIn(values) ? undefined : rare },
    };
  }
  return {
    ok: false,
    errors: {
      ...(hours.ok ? {} : { [HOURS_FIELDS.hours]: errorText(badHours(hours.part, hours.reason, words)) }),
      ...(working === undefined || working.ok
        ? {}
        : { [HOURS_FIELDS.working]: errorText(badHours(working.part, working.reason, words)) }),
      ...(isZoneKnown ? {} : { [HOURS_FIELDS.zone]: errorText(words.people.zoneUnknownPlain(typedZone)) }),
      ...(absence.ok ? {} : absence.errors),
    },
  };
}

export interface HoursAndZone {
  readonly typedZone: string;
  /** Undefined where none is typed, or none that the zone data know. */
  readonly fixedZone: string | undefined;
  readonly isZoneKnown: boolean;
  /** The days that are meant where none is named. */
  readonly usualDays: readonly number[];
  readonly hours: HoursReading;
}

export function readHoursAndZone(values: FormValues, zone: Person['zone'], zones: Zones): HoursAndZone {
  const typedZone = textIn(values, HOURS_FIELDS.zone);
  const fixedZone = typedZone === '' ? undefined : knownZone(typedZone, zones);
  const usualDays = suggestedDays(fixedZone ?? zone.name);
  const hours = parseHours(textIn(values, HOURS_FIELDS.hours), usualDays);
  return { typedZone, fixedZone, isZoneKnown: typedZone === '' || fixedZone !== undefined, usualDays, hours };
}

/** Slack sends every field that it shows, empty ones too. */
export function isFoldedIn(values: FormValues): boolean {
  return values[HOURS_FIELDS.senderSees] === undefined;
}

/** The person as the form has them, and in. `shown` is the absence that the form was filled with. */
export function withForm(
  person: Person,
  form: HoursForm,
  shown: Absence | undefined,
  facts: { readonly slackZone: string | undefined; readonly heldApps: readonly string[] },
  now: number,
): Person {
  const { rare } = form;
  const own = joined(person, now);
  return {
    ...(rare === undefined ? own : withRare(own, rare, shown, facts.heldApps)),
    blocks: form.blocks.map(mutable),
    zone:
      form.fixedZone === undefined
        ? { name: facts.slackZone ?? person.zone.name, follows: 'slack' }
        : { name: form.fixedZone, follows: 'fixed' },
  };
}

function withRare(
  { workingHours: _, ...others }: Person,
  { workingHours, senderSees, absence, live }: RareFields,
  shown: Absence | undefined,
  heldApps: readonly string[],
): Person {
  const withoutShown = shown === undefined ? others : without(others, [shown]);
  return {
    ...(absence === undefined ? withoutShown : awayFor(withoutShown, absence)),
    ...(workingHours === undefined ? {} : { workingHours: workingHours.map(mutable) }),
    senderSees,
    live: [...live],
    heldApps: [...heldApps],
  };
}

function senderSeesIn(values: FormValues): Person['senderSees'] {
  const chosen = fieldOf(values, HOURS_FIELDS.senderSees).selected_option?.value;
  return chosen === 'theirs' || chosen === 'later' ? chosen : 'both';
}

function mutable({ days, start, end }: WeeklyBlock): Person['blocks'][number] {
  return { days: [...days], start, end };
}
