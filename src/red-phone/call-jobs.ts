import type { Claim } from '../agenda/agenda.ts';
import type { Handler, Handlers } from '../agenda/work-off.ts';
import type { TenantId } from '../ids.ts';
import { nextAgain, readThing, thingOf } from './call.ts';
import type { CallDeps } from './deps.ts';
import { hear } from './hear.ts';
import { unlessSealed } from './lost.ts';
import { onAgain, retracted } from './moves.ts';
import { page } from './page-call.ts';
import { reach } from './reach.ts';
import { callIdOf, giveUpRing, takeRing } from './take-ring.ts';
import { tell } from './tell.ts';

/** What is done of the urgent agenda. */
export function callHandlers(deps: CallDeps): Handlers {
  const doing = (act: (tenant: TenantId, claim: Claim, now: number) => Promise<void>): Handler => {
    return async (tenant, claim, now) => {
      await unlessSealed(tenant, claim, now, deps, () => act(tenant, claim, now));
      await deps.urgentAgenda.done(tenant, claim, now);
    };
  };
  return {
    ring: doing((tenant, claim, now) =>
      takeRing(tenant, claim, now, deps).catch((error: unknown) =>
        giveUpRing(tenant, claim, error, now, deps),
      ),
    ),
    retract: doing((tenant, { thing, due }) => retractDeleted(tenant, thing, due, deps)),
    reach: doing((tenant, claim, now) => reach(tenant, claim, now, deps)),
    hear: doing((tenant, claim, now) => hear(tenant, claim, now, deps)),
    again: doing((tenant, { thing }, now) => again(tenant, thing, now, deps)),
    page: doing((tenant, { thing }, now) => page(tenant, thing, now, deps)),
    tell: doing((tenant, claim, now) => tell(tenant, claim, now, deps)),
  };
}

/** The message that rang is deleted: what it asked for is gone, or taken back. */
async function retractDeleted(tenant: TenantId, ringId: string, now: number, deps: CallDeps): Promise<void> {
  await deps.calls.dropRing(tenant, ringId);
  await deps.calls.change(tenant, callIdOf(ringId), (call) =>
    retracted(call, 'deleted', call.ring.caller.user ?? '', now),
  );
  await deps.urgentBells.ring(tenant, now);
}

/** Does what time asks for, and puts the next time on the agenda. */
async function again(tenant: TenantId, thing: string, now: number, deps: CallDeps): Promise<void> {
  const { id } = readThing(thing);
  const changed = await deps.calls.change(tenant, id, (call) => onAgain(call, now));
  if (changed === undefined) return;
  if (changed.isChanged) await deps.urgentBells.ring(tenant, now);
  const next = nextAgain(changed.call);
  if (next === undefined) return;
  await deps.urgentAgenda.schedule(tenant, 'again', thingOf(id), next);
  await deps.urgentBells.ring(tenant, next);
}
