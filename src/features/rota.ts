import type { TenantId, UserId } from '../ids.ts';
import type { Region } from '../people/policy.ts';
import type { RotaDeps } from '../rota/deps.ts';
import { rotaSections } from '../rota/home.ts';
import { registerRota } from '../rota/listeners.ts';
import { nextPerson, nextRegion } from '../rota/rota.ts';
import type { Feature, Parts } from './feature.ts';

/** What others ask the rota. Undefined where nobody else is on it. */
export interface AskRota {
  nextRegion(tenant: TenantId, user: UserId, now: number): Promise<Region | undefined>;
  nextPerson(tenant: TenantId, user: UserId, now: number): Promise<UserId | undefined>;
}

/** Who takes over from whom around the day. */
export function rotaFeature(
  parts: Parts & Pick<RotaDeps, 'refreshHome'>,
): Feature & { readonly askRota: AskRota } {
  const { people, zones } = parts;
  return {
    register: (bolt) => registerRota(bolt, parts),
    home: rotaSections(parts),
    askRota: {
      nextRegion: async (tenant, user, now) =>
        nextRegion((await people.policy(tenant)).rota, zones, user, now),
      nextPerson: async (tenant, user, now) =>
        nextPerson((await people.policy(tenant)).rota, zones, user, now),
    },
  };
}
