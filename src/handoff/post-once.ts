import type { Claim } from '../agenda/agenda.ts';
import { awaitSettled, post } from '../agenda/post-once.ts';
import { DAY } from '../clock.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import type { Content, Posted } from '../slack.ts';
import type { HandoffDeps } from './deps.ts';

/** What everybody in the workspace may see of a post beside its text: ids. */
export const EVENT_TYPE = 'sluice_handoff';

interface Once {
  readonly channel: ChannelId;
  readonly threadTs?: Ts | undefined;
  /** By which it is found again. */
  readonly key: string;
  readonly content: Content;
}

/**
 * Posts what a claim is about, once: where an earlier try may have landed, it is looked for by `key` before anything is
 * posted again, once a lost post has landed or never will. Undefined where the claim is no longer ours.
 */
export async function postOnce(
  tenant: TenantId,
  claim: Claim,
  { channel, threadTs, key, content }: Once,
  deps: Pick<HandoffDeps, 'slack' | 'agenda' | 'clock' | 'settleMs' | 'beginPost' | 'findReply'>,
): Promise<Posted | undefined> {
  if (claim.phase === 'posting') {
    awaitSettled(claim, deps);
    const found =
      threadTs === undefined
        ? await deps.slack.findByBatch(tenant, channel, key, claim.due - DAY)
        : await deps.findReply(tenant, channel, threadTs, key);
    if (found !== undefined) return found;
  }
  const begun = deps.clock.wall();
  if (!(await deps.beginPost(tenant, claim))) return undefined;
  const metadata = { event_type: EVENT_TYPE, event_payload: { batch_id: key } };
  return await post(tenant, claim, { channel, threadTs, ...content, metadata }, begun, deps);
}
