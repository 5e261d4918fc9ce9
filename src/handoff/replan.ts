import type { TenantId, UserId } from '../ids.ts';
import { isHeldFor } from '../people/person.ts';
import type { HandoffDeps } from './deps.ts';
import { type Copy, copyFor, type Handoff } from './handoff.ts';
import { readerOf } from './reader.ts';
import { withCopy } from './states.ts';
import { schedule } from './things.ts';
import { arrivalIn } from './windows.ts';

/** Plans anew what has not reached somebody yet, by their hours as they are now; theirs to hear is looked at again. */
export async function replanFor(
  tenant: TenantId,
  user: UserId,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const planned = (await deps.handoffs.to(tenant, user)).filter((handoff) => isComing(handoff, user, now));
  const receiver = await readerOf(tenant, user, now, deps);
  const { start, end } = arrivalIn(receiver.reading, false, now);
  for (const { id } of planned) {
    const changed = await deps.handoffs.change(tenant, id, (handoff) =>
      isComing(handoff, user, now)
        ? withCopy(handoff, user, (copy): Copy => ({ ...copy, due: start, until: end }))
        : undefined,
    );
    if (changed !== undefined) await schedule(deps, tenant, { what: 'give', id, to: user }, start);
  }
  const hasNews = (await deps.handoffs.by(tenant, user)).some(({ news }) => news.length > 0);
  if (hasNews && isHeldFor(receiver.person, now)) await schedule(deps, tenant, { what: 'tell', user }, now);
}

/** What is due already is on its way, and must not be sent back to wait. */
function isComing(handoff: Handoff, user: UserId, now: number): boolean {
  const copy = copyFor(handoff, user);
  const isOpen = handoff.closed === undefined && handoff.accepted === undefined;
  return isOpen && copy?.state === 'planned' && copy.due > now;
}
