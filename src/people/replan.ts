import type { TenantId, UserId } from '../ids.ts';
import type { Replanned } from '../mentions/held.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import { calendarOf, isZoneKnown } from './calendar.ts';
import type { PeopleDeps } from './deps.ts';
import { isHeldFor, type Person } from './person.ts';
import { PEOPLE_KIND, thingId } from './things.ts';

/**
 * Promises what waits for the person anew, by the hours as they are now. The senders who must hear of it are put on
 * the agenda. May be done twice: the second time finds every promise as it should be.
 */
export async function replanWaiting(
  deps: PeopleDeps,
  tenant: TenantId,
  person: Person,
  now: number,
): Promise<void> {
  // What is promised stays so until it is known when they read.
  if (!isHeldFor(person, now) || !isZoneKnown(person, deps.zones)) return;
  const { user } = person;
  const standing = await deps.agenda.dueAt(tenant, 'digest', user);
  // What is due already is on its way, and must not be sent back to wait.
  if (standing === undefined || standing <= now) return;
  const due = await dueAnew(deps, tenant, person, now);
  if (due === standing) return;
  const replanned = await deps.held.replan(tenant, user, due, now);
  await deps.bells.ring(tenant, due);
  const toTell = sendersToTell(replanned, due);
  for (const sender of toTell) {
    await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'later', user, sender }), now);
  }
  if (toTell.size > 0) await deps.bells.ring(tenant, now);
}

async function dueAnew(deps: PeopleDeps, tenant: TenantId, person: Person, now: number): Promise<number> {
  const calendar = calendarOf(person, deps.zones);
  // In a block waits what came as it ended, or was snoozed to the next. Anything else has waited for this one.
  if (blockAt(calendar, now) !== undefined) {
    const waiting = await deps.held.waiting(tenant, person.user);
    if (waiting.some(({ because }) => because === 'waits')) return now;
  }
  return nextBlock(calendar, now)?.start ?? now;
}

/**
 * Each sender once whose mention is now read later: what they were told is compared when it is their turn. Nobody was
 * promised anything of what was snoozed or shown.
 */
function sendersToTell(replanned: readonly Replanned[], due: number): ReadonlySet<UserId> {
  const senders = new Set<UserId>();
  for (const { mention, promisedBefore } of replanned) {
    const { author, because } = mention;
    if (author.user === undefined || author.app !== undefined || because !== 'waits') continue;
    if (due > promisedBefore) senders.add(author.user);
  }
  return senders;
}
