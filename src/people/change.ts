import { MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import { withoutPast } from './calendar.ts';
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
  const person = await deps.people.find(tenant, user);
  if (person === undefined || person.enrolment.state === 'out') return undefined;
  return await keepPerson(deps, tenant, change(person), now);
}

/** Keeps the person as given, new or not, and promises what waits for them anew. */
export async function keepPerson(
  deps: PeopleDeps,
  tenant: TenantId,
  person: Person,
  now: number,
): Promise<Changed> {
  const kept = withoutPast(person, now);
  // Before the save: a crash after it leaves promises to be made good.
  await settleSoon(deps, tenant, person.user, now);
  await deps.people.save(tenant, kept);
  await replanWaiting(deps, tenant, kept, now);
  const waiting = await deps.held.countWaiting(tenant, person.user);
  const due = waiting === 0 ? undefined : await deps.agenda.dueAt(tenant, 'digest', person.user);
  return { person: kept, waiting, due };
}

/** The same, and what Slack has to say to the hours that were chosen. */
export async function pointedOut(
  { silentBlockLine }: Pick<PeopleDeps, 'silentBlockLine'>,
  tenant: TenantId,
  changed: Changed,
  now: number,
): Promise<Changed> {
  return { ...changed, silentBlock: await silentBlockLine(tenant, changed.person, now) };
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
