import type { TenantId } from '../ids.ts';
import { type Check, mend, ok } from './check.ts';

/** Whether what is due of another workspace lies in the same Redis: it would be done with this one's bot token. */
export function compareTenants(own: TenantId, all: readonly TenantId[]): readonly Check[] {
  const about = 'workspace of this Redis';
  const others = all.filter((each) => each !== own);
  if (others.length === 0) return [ok(about, `${own} alone`)];
  return [
    mend(
      about,
      `it also holds what is due of ${others.join(', ')}, which ${own}'s bot token cannot deliver. Give each workspace ` +
        'a Redis, or a database of one, of its own; if the other is given up, remove the keys that begin with ' +
        `${others.map((each) => `{${each}}`).join(', ')}, and its id from the set {sluice}:tenants.`,
    ),
  ];
}
