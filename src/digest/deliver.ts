import type { Claim } from '../agenda/agenda.ts';
import { findLostPost, type PostOnce, post } from '../agenda/post-once.ts';
import type { TenantId, UserId } from '../ids.ts';
import { type HeldMention, mentionId, parseMentionId } from '../mentions/held.ts';
import type { Person } from '../people/person.ts';
import type { Posted, Slack } from '../slack.ts';
import type { Batch } from './batch.ts';
import type { TakenUp } from './deliveries.ts';
import { type Prepare, prepare } from './prepare.ts';

export interface Deliver extends Prepare, PostOnce {
  readonly slack: Slack;
  /** `mentions` are ids; `person` is undefined where they left while their digest was under way. */
  onDelivered(
    tenant: TenantId,
    recipient: UserId,
    mentions: readonly string[],
    person: Person | undefined,
  ): Promise<void>;
}

/**
 * Brings one person what waits, as one DM. A crash at any point leaves one DM: before a post is begun the claim starts
 * over; after it, the DM is looked for by its batch id before anything is posted again, once a lost post has landed
 * or never will. What is left of the window: a post that Slack delays for longer than `settleMs`.
 */
export async function deliverDigest(
  tenant: TenantId,
  claim: Claim,
  now: number,
  deps: Deliver,
): Promise<void> {
  const { deliveries } = deps;
  const taken = await deliveries.takeUp(tenant, claim);
  const { carried, person } = taken;
  if (claim.phase === 'posting') {
    const posted = await findLostPost(tenant, claim, claim.thing, deps);
    if (posted !== undefined) {
      const shown = await deliveries.shown(tenant, claim);
      await release(tenant, claim, now, posted, shown, taken, deps);
      return;
    }
  }
  if (carried.length === 0 || person === undefined) {
    await deliveries.release(tenant, claim, now, carried.length === 0 ? 'nothing' : 'left');
    return;
  }

  const prepared = await prepare(tenant, claim, { ...taken, person }, now, deps).catch(async (error) => {
    await withdrawPost(tenant, claim, taken, deps);
    throw error;
  });
  if (prepared === undefined) return;
  const { message, shown, begun } = prepared;
  const posted = await post(tenant, claim, message, begun, deps);
  await release(tenant, claim, now, posted, shown, taken, deps);
}

/** Nothing was posted, so that the next try need not look for it. */
async function withdrawPost(
  tenant: TenantId,
  claim: Claim,
  { begun }: TakenUp,
  { agenda, settleMs }: Deliver,
): Promise<void> {
  if (begun !== undefined) await agenda.postpone(tenant, claim, settleMs, { phase: 'claimed' });
}

async function release(
  tenant: TenantId,
  claim: Claim,
  now: number,
  posted: Posted,
  shown: readonly string[],
  { carried, person }: TakenUp,
  { deliveries, log, onDelivered }: Deliver,
): Promise<void> {
  const known = new Map(carried.map((mention) => [mentionId(mention.ref), mention]));
  const batch: Batch = {
    id: claim.id,
    recipient: claim.thing,
    ...posted,
    deliveredAt: now,
    items: shown.map((id) => ({
      id,
      ref: parseMentionId(id),
      waitsForAnswer: known.get(id)?.waitsForAnswer === true,
      ...neededBy(known.get(id)),
      state: 'open',
    })),
  };
  const isOurs = await deliveries.release(tenant, claim, now, 'delivered', batch);
  if (!isOurs) {
    log.warn({ tenant, jobId: claim.id }, 'A digest was released by another worker');
    return;
  }
  await onDelivered(tenant, claim.thing, shown, person);
}

function neededBy(mention: HeldMention | undefined): Pick<HeldMention, 'neededBy'> {
  return mention?.neededBy === undefined ? {} : { neededBy: mention.neededBy };
}
