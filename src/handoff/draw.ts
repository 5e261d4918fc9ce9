import type { TenantId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import { contentFor } from './deliver.ts';
import type { HandoffDeps } from './deps.ts';

/** Shows every delivered copy as things are now. What its receiver has deleted stays deleted. */
export async function drawCopies(
  tenant: TenantId,
  id: string,
  now: number,
  deps: Pick<HandoffDeps, 'handoffs' | 'slack' | 'reading' | 'directory' | 'people' | 'zones'>,
): Promise<void> {
  const handoff = await deps.handoffs.find(tenant, id);
  if (handoff === undefined) return;
  for (const { to, channel, ts } of handoff.copies) {
    if (channel === undefined || ts === undefined) continue;
    try {
      const content = await contentFor(tenant, handoff, to, now, deps);
      await deps.slack.update(tenant, { channel, ts }, content);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
    }
  }
}
