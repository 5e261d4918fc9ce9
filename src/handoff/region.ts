import { escapedName } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Region } from '../people/policy.ts';
import type { HandoffDeps } from './deps.ts';
import type { To } from './handoff.ts';
import type { HandoffReader } from './reader.ts';

type ToRegion = Extract<To, { kind: 'region' }>;

const MOST_NAMED = 6;

/** The region that a form offers. */
export interface RegionChoice {
  readonly to: ToRegion;
  /** Names of those who would get it, mrkdwn-safe, and how many more there are. */
  readonly people: readonly string[];
  readonly more: number;
}

/** Whoever takes over from the author by the rota, as things are now. */
export async function regionChoice(
  tenant: TenantId,
  { user, now }: Pick<HandoffReader, 'user' | 'now'>,
  { nextRegion, directory }: Pick<HandoffDeps, 'nextRegion' | 'directory'>,
): Promise<RegionChoice | undefined> {
  const region = await nextRegion(tenant, user, now);
  if (region === undefined) return undefined;
  const members = region.members.filter((member) => member !== user);
  const named = members.slice(0, MOST_NAMED);
  const profiles = await Promise.all(named.map((member) => directory.profile(tenant, member)));
  const people = profiles.map(({ name }) => escapedName(name));
  return { to: toRegion(region), people, more: members.length - people.length };
}

export function toRegion({ id, name }: Pick<Region, 'id' | 'name'>): ToRegion {
  return { kind: 'region', region: id, name };
}

/** An option's value, by which the form says again which region its author saw: ids hold no colon. */
export function regionValue({ region, name }: ToRegion): string {
  return `region:${region}:${name}`;
}

/** Which kind of receiver an option's value is of. */
export function kindOfValue(value: string): string {
  return value.split(':')[0] ?? '';
}

/** Reads what `regionValue` wrote. */
export function regionIn(value: string): ToRegion | undefined {
  const [, region, name] = /^region:([^:]+):(.*)$/s.exec(value) ?? [];
  return region === undefined || name === undefined ? undefined : { kind: 'region', region, name };
}

/** Everybody who would get it; undefined where the region is no longer on the rota. */
export async function membersOf(
  tenant: TenantId,
  to: Exclude<To, { kind: 'channel' }>,
  { directory, people }: Pick<HandoffDeps, 'directory' | 'people'>,
): Promise<readonly UserId[] | undefined> {
  switch (to.kind) {
    case 'person':
      return [to.user];
    case 'group':
      return await directory.membersOf(tenant, to.group);
    case 'region': {
      const { regions } = (await people.policy(tenant)).rota;
      return regions.find(({ id }) => id === to.region)?.members;
    }
  }
}
