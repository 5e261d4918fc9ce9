import type { TenantId } from '../ids.ts';
import { withoutCanvas } from './canvas.ts';
import type { HandoffDeps } from './deps.ts';
import { thingId } from './things.ts';

/** Removes the canvases of all handoffs, while Sluice still can: once it is uninstalled, it cannot. */
export async function removeCanvases(
  tenant: TenantId,
  now: number,
  { handoffs, bells }: Pick<HandoffDeps, 'handoffs' | 'bells'>,
): Promise<void> {
  for (const id of await handoffs.ids(tenant)) {
    const canvas = (await handoffs.find(tenant, id))?.canvas?.id;
    if (canvas === undefined) continue;
    await handoffs.change(
      tenant,
      id,
      (handoff) => withoutCanvas(handoff, canvas),
      () => [
        { thing: thingId({ what: 'uncanvas', id: canvas }), at: now },
        { thing: thingId({ what: 'draw', id }), at: now },
      ],
    );
  }
  await bells.ring(tenant, now);
}
