import type { Datepicker, InputBlock } from '@slack/types';
import type { Words } from '../words/words.ts';
import { errorText, type FormErrors, type FormValues, fieldOf, input } from './form.ts';
import type { Person } from './person.ts';

type Absence = Person['absences'][number];

const FROM = 'away_from';
const TO = 'away_to';
const STAND_IN = 'away_stand_in';

export type AbsenceForm =
  | { readonly ok: true; readonly absence: Absence | undefined }
  | { readonly ok: false; readonly errors: FormErrors };

/** First day, last day and stand-in, filled with what is planned. */
export function absenceFields(
  absence: Absence | undefined,
  optional: boolean,
  { people }: Words,
): readonly InputBlock[] {
  const date = (day: string | undefined): Datepicker => ({
    type: 'datepicker',
    ...(day === undefined ? {} : { initial_date: day }),
  });
  const standIn = absence?.standIn;
  return [
    input(FROM, people.awayFromLabel, date(absence?.from), { optional }),
    input(TO, people.awayToLabel, date(absence?.to), { optional }),
    input(
      STAND_IN,
      people.standInLabel,
      { type: 'users_select', ...(standIn === undefined ? {} : { initial_user: standIn }) },
      { optional: true },
    ),
  ];
}

/** `today` is the person's own date; nobody stands in for themself. */
export function readAbsence(values: FormValues, user: string, today: string, { people }: Words): AbsenceForm {
  const from = fieldOf(values, FROM).selected_date ?? undefined;
  const to = fieldOf(values, TO).selected_date ?? undefined;
  const standIn = fieldOf(values, STAND_IN).selected_user ?? undefined;
  if (from === undefined && to === undefined) return { ok: true, absence: undefined };
  if (from === undefined) return { ok: false, errors: { [FROM]: people.awayNeedsBoth } };
  if (to === undefined) return { ok: false, errors: { [TO]: people.awayNeedsBoth } };
  if (to < from) return { ok: false, errors: { [TO]: people.awayBackwards } };
  if (to < today) return { ok: false, errors: { [TO]: errorText(people.isOver(to)) } };
  return {
    ok: true,
    absence: { from, to, ...(standIn === undefined || standIn === user ? {} : { standIn }) },
  };
}

/** The absence that a form is about: the one that is on, else the next. */
export function absenceShown({ absences }: Person, today: string): Absence | undefined {
  return absences
    .filter(({ to }) => to >= today)
    .sort((a, b) => a.from.localeCompare(b.from))
    .at(0);
}
