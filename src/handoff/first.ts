import { MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import { copyFor } from './handoff.ts';

/** What comes later than this is not waited for: a digest is not to be held up by what keeps failing. */
const PATIENCE_MS = 5 * MINUTE;

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
    return isOpen && copy?.state === 'planned' && isDueNow(copy.due, now) && copy.hasFailed !== true;
  });
}

function isDueNow(due: number, now: number): boolean {
  return due <= now && now - due < PATIENCE_MS;
}
