import type { Claim } from '../agenda/agenda.ts';
import { DAY } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import { type Content, OutcomeUnknownError, type Posted } from '../slack.ts';
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
  {
    slack,
    agenda,
    clock,
    settleMs,
    beginPost,
    findReply,
  }: Pick<HandoffDeps, 'slack' | 'agenda' | 'clock' | 'settleMs' | 'beginPost' | 'findReply'>,
): Promise<Posted | undefined> {
  if (claim.phase === 'posting') {
    const settled = claim.postingSince + settleMs - clock.wall();
    if (settled > 0) throw new RetryLaterError('A post may still land', settled);
    const found =
      threadTs === undefined
        ? await slack.findByBatch(tenant, channel, key, claim.due - DAY)
        : await findReply(tenant, channel, threadTs, key);
    if (found !== undefined) return found;
  }
  const begun = clock.wall();
  if (!(await beginPost(tenant, claim))) return undefined;
  try {
    // Whoever takes the claim up looks for the post `settleMs` after it began: by then it must have been sent.
    if (clock.wall() - begun > settleMs / 2) throw new RetryLaterError('Too late for this post', 0);
    return await slack.post(tenant, {
      channel,
      threadTs,
      ...content,
      metadata: { event_type: EVENT_TYPE, event_payload: { batch_id: key } },
    });
  } catch (error) {
    // Nothing was taken, so that the next try need not look for it. When that is, is said by what is thrown.
    if (!(error instanceof OutcomeUnknownError)) {
      await agenda.postpone(tenant, claim, settleMs, { phase: 'claimed' });
    }
    throw error;
  }
}
