import type { KnownBlock } from '../block-kit.ts';
import type { TenantId } from '../ids.ts';
import type { Words } from '../words/words.ts';
import type { Batch, Batches } from './batch.ts';
import { isSame, type Marking, marked } from './marks.ts';

/**
 * Shows a batch's states where it is seen. Two presses at once may write in the wrong order; so after each writing
 * the states are looked at again, and whoever finds newer ones writes once more. The last to write has seen them all.
 */
export async function redraw(
  tenant: TenantId,
  batch: Batch,
  blocks: readonly KnownBlock[],
  marking: Marking,
  words: Words,
  batches: Pick<Batches, 'find'>,
  write: (blocks: readonly KnownBlock[]) => Promise<void>,
): Promise<void> {
  let shown = blocks;
  let drawn = batch;
  for (;;) {
    const after = marked(shown, drawn, marking, words);
    if (isSame(shown, after)) return;
    await write(after);
    shown = after;
    const latest = await batches.find(tenant, batch.id);
    if (latest === undefined || !isNewer(latest, drawn)) return;
    drawn = latest;
  }
}

function isNewer(latest: Batch, drawn: Batch): boolean {
  return latest.items.some(({ state }, at) => state !== drawn.items[at]?.state);
}
