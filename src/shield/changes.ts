import { type Clock, MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { People } from '../people/people.ts';

/** Puts somebody's look on the agenda, if they have a shield; everybody's where nobody is named. */
export type LookAt = (tenant: TenantId, user: UserId | undefined, at: number) => Promise<void>;

/**
 * The same people; whoever is changed is looked at right after. The look is on the agenda before the change, so that no
 * crash leaves a shield as it was.
 */
export function lookingAfterChanges(people: People, lookAt: LookAt, clock: Pick<Clock, 'now'>): People {
  const around = async <T>(
    tenant: TenantId,
    user: UserId | undefined,
    change: () => Promise<T>,
  ): Promise<T> => {
    await lookAt(tenant, user, clock.now() + MINUTE);
    const answer = await change();
    await lookAt(tenant, user, clock.now());
    return answer;
  };
  return {
    ...people,
    async changePolicy(tenant, how) {
      const before = await people.policy(tenant);
      const change = () => people.changePolicy(tenant, how);
      const isSame = (how(before) ?? before).pausedSince === before.pausedSince;
      return await (isSame ? change() : around(tenant, undefined, change));
    },
    save: (tenant, person) => around(tenant, person.user, () => people.save(tenant, person)),
    change: (tenant, user, how) => around(tenant, user, () => people.change(tenant, user, how)),
    forget: (tenant, user) => around(tenant, user, () => people.forget(tenant, user)),
  };
}
