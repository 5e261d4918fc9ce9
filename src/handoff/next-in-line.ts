import type { TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import { type Copy, copyFor, type Handoff } from './handoff.ts';
import { readerOf } from './reader.ts';
import { EARLIER, thingId } from './things.ts';
import { arrivalIn } from './windows.ts';

/** Whoever comes next on the rota gets a copy as well, where nobody has accepted in time: at their own next block. */
export async function askNext(
  tenant: TenantId,
  handoff: Handoff,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const next = await nextOf(tenant, handoff, now, deps);
  if (next === undefined) return;
  const { reading } = await readerOf(tenant, next, now, deps);
  const { start: due, end: until } = arrivalIn(reading, false, now);
  const copy: Copy = { to: next, state: 'planned', due, until };
  const changed = await deps.handoffs.change(
    tenant,
    handoff.id,
    (each) =>
      each.accepted === undefined && each.closed === undefined && copyFor(each, next) === undefined
        ? { ...each, copies: [...each.copies, copy] }
        : undefined,
    ({ id }) => [{ thing: thingId({ what: 'give', id, to: next }), at: due - EARLIER }],
  );
  if (changed === undefined) return;
  await deps.handoffs.noteReceiver(tenant, handoff.id, next);
  await deps.bells.ring(tenant, due);
}

/** Somebody who has had no copy yet, and did not write it. */
async function nextOf(
  tenant: TenantId,
  { author, copies }: Handoff,
  now: number,
  { nextPerson }: Pick<HandoffDeps, 'nextPerson'>,
): Promise<UserId | undefined> {
  const had = new Set([author, ...copies.map(({ to }) => to)]);
  for (const { to } of copies) {
    const next = await nextPerson(tenant, to, now);
    if (next !== undefined && !had.has(next)) return next;
  }
  return undefined;
}
