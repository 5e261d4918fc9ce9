import type { TenantId, UserId } from '../ids.ts';
import type { Profile } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Zone } from '../schedule/zone.ts';
import type { CallDeps } from './deps.ts';
import { nameOf, type Reader, readerOf } from './names.ts';

/** Somebody's name, and what time it is where they are, as the reader writes times. */
export interface Whereabouts {
  readonly name: string;
  /** Undefined where they do not share it, or Slack does not say. */
  readonly time: string | undefined;
}

/** Guests and people of other organisations are told nobody's time. */
export async function whereabouts(
  tenant: TenantId,
  user: UserId,
  reader: Reader,
  now: number,
  deps: Pick<CallDeps, 'directory' | 'people' | 'zones'>,
): Promise<Whereabouts> {
  const [name, them] = await Promise.all([nameOf(tenant, user, deps), readerOf(tenant, user, deps)]);
  const isInside = reader.profile !== undefined && !reader.profile.isGuest && !reader.profile.isStranger;
  const zone = isInside ? zoneOf(them, deps) : undefined;
  return {
    name,
    time: zone === undefined ? undefined : describeInstant(now, { zone, locale: reader.locale, now }),
  };
}

/** The zone that they chose here stays theirs unless senders may see it; Slack's own everybody sees there anyway. */
export function zoneOf(
  { profile, person }: { readonly profile: Profile | undefined; readonly person: Person | undefined },
  { zones }: Pick<CallDeps, 'zones'>,
): Zone | undefined {
  if (person?.senderSees === 'later') return undefined;
  const name = person?.senderSees === 'both' ? person.zone.name : profile?.zone;
  return name !== undefined && zones.has(name) ? zones.get(name) : undefined;
}
