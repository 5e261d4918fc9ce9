import { cut, escaped } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Fate } from '../mentions/held.ts';
import type { Profile } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Policy } from '../people/policy.ts';
import type { Zones } from '../schedule/zone.ts';
import { SlackRefusal } from '../slack.ts';
import { type Away, absenceBefore, type Promised, type Reader } from './promised.ts';
import type { ReceiptRoles } from './roles.ts';

/** Characters of a name that are shown. */
const NAME_CHARACTERS = 60;

/** The reason that the ledger records for what was put off. */
const SNOOZED = 'snoozed';

type Gather = Pick<ReceiptRoles, 'people' | 'directory' | 'zones'>;

/** Who is told, in the zone and the language that they chose here or, if they have not, in Slack. */
export async function readerOf(tenant: TenantId, profile: Profile, roles: Gather): Promise<Reader> {
  const person = await roles.people.find(tenant, profile.user);
  return {
    user: profile.user,
    locale: person?.locale ?? profile.locale,
    zone: zoneOf(person?.zone.name ?? profile.zone, roles.zones),
  };
}

/**
 * What a reader may know of those whose mentions wait, who reads soonest first. Whoever has just left Sluice is not
 * among them.
 */
export async function promisedTo(
  tenant: TenantId,
  waiting: ReadonlyMap<UserId, Fate>,
  roles: Gather & Pick<ReceiptRoles, 'isShieldedUntil'>,
  now: number,
): Promise<readonly Promised[]> {
  const people = await roles.people.findMany(tenant, [...waiting.keys()]);
  const promised: Promised[] = [];
  for (const [user, { promisedFor }] of waiting) {
    const person = people.get(user);
    if (person === undefined || (await profileOf(tenant, user, roles)) === undefined) continue;
    const zone = zoneOf(person.zone.name, roles.zones);
    promised.push({
      recipient: user,
      name: await nameOf(tenant, user, roles),
      promisedFor,
      zone,
      senderSees: person.senderSees,
      away: await awayBefore(tenant, absenceBefore(person.absences, zone, promisedFor, now), roles),
      isShielded: await roles.isShieldedUntil(tenant, user, promisedFor, now),
    });
  }
  return promised.sort((a, b) => a.promisedFor - b.promisedFor || a.name.localeCompare(b.name));
}

/**
 * Those for whom a message waits, as its sender may know it. What somebody put off was brought to them before: to its
 * sender it is delivered, and what the recipient does with it is theirs.
 */
export function waitingIn(fates: ReadonlyMap<UserId, Fate>): ReadonlyMap<UserId, Fate> {
  return new Map([...fates].filter(([, { state, reason }]) => state === 'held' && reason !== SNOOZED));
}

/** Whether it was brought to its recipient. */
export function isDelivered({ state, reason }: Fate): boolean {
  return state === 'delivered' || (state === 'held' && reason === SNOOZED);
}

/** Slack's answers that mean: there is nobody here any more who could be told. */
export const nobodyThere: ReadonlySet<string> = new Set([
  'account_inactive',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

/** Undefined for whoever Slack no longer knows: asking again would change nothing. */
export async function profileOf(
  tenant: TenantId,
  user: UserId,
  { directory }: Pick<Gather, 'directory'>,
): Promise<Profile | undefined> {
  try {
    return await directory.profile(tenant, user);
  } catch (error) {
    if (error instanceof SlackRefusal && nobodyThere.has(error.code)) return undefined;
    throw error;
  }
}

/** A person's name on one line, safe in mrkdwn. */
export async function nameOf(
  tenant: TenantId,
  user: UserId,
  { directory }: Pick<Gather, 'directory'>,
): Promise<string> {
  const { name } = await directory.profile(tenant, user);
  return escaped(cut(name.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim(), NAME_CHARACTERS));
}

/** Guests and people of other organisations learn nobody's hours unless an admin allows it. */
export function mayKnowHours({ isGuest, isStranger }: Profile, { receiptsToGuests }: Policy): boolean {
  return receiptsToGuests || !(isGuest || isStranger);
}

/** What a guest may know of it: when roughly it is read. */
export function withoutHours(promised: Promised): Promised {
  return { ...promised, senderSees: 'later', away: undefined };
}

/** Slack does not say where people of some other organisations are. Then times are given in UTC, and named so. */
function zoneOf(name: string | undefined, zones: Zones): Reader['zone'] {
  return zones.get(name !== undefined && zones.has(name) ? name : 'UTC');
}

async function awayBefore(
  tenant: TenantId,
  absence: Person['absences'][number] | undefined,
  roles: Gather,
): Promise<Away | undefined> {
  if (absence === undefined) return undefined;
  const { standIn } = absence;
  if (standIn === undefined) return { standIn };
  try {
    return { standIn: { user: standIn, name: await nameOf(tenant, standIn, roles) } };
  } catch (error) {
    // Somebody whom Slack no longer shows stands in for nobody, and keeps nobody's receipt from its sender.
    if (error instanceof SlackRefusal) return { standIn: undefined };
    throw error;
  }
}
