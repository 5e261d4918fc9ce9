import type { Absence, WeeklyBlock } from '../schedule/hours.ts';
import { parseHours } from '../schedule/parse-hours.ts';
import { suggestedDays } from '../schedule/working-week.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Words } from '../words/words.ts';
import { readAbsence } from './absence-fields.ts';
import { errorText, type FormErrors, type FormValues, fieldOf, textIn } from './form.ts';
import { HOURS_FIELDS } from './hours-modal.ts';
import type { Person } from './person.ts';
import { badHours } from './refusals.ts';
import { awayFor, joined, without } from './wishes.ts';
import { knownZone } from './zone-name.ts';

/** What somebody chose in the form. */
export interface HoursForm {
  readonly blocks: readonly WeeklyBlock[];
  readonly workingHours: readonly WeeklyBlock[] | undefined;
  /** Undefined where they follow Slack. */
  readonly fixedZone: string | undefined;
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
  const typedZone = textIn(values, HOURS_FIELDS.zone);
  const fixedZone = typedZone === '' ? undefined : knownZone(typedZone, zones);
  const usualDays = suggestedDays(fixedZone ?? zone.name);
  const hours = parseHours(textIn(values, HOURS_FIELDS.hours), usualDays);
  const workingText = textIn(values, HOURS_FIELDS.working);
  const working = workingText === '' ? undefined : parseHours(workingText, usualDays);
  const absence = readAbsence(values, user, today, words);
  if (hours.ok && working?.ok !== false && (typedZone === '' || fixedZone !== undefined) && absence.ok) {
    const form = {
      blocks: hours.blocks,
      workingHours: working?.blocks,
      fixedZone,
      senderSees: senderSeesIn(values),
      absence: absence.absence,
      live: fieldOf(values, HOURS_FIELDS.live).selected_conversations ?? [],
      appUsers: fieldOf(values, HOURS_FIELDS.heldApps).selected_users ?? [],
    };
    return { ok: true, form };
  }
  return {
    ok: false,
    errors: {
      ...(hours.ok ? {} : { [HOURS_FIELDS.hours]: errorText(badHours(hours.part, hours.reason, words)) }),
      ...(working === undefined || working.ok
        ? {}
        : { [HOURS_FIELDS.working]: errorText(badHours(working.part, working.reason, words)) }),
      ...(typedZone === '' || fixedZone !== undefined
        ? {}
        : { [HOURS_FIELDS.zone]: errorText(words.people.zoneUnknownPlain(typedZone)) }),
      ...(absence.ok ? {} : absence.errors),
    },
  };
}

/** The person as the form has them, and in. `shown` is the absence that the form was filled with. */
export function withForm(
  person: Person,
  form: HoursForm,
  shown: Absence | undefined,
  facts: { readonly slackZone: string | undefined; readonly heldApps: readonly string[] },
  now: number,
): Person {
  const { workingHours: _, ...others } = joined(person, now);
  const withoutShown = shown === undefined ? others : without(others, [shown]);
  const back = form.absence === undefined ? withoutShown : awayFor(withoutShown, form.absence);
  return {
    ...back,
    blocks: form.blocks.map(mutable),
    ...(form.workingHours === undefined ? {} : { workingHours: form.workingHours.map(mutable) }),
    zone:
      form.fixedZone === undefined
        ? { name: facts.slackZone ?? person.zone.name, follows: 'slack' }
        : { name: form.fixedZone, follows: 'fixed' },
    senderSees: form.senderSees,
    live: [...form.live],
    heldApps: [...facts.heldApps],
  };
}

function senderSeesIn(values: FormValues): Person['senderSees'] {
  const chosen = fieldOf(values, HOURS_FIELDS.senderSees).selected_option?.value;
  return chosen === 'theirs' || chosen === 'later' ? chosen : 'both';
}

function mutable({ days, start, end }: WeeklyBlock): Person['blocks'][number] {
  return { days: [...days], start, end };
}
