import type { Claim } from '../agenda/agenda.ts';
import type { TenantId } from '../ids.ts';
import { bringAnswer, bringQuestion } from './bring-question.ts';
import { updateCanvas } from './canvas.ts';
import { giveCopy } from './deliver.ts';
import type { HandoffDeps } from './deps.ts';
import { drawCopies, showNow } from './draw.ts';
import { askNext } from './next-in-line.ts';
import { replanFor } from './replan.ts';
import { endsAt, overdue, waitsUntil } from './states.ts';
import { tellAuthor } from './tell.ts';
import { parseThing, schedule, thingId } from './things.ts';
import { endUnreadable } from './unreadable.ts';

/** Does what falls due of handoffs. Each looks at things as they are now, and may be done twice. */
export async function doHandoff(
  tenant: TenantId,
  claim: Claim,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const thing = parseThing(claim.thing);
  switch (thing?.what) {
    case undefined:
      return;
    case 'give':
      return await giveCopy(tenant, claim, thing, now, deps);
    case 'draw':
      return await drawCopies(tenant, thing.id, now, deps);
    case 'show':
      return await showNow(tenant, thing.id, thing.of, now, deps);
    case 'canvas':
      return await updateCanvas(tenant, thing.id, now, deps);
    case 'uncanvas':
      return await deps.canvases.remove(tenant, thing.id);
    case 'tell':
      return await tellAuthor(tenant, claim, thing.user, now, deps);
    case 'ask':
      return await bringQuestion(tenant, claim, thing, now, deps);
    case 'answer':
      return await bringAnswer(tenant, claim, thing, now, deps);
    case 'plan':
      return await replanFor(tenant, thing.user, now, deps);
    case 'next':
      return await askNext(tenant, thing.id, now, deps);
    case 'over':
      return await lookWhetherOverdue(tenant, thing.id, now, deps);
    case 'end':
      return await endOld(tenant, claim, thing.id, now, deps);
  }
}

/** The last block in which it could be accepted may have ended. Until it has, this is looked at again as it ends. */
async function lookWhetherOverdue(
  tenant: TenantId,
  id: string,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { handoffs, bells } = deps;
  const changed = await handoffs.change(
    tenant,
    id,
    (handoff) => overdue(handoff, now),
    ({ author }) => [
      { thing: thingId({ what: 'tell', user: author }), at: now },
      { thing: thingId({ what: 'next', id }), at: now },
    ],
  );
  if (changed !== undefined) {
    await bells.ring(tenant, now);
    return;
  }
  const handoff = await handoffs.find(tenant, id);
  if (handoff === undefined || handoff.accepted !== undefined || handoff.closed !== undefined) return;
  const until = waitsUntil(handoff);
  if (until > now) await schedule(deps, tenant, { what: 'over', id }, until);
}

/** What nobody has touched for long closes; what has been closed for long goes. */
async function endOld(
  tenant: TenantId,
  claim: Claim,
  id: string,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { handoffs } = deps;
  const handoff = await handoffs.find(tenant, id);
  if (handoff === undefined) return await endUnreadable(tenant, claim, id, now, deps);
  const at = endsAt(handoff);
  if (at > now) {
    await schedule(deps, tenant, { what: 'end', id }, at);
    return;
  }
  if (handoff.closed !== undefined) {
    if (handoff.canvas?.id !== undefined) await deps.canvases.remove(tenant, handoff.canvas.id);
    await handoffs.remove(tenant, handoff);
    return;
  }
  const ended = await handoffs.change(
    tenant,
    id,
    (each) =>
      endsAt(each) > now ? undefined : { ...each, closed: { at: now, because: 'old' }, changedAt: now },
    (each) => [
      { thing: thingId({ what: 'draw', id }), at: now },
      { thing: thingId({ what: 'end', id }), at: endsAt(each) },
    ],
  );
  if (ended !== undefined) await deps.bells.ring(tenant, now);
}
