import type { HomeSection, Visitor } from '../home/section.ts';
import type { Reader } from '../schedule/describe.ts';
import { chainBlocks, declaredBlocks } from './blocks.ts';
import type { RotaDeps } from './deps.ts';

/** For those on it the chain of their rota; for stewards what is declared. */
export function rotaSections(deps: Pick<RotaDeps, 'people' | 'directory' | 'zones'>): readonly HomeSection[] {
  return [
    {
      place: 'rota',
      async blocks(visitor, now) {
        const { rota } = await deps.people.policy(visitor.tenant);
        const isOn = rota.regions.some(({ members }) => members.includes(visitor.user));
        return isOn ? chainBlocks(rota, await readerOf(deps, visitor, now), deps.zones) : [];
      },
    },
    {
      place: 'workspace',
      async blocks(visitor, now) {
        const { rota } = await deps.people.policy(visitor.tenant);
        return declaredBlocks(rota, await readerOf(deps, visitor, now), deps.zones);
      },
    },
  ];
}

async function readerOf(
  { people, directory, zones }: Pick<RotaDeps, 'people' | 'directory' | 'zones'>,
  { tenant, user, locale }: Visitor,
  now: number,
): Promise<Reader> {
  const person = await people.find(tenant, user);
  const name = person?.zone.name ?? (await directory.profile(tenant, user)).zone;
  return { zone: zones.get(name !== undefined && zones.has(name) ? name : 'UTC'), locale, now };
}
