import { type Clock, DAY } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { type Content, OutcomeUnknownError, type Outgoing, type Posted, type Slack } from '../slack.ts';
import type { Agenda, Claim } from './agenda.ts';

/** What a DM rests on that is posted once for its claim, whatever crashes or gets lost. */
export interface PostOnce {
  readonly slack: Pick<Slack, 'dm' | 'findByBatch' | 'post'>;
  readonly agenda: Pick<Agenda, 'postpone'>;
  readonly clock: Pick<Clock, 'wall'>;
  /** How long a post without an answer may still land, ms; longer than a call may take. */
  readonly settleMs: number;
}

export interface DmOnce extends PostOnce {
  /** Notes that a post may be under way from here on. False where the claim is no longer ours. */
  beginPost(tenant: TenantId, claim: Claim): Promise<boolean>;
}

/** Sends a person what a claim is about, once. `event` is the type of its metadata. */
export async function dmOnce(
  tenant: TenantId,
  claim: Claim,
  user: UserId,
  event: string,
  content: Content,
  deps: DmOnce,
): Promise<void> {
  if (claim.phase === 'posting' && (await findLostPost(tenant, claim, user, deps)) !== undefined) return;
  const channel = await deps.slack.dm(tenant, user);
  const begun = deps.clock.wall();
  if (!(await deps.beginPost(tenant, claim))) return;
  const metadata = { event_type: event, event_payload: { batch_id: claim.id } };
  await post(tenant, claim, { channel, ...content, metadata }, begun, deps);
}

/** The DM of an earlier try, if it landed. Throws RetryLaterError while it may still be on its way. */
export async function findLostPost(
  tenant: TenantId,
  claim: Claim,
  recipient: UserId,
  { slack, clock, settleMs }: PostOnce,
): Promise<Posted | undefined> {
  awaitSettled(claim, { clock, settleMs });
  const channel = await slack.dm(tenant, recipient);
  // By the claim's own due time: Slack's clock is people's, and the post cannot be older than what it brings.
  return await slack.findByBatch(tenant, channel, claim.id, claim.due - DAY);
}

/** Throws RetryLaterError while a post of an earlier try may still be on its way. */
export function awaitSettled(
  { postingSince }: Pick<Claim, 'postingSince'>,
  { clock, settleMs }: Pick<PostOnce, 'clock' | 'settleMs'>,
): void {
  const settled = postingSince + settleMs - clock.wall();
  if (settled > 0) throw new RetryLaterError('A post may still land', settled);
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
