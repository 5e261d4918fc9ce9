import type { Claim } from '../agenda/agenda.ts';
import { MINUTE, SECOND } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import { settleSoon } from './change.ts';
import type { PeopleDeps } from './deps.ts';
import type { Person } from './person.ts';
import { replanWaiting } from './replan.ts';

/**
 * Ends holding for the person. What waits is delivered now, and then everything that is kept of them goes: the job
 * `settle` sees to it, after a crash too. Answers how many mentions come; undefined where the person was not in.
 */
export async function leave(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  now: number,
): Promise<number | undefined> {
  const person = await deps.people.find(tenant, user);
  if (person === undefined || person.enrolment.state === 'out') return undefined;
  await settleSoon(deps, tenant, user, now);
  // Hours, zone and locale stay until the last digest has used them.
  await deps.people.change(tenant, user, (before) => ({
    ...(before ?? person),
    enrolment: { state: 'out', since: now },
  }));
  const waiting = await deps.held.bringForward(tenant, user, now, 'left');
  if (waiting > 0) await deps.bells.ring(tenant, now);
  return waiting;
}

/** Remembers the "no" of somebody of whom nothing is kept, where the workspace would otherwise ask them one day. */
export async function refuse(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  locale: string,
  now: number,
): Promise<void> {
  const [person, policy] = await Promise.all([deps.people.find(tenant, user), deps.people.policy(tenant)]);
  if (person !== undefined || policy.enrolment.who === 'opt-in') return;
  await deps.people.save(tenant, refusalOf({ user, enrolment: { state: 'out', since: now }, locale }));
}

/** Makes good what a change of a person began, however far it got. Undefined, or the ms after which to look again. */
export async function settle(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  claim: Pick<Claim, 'attempts'>,
  now: number,
): Promise<number | undefined> {
  const person = await deps.people.find(tenant, user);
  if (person === undefined) return undefined;
  if (person.enrolment.state !== 'out') {
    await replanWaiting(deps, tenant, person, now);
    return undefined;
  }
  if ((await deps.held.countWaiting(tenant, user)) > 0) {
    const due = await deps.agenda.dueAt(tenant, 'digest', user);
    if (due === undefined || due > now) {
      await deps.held.bringForward(tenant, user, now, 'left');
      await deps.bells.ring(tenant, now);
    }
    return Math.min((claim.attempts + 1) * 10 * SECOND, 15 * MINUTE);
  }
  await forget(deps, tenant, person);
  return undefined;
}

/**
 * Where the workspace enrols people, a bare "no" is kept of those who left, so that they are not asked again.
 * Nothing is kept of those who are gone from Slack.
 */
async function forget(deps: PeopleDeps, tenant: TenantId, person: Person): Promise<void> {
  const { enrolment } = await deps.people.policy(tenant);
  const keepsNo = enrolment.who !== 'opt-in' && !(await isGone(deps, tenant, person.user));
  if (keepsNo && isRefusal(person)) return;
  await deps.people.forget(tenant, person.user);
  if (keepsNo) await deps.people.save(tenant, refusalOf(person));
}

async function isGone(deps: PeopleDeps, tenant: TenantId, user: UserId): Promise<boolean> {
  try {
    return (await deps.directory.profile(tenant, user)).isDeactivated;
  } catch (error) {
    if (error instanceof SlackRefusal) return true;
    throw error;
  }
}

function refusalOf({ user, enrolment, locale }: Pick<Person, 'user' | 'enrolment' | 'locale'>): Person {
  return {
    user,
    enrolment,
    blocks: [],
    zone: { name: 'UTC', follows: 'slack' },
    absences: [],
    opens: [],
    moved: [],
    live: [],
    heldApps: [],
    senderSees: 'both',
    locale,
  };
}

function isRefusal({ enrolment, blocks }: Person): boolean {
  return enrolment.state === 'out' && blocks.length === 0;
}
