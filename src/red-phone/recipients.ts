import { SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { GroupId, TenantId, UserId } from '../ids.ts';
import type { DeclaredWord } from '../people/policy.ts';
import { dayAt, isoDay } from '../schedule/wall-time.ts';
import { SlackRefusal } from '../slack.ts';
import type { Called } from './call.ts';
import type { CallDeps } from './deps.ts';
import { newly } from './moves.ts';
import { within } from './patience.ts';
import type { Ring } from './ring.ts';

/** Whom a ring calls, each once. */
export interface Recipients {
  readonly people: readonly Called[];
  /** User groups whose members Slack does not tell now. */
  readonly unread: readonly GroupId[];
  /** Who is not called, since one call reaches only so many. */
  readonly left: readonly UserId[];
}

type Deps = Pick<CallDeps, 'directory' | 'people' | 'zones'>;

/** Whom one call reaches where an admin has not said. */
export const MOST_CALLED = 50;

/** Whoever Slack does not tell of by then is called all the same. ms of `wall` */
const KNOWN_MS = SECOND;

/**
 * Those whom the ring names, by themselves or through user groups; where it names nobody, whom the word is declared to
 * call; `most` of them, those named first. Never the caller, nor apps. Somebody of whom Slack tells nothing now is
 * called all the same.
 */
export async function recipientsOf(
  tenant: TenantId,
  ring: Ring,
  word: Pick<DeclaredWord, 'calls'> | undefined,
  most: number,
  now: number,
  deps: Deps,
): Promise<Recipients> {
  const namesSomebody = ring.users.length > 0 || ring.groups.length > 0;
  const { users, groups } = namesSomebody ? ring : (word?.calls ?? { users: [], groups: [] });
  const unread: GroupId[] = [];
  const members = await Promise.all(
    groups.map(async (group) => {
      const found = await membersOf(tenant, group, deps);
      if (found === undefined) unread.push(group);
      return found ?? [];
    }),
  );
  const all = [...new Set([...users, ...members.flat()])].filter((user) => user !== ring.caller.user);
  const people: Called[] = [];
  let looked = 0;
  while (people.length < most && looked < all.length) {
    const some = all.slice(looked, looked + most - people.length);
    looked += some.length;
    const found = await Promise.all(some.map((user) => calledAs(tenant, user, now, deps)));
    people.push(...found.filter((person) => person !== undefined));
  }
  return { people, unread, left: all.slice(looked) };
}

/** Members as Slack has them, or had them; undefined where neither is known. */
export async function membersOf(
  tenant: TenantId,
  group: GroupId,
  { directory }: Pick<Deps, 'directory'>,
): Promise<readonly UserId[] | undefined> {
  try {
    return await directory.membersOf(tenant, group);
  } catch (error) {
    if (!(error instanceof RetryLaterError || error instanceof SlackRefusal)) throw error;
    return (await directory.knownMembersOf(tenant, [group])).get(group);
  }
}

async function calledAs(
  tenant: TenantId,
  user: UserId,
  now: number,
  { directory, people, zones }: Deps,
): Promise<Called | undefined> {
  const [profile, person] = await Promise.all([
    within(KNOWN_MS, directory.profile(tenant, user), undefined),
    people.find(tenant, user),
  ]);
  if (profile?.isBot === true) return undefined;
  const called = newly(user, 'called');
  if (profile?.isDeactivated === true)
    return { ...called, state: 'unreachable', failure: 'account_inactive' };
  if (person === undefined || !zones.has(person.zone.name)) return called;
  const today = isoDay(dayAt(zones.get(person.zone.name), now));
  const absence = person.absences.find(({ from, to }) => from <= today && today <= to);
  return absence?.standIn === undefined ? called : { ...called, standIn: absence.standIn };
}
