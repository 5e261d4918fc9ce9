import type { ModalView } from '@slack/types';
import { UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { wordsFor } from '../words/words.ts';
import { absenceFields, absenceShown, readAbsence } from './absence-fields.ts';
import { HOURS_FIELDS, PEOPLE_VIEWS } from './action-ids.ts';
import { say } from './answers.ts';
import { calendarToShow } from './calendar.ts';
import { changeOrKeep, pointedOut } from './change.ts';
import { goAway } from './comms-wishes.ts';
import type { PeopleDeps } from './deps.ts';
import { isIn, keptOr, mayEnrol, personOrDraft } from './enrol.ts';
import { type FormErrors, type FormValues, modal, notice } from './form.ts';
import { readHoursForm, withForm } from './hours-form.ts';
import { HoursFormMetadata, hoursModal, hoursSavedModal } from './hours-modal.ts';
import { dateIn } from './wishes.ts';
import { knownZone } from './zone-name.ts';

/** What a form was sent in with. */
export interface Submission {
  readonly values: FormValues;
  readonly metadata: string;
}

/** What becomes of the form: what is wrong with it, or what is shown in its place. */
export type Submitted =
  | { readonly response_action: 'errors'; readonly errors: FormErrors }
  | { readonly response_action: 'update'; readonly view: ModalView };

/**
 * The form of somebody's hours, filled with what they have or would have; folded until they ask for more. `typed` is what
 * it means in the form that is open.
 */
export async function openHours(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  now: number,
  isFolded = true,
  typed?: FormValues,
): Promise<ModalView> {
  const profile = await deps.directory.profile(tenant, user);
  const person = await personOrDraft(deps, tenant, profile, now);
  const { people } = wordsFor(person.locale);
  if (!mayEnrol(profile)) return notice(people.modalTitle, people.done, people.notForGuests);
  const isNew = !(await isIn(deps, tenant, user));
  return hoursModal(person, profile.zone, { isNew, isFolded, typed }, deps.zones, now);
}

/** Saves the form. The same form twice saves the same. */
export async function submitHours(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  { values, metadata }: Submission,
  now: number,
): Promise<Submitted> {
  const profile = await deps.directory.profile(tenant, user);
  const person = await personOrDraft(deps, tenant, profile, now);
  const words = wordsFor(person.locale);
  if (!mayEnrol(profile)) return refusal(HOURS_FIELDS.hours, words.people.notForGuests);
  const today = dateIn(calendarToShow(person, deps.zones), now);
  const read = readHoursForm(values, person, today, deps.zones, words);
  if (!read.ok) return { response_action: 'errors', errors: read.errors };

  const heldApps = await appsOf(deps, tenant, read.form.rare?.appUsers ?? []);
  if (heldApps === undefined) return refusal(HOURS_FIELDS.heldApps, words.people.notAnApp);
  const slackZone = profile.zone === undefined ? undefined : knownZone(profile.zone, deps.zones);
  const { shown } = HoursFormMetadata.catch({}).parse(parsed(metadata));
  const isNew = !(await isIn(deps, tenant, user));
  const facts = { slackZone, heldApps };
  const kept = await changeOrKeep(
    deps,
    tenant,
    user,
    (before) => withForm(keptOr(before, person), read.form, shown, facts, now),
    now,
  );
  if (kept === undefined) throw new Error('A form was not kept');
  const changed = await pointedOut(deps, tenant, kept, now);
  return { response_action: 'update', view: hoursSavedModal(changed, deps.zones, now, isNew) };
}

/** The small form of an absence alone. @throws UserError where Sluice is off for the person */
export async function openAway(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  now: number,
): Promise<ModalView> {
  const person = await deps.people.find(tenant, user);
  if (person === undefined || person.enrolment.state === 'out') {
    const { locale } = await deps.directory.profile(tenant, user);
    throw new UserError(wordsFor(locale).people.needsHours);
  }
  const words = wordsFor(person.locale);
  const shown = absenceShown(person, dateIn(calendarToShow(person, deps.zones), now));
  const texts = { title: words.people.awayTitle, submit: words.people.save, close: words.people.cancel };
  return modal(PEOPLE_VIEWS.away, texts, [...absenceFields(shown, false, words)]);
}

export async function submitAway(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  { values }: Submission,
  now: number,
): Promise<Submitted> {
  const person = await deps.people.find(tenant, user);
  const words = wordsFor(person?.locale);
  const { awayTitle, done, needsHours } = words.people;
  if (person === undefined || person.enrolment.state === 'out') {
    return { response_action: 'update', view: notice(awayTitle, done, needsHours) };
  }
  const read = readAbsence(values, user, dateIn(calendarToShow(person, deps.zones), now), words);
  if (!read.ok) return { response_action: 'errors', errors: read.errors };
  const { text } =
    read.absence === undefined
      ? say([words.people.awayNeedsBoth])
      : await goAway(deps, tenant, person, read.absence, now);
  return { response_action: 'update', view: notice(awayTitle, done, text) };
}

/** The ids by which apps are held: their own and that of the user they speak as. Undefined where one is a person. */
export async function appsOf(
  { workspace }: Pick<PeopleDeps, 'workspace'>,
  tenant: TenantId,
  users: readonly UserId[],
): Promise<readonly string[] | undefined> {
  const ids: string[] = [];
  for (const user of users) {
    const app = await workspace.appOf(tenant, user);
    if (app === undefined) return undefined;
    ids.push(app, user);
  }
  return ids;
}

function refusal(field: string, text: string): Submitted {
  return { response_action: 'errors', errors: { [field]: text } };
}

/** Metadata that an older release wrote, or nobody did, is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
