import type { Agenda, Claim } from '../agenda/agenda.ts';
import { type Clock, DAY } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { OutcomeUnknownError, type Outgoing, type Posted, type Slack } from '../slack.ts';

/** What a DM rests on that is posted once for its claim, whatever crashes or gets lost. */
export interface PostOnce {
  readonly slack: Pick<Slack, 'dm' | 'findByBatch' | 'post'>;
  readonly agenda: Pick<Agenda, 'postpone'>;
  readonly clock: Clock;
  /** How long a post without an answer may still land, ms; longer than a call may take. */
  readonly settleMs: number;
}

/** The DM of an earlier try, if it landed. Throws RetryLaterError while it may still be on its way. */
export async function findLostPost(
  tenant: TenantId,
  claim: Claim,
  recipient: UserId,
  { slack, clock, settleMs }: PostOnce,
): Promise<Posted | undefined> {
  const settled = claim.postingSince + settleMs - clock.wall();
  if (settled > 0) throw new RetryLaterError('A post may still land', settled);
  const channel = await slack.dm(tenant, recipient);
  // By the claim's own due time: Slack's clock is people's, and the post cannot be older than what it brings.
  return await slack.findByBatch(tenant, channel, claim.id, claim.due - DAY);
}

/** Posts what a claim is about, after `beginPost`; `begun` is the instant before that, UTC ms of `wall`. */
export async function post(
  tenant: TenantId,
  claim: Claim,
  message: Outgoing,
  begun: number,
  { slack, agenda, clock, settleMs }: PostOnce,
): Promise<Posted> {
  try {
    // Whoever takes the claim up looks for the post `settleMs` after it began: by then it must have been sent.
    if (clock.wall() - begun > settleMs / 2) throw new RetryLaterError('Too late for this post', 0);
    return await slack.post(tenant, message);
  } catch (error) {
    // Nothing was taken, so that the next try need not look for it. When that is, is said by what is thrown.
    if (!(error instanceof OutcomeUnknownError))
      await agenda.postpone(tenant, claim, settleMs, { phase: 'claimed' });
    throw error;
  }
}
