import { MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import { changePerson, settleSoon } from './change.ts';
import type { PeopleDeps } from './deps.ts';
import type { Profile } from './directory.ts';
import { leave } from './leave.ts';
import type { Person } from './person.ts';
import { PEOPLE_KIND, thingId } from './things.ts';
import { knownZone } from './zone-name.ts';

/** What Slack says of a person has changed: they moved, speak another language, or are gone. Safe to hear twice. */
export async function onUserChanged(
  deps: PeopleDeps,
  tenant: TenantId,
  profile: Profile,
  now: number,
): Promise<void> {
  const { user } = profile;
  const person = await deps.people.find(tenant, user);
  if (person === undefined) return;
  if (profile.isDeactivated) return await onUserGone(deps, tenant, user, now);
  if (person.enrolment.state === 'out') return;

  const after = asSlackSays(deps, tenant, person, profile);
  const hasMoved = after.zone.name !== person.zone.name;
  if (!hasMoved && after.locale === person.locale) return;
  // Before the change: heard again after a crash, it would find nothing changed.
  if (hasMoved) await tellOfZone(deps, tenant, user, now + MINUTE);
  await changePerson(deps, tenant, user, (before) => asSlackSays(deps, tenant, before, profile), now);
  if (hasMoved) await tellOfZone(deps, tenant, user, now);
}

/** Nobody is there to read: what waits is brought to its end, and everything about them goes. */
async function onUserGone(deps: PeopleDeps, tenant: TenantId, user: UserId, now: number): Promise<void> {
  const waiting = await leave(deps, tenant, user, now);
  // They had left before, and their bare "no" goes too.
  if (waiting === undefined) await settleSoon(deps, tenant, user, now);
}

function asSlackSays(deps: PeopleDeps, tenant: TenantId, person: Person, { zone, locale }: Profile): Person {
  if (zone === undefined || person.zone.follows === 'fixed') return { ...person, locale };
  const name = knownZone(zone, deps.zones);
  if (name === undefined) {
    deps.log.warn({ tenant, zone }, 'Slack names a time zone that the zone data do not have');
    return { ...person, locale };
  }
  return { ...person, locale, zone: { ...person.zone, name } };
}

async function tellOfZone(deps: PeopleDeps, tenant: TenantId, user: UserId, at: number): Promise<void> {
  await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'news', user, news: 'zone' }), at);
  await deps.bells.ring(tenant, at);
}
