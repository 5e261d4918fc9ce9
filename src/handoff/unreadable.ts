import type { Claim } from '../agenda/agenda.ts';
import { section } from '../block-kit.ts';
import type { TenantId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import { postOnce } from './post-once.ts';
import { readerOf } from './reader.ts';
import { HANDOFF_KIND } from './things.ts';
import { tellingTime } from './windows.ts';

/**
 * Ends a handoff whose key is gone, so that it is not kept for nobody: its author hears of it in their block, and may
 * write it again. Does nothing where there is none, or it can be read.
 */
export async function endUnreadable(
  tenant: TenantId,
  claim: Claim,
  id: string,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { handoffs, slack, agenda, bells } = deps;
  const found = await handoffs.unreadable(tenant, id);
  if (found === undefined) return;
  if (found.author !== undefined) {
    const author = await readerOf(tenant, found.author, now, deps);
    const at = tellingTime(author.reading, now);
    if (at > now) {
      await agenda.schedule(tenant, HANDOFF_KIND, claim.thing, at);
      await bells.ring(tenant, at);
      return;
    }
    const text = author.words.handoff.unreadable;
    const channel = await slack.dm(tenant, author.user);
    const content = { text, blocks: [section(text)] };
    if ((await postOnce(tenant, claim, { channel, key: `lost-${id}`, content }, deps)) === undefined) return;
  }
  await handoffs.drop(tenant, id);
}
