import type { TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import { type Copy, copyFor, type Handoff } from './handoff.ts';
import { readerOf } from './reader.ts';
import { EARLIER, thingId } from './things.ts';
import { arrivalIn } from './windows.ts';

/** Whoever comes next on the rota gets a copy as well, where nobody has accepted in time: at their own next block. */
export async function askNext(tenant: TenantId, id: string, now: number, deps: HandoffDeps): Promise<void> {
  const handoff = await deps.handoffs.find(tenant, id);
  if (handoff === undefined || handoff.hasNext === true) return;
  const next = await nextOf(tenant, handoff, now, deps);
  if (next === undefined) return;
  // First: a crash after the next step must not leave it out of their list.
  await deps.handoffs.noteReceiver(tenant, id, next);
  const { reading } = await readerOf(tenant, next, now, deps);
  const { start: due, end: until } = arrivalIn(reading, false, now);
  const copy: Copy = { to: next, state: 'planned', due, until };
  const changed = await deps.handoffs.change(
    tenant,
    id,
    (each) =>
      each.accepted === undefined && each.closed === undefined && copyFor(each, next) === undefined
        ? { ...each, copies: [...each.copies, copy], hasNext: true }
        : undefined,
    () => [{ thing: thingId({ what: 'give', id, to: next }), at: due - EARLIER }],
  );
  if (changed === undefined) return;
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
