import type { TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import { copyFor } from './handoff.ts';

/** Whether a baton is due for somebody and has not come yet, which nothing has kept from coming so far. */
export async function comesFirst(
  tenant: TenantId,
  user: UserId,
  now: number,
  { handoffs }: Pick<HandoffDeps, 'handoffs'>,
): Promise<boolean> {
  return (await handoffs.to(tenant, user)).some((handoff) => {
    const copy = copyFor(handoff, user);
    const isOpen = handoff.closed === undefined && handoff.accepted === undefined;
    return isOpen && copy?.state === 'planned' && copy.due <= now && copy.hasFailed !== true;
  });
}
