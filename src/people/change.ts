import { MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import { isZoneKnown, withoutPast } from './calendar.ts';
import type { PeopleDeps } from './deps.ts';
import type { Person } from './person.ts';
import { replanWaiting } from './replan.ts';
import { PEOPLE_KIND, thingId } from './things.ts';

/** How soon a change that a crash cut short is made good. */
const MAKE_GOOD_MS = MINUTE;

export interface Changed {
  readonly person: Person;
  /** How many mentions wait, and the instant at which they come; undefined where none does. */
  readonly waiting: number;
  readonly due: number | undefined;
  /** Says of a block that Slack would be silent in it. */
  readonly silentBlock?: string | undefined;
}

/**
 * Changes what is kept of a person, and promises what waits for them anew. Senders who were promised an earlier time
 * are told; the person themself is told by the caller, who knows whether they are looking. Undefined where they are
 * not in, or have left. What `change` throws changes nothing.
 */
export async function changePerson(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  change: (person: Person) => Person,
  now: number,
): Promise<Changed | undefined> {
  return await changeOrKeep(
    deps,
    tenant,
    user,
    (before) => (before === undefined || before.enrolment.state === 'out' ? undefined : change(before)),
    now,
  );
}

/** Keeps the person as given, new or not, and promises what waits for them anew. */
export async function keepPerson(
  deps: PeopleDeps,
  tenant: TenantId,
  person: Person,
  now: number,
): Promise<Changed> {
  const changed = await changeOrKeep(deps, tenant, person.user, () => person, now);
  if (changed === undefined) throw new Error('A person was not kept');
  return changed;
}

/**
 * The same for anybody: `how` is given what is kept of them now, and again where somebody else was quicker. Undefined
 * where it answers that, and nothing changes.
 */
export async function changeOrKeep(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  how: (before: Person | undefined) => Person | undefined,
  now: number,
): Promise<Changed | undefined> {
  if (how(await deps.people.find(tenant, user)) === undefined) return undefined;
  // Before the save: a crash after it leaves promises to be made good.
  await settleSoon(deps, tenant, user, now);
  const kept = await deps.people.change(tenant, user, (before) => {
    const after = how(before);
    return after && withoutPast(after, now);
  });
  if (kept === undefined) return undefined;
  await replanWaiting(deps, tenant, kept, now);
  const waiting = await deps.held.countWaiting(tenant, user);
  const due = waiting === 0 ? undefined : await deps.agenda.dueAt(tenant, 'digest', user);
  return { person: kept, waiting, due };
}

/** The same, and what Slack has to say to the hours that were chosen. */
export async function pointedOut(
  { silentBlockLine, zones }: Pick<PeopleDeps, 'silentBlockLine' | 'zones'>,
  tenant: TenantId,
  changed: Changed,
  now: number,
): Promise<Changed> {
  const isKnown = isZoneKnown(changed.person, zones);
  return {
    ...changed,
    silentBlock: isKnown ? await silentBlockLine(tenant, changed.person, now) : undefined,
  };
}

export async function settleSoon(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  now: number,
): Promise<void> {
  const at = now + MAKE_GOOD_MS;
  await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'settle', user }), at);
  await deps.bells.ring(tenant, at);
}
