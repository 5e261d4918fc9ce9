import { type Clock, DAY } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';
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
  const channel = await deps.slack.dm(tenant, user);
  await postOnce(tenant, claim, { channel, event, key: claim.id, ...content }, deps);
}

export interface Once extends Omit<Outgoing, 'metadata'> {
  /** The type of its metadata. */
  readonly event: string;
  /** Stands in its metadata as well: by it, it is found again in its channel, or its thread. */
  readonly key: string;
  /** What else its metadata say, which everybody in the workspace may see: ids and instants alone. */
  readonly payload?: Readonly<Record<string, string | number>>;
}

/**
 * Posts what a claim is about, once: where an earlier try may have landed, it is looked for before anything is posted
 * again, once a lost post has landed or never will. Undefined where the claim is no longer ours.
 */
export async function postOnce(
  tenant: TenantId,
  claim: Claim,
  { event, key, payload, ...message }: Once,
  deps: Omit<DmOnce, 'slack'> & { readonly slack: Pick<Slack, 'findByBatch' | 'post'> },
): Promise<Posted | undefined> {
  if (claim.phase === 'posting') {
    const found = await findPost(tenant, claim, key, message, deps);
    if (found !== undefined) return found;
  }
  const begun = deps.clock.wall();
  if (!(await deps.beginPost(tenant, claim))) return undefined;
  const metadata = { event_type: event, event_payload: { batch_id: key, ...payload } };
  return await post(tenant, claim, { ...message, metadata }, begun, deps);
}

/** The DM of an earlier try, if it landed. Throws RetryLaterError while it may still be on its way. */
export async function findLostPost(
  tenant: TenantId,
  claim: Claim,
  recipient: UserId,
  deps: PostOnce,
): Promise<Posted | undefined> {
  awaitSettled(claim, deps);
  const channel = await deps.slack.dm(tenant, recipient);
  return await findPost(tenant, claim, claim.id, { channel }, deps);
}

async function findPost(
  tenant: TenantId,
  claim: Pick<Claim, 'due' | 'postingSince'>,
  key: string,
  { channel, threadTs }: { readonly channel: ChannelId; readonly threadTs?: Ts | undefined },
  {
    slack,
    clock,
    settleMs,
  }: Pick<PostOnce, 'clock' | 'settleMs'> & {
    readonly slack: Pick<Slack, 'findByBatch'>;
  },
): Promise<Posted | undefined> {
  awaitSettled(claim, { clock, settleMs });
  // By the claim's own due time: Slack's clock is people's, and the post cannot be older than what it brings.
  return await slack.findByBatch(tenant, channel, key, claim.due - DAY, threadTs);
}

function awaitSettled(
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
  { slack, agenda, clock, settleMs }: Omit<PostOnce, 'slack'> & { readonly slack: Pick<Slack, 'post'> },
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
