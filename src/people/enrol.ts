import type { TenantId, UserId } from '../ids.ts';
import type { WeeklyBlock } from '../schedule/hours.ts';
import { suggestedDays } from '../schedule/working-week.ts';
import type { Zones } from '../schedule/zone.ts';
import { type Changed, changeOrKeep, pointedOut } from './change.ts';
import type { PeopleDeps } from './deps.ts';
import type { Profile } from './directory.ts';
import { Person } from './person.ts';
import type { Policy } from './policy.ts';
import { joined } from './wishes.ts';

const MONDAY_TO_FRIDAY = '1,2,3,4,5';

/** Whether Sluice is for this account at all: guests and people of other organisations are not enrolled. */
export function mayEnrol({ isBot, isGuest, isStranger, isDeactivated }: Profile): boolean {
  return !(isBot || isGuest || isStranger || isDeactivated);
}

/** The person as they would be if they switched Sluice on now: the workspace's hours in Slack's zone. */
export function draftOf(profile: Profile, policy: Policy, zones: Zones, now: number): Person {
  const name = profile.zone !== undefined && zones.has(profile.zone) ? profile.zone : 'UTC';
  return {
    ...Person.parse({
      user: profile.user,
      enrolment: { state: 'in', since: now },
      blocks: inWorkingWeek(policy.defaultBlocks, name),
      zone: { name, follows: 'slack' },
    }),
    locale: profile.locale,
  };
}

/** Puts the person in with these hours, or without any with those that they have. Nothing is kept yet of a draft. */
export async function enrol(
  deps: PeopleDeps,
  tenant: TenantId,
  person: Person,
  blocks: readonly WeeklyBlock[] | undefined,
  now: number,
): Promise<Changed> {
  const changed = await changeOrKeep(
    deps,
    tenant,
    person.user,
    (before) => joined(withHours(keptOr(before, person), blocks), now),
    now,
  );
  if (changed === undefined) throw new Error('Somebody was not enrolled');
  return await pointedOut(deps, tenant, changed, now);
}

/** What is kept of the person, or what would be if they switched Sluice on. */
export async function personOrDraft(
  deps: Pick<PeopleDeps, 'people' | 'zones'>,
  tenant: TenantId,
  profile: Profile,
  now: number,
): Promise<Person> {
  const known = await deps.people.find(tenant, profile.user);
  return keptOr(known, draftOf(profile, await deps.people.policy(tenant), deps.zones, now));
}

/** What is kept of them now; of nobody who is in, the draft. */
export function keptOr(kept: Person | undefined, draft: Person): Person {
  return kept === undefined || kept.enrolment.state === 'out' ? draft : kept;
}

export async function isIn(
  deps: Pick<PeopleDeps, 'people'>,
  tenant: TenantId,
  user: UserId,
): Promise<boolean> {
  return (await deps.people.find(tenant, user))?.enrolment.state === 'in';
}

/** Where the workspace left the days as they are, those on which the zone's country works. */
function inWorkingWeek(blocks: Policy['defaultBlocks'], zoneName: string): Policy['defaultBlocks'] {
  return blocks.map((block) =>
    block.days.join(',') === MONDAY_TO_FRIDAY ? { ...block, days: suggestedDays(zoneName) } : block,
  );
}

function withHours(person: Person, blocks: readonly WeeklyBlock[] | undefined): Person {
  if (blocks === undefined) return person;
  return { ...person, blocks: blocks.map(({ days, start, end }) => ({ days: [...days], start, end })) };
}
