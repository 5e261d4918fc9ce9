import type { MessageRef, TenantId, UserId } from '../ids.ts';
import { mentionId } from '../mentions/held.ts';
import type { Content } from '../slack.ts';
import { mayKnowHours, profileOf, promisedTo, readerOf } from './gather.ts';
import { moved } from './moved.ts';
import type { ReceiptRoles } from './roles.ts';

interface MovedPromise {
  readonly recipient: UserId;
  readonly sender: UserId;
  /** A mention of theirs that waits for it. */
  readonly mention: MessageRef;
  /** UTC ms. */
  readonly promisedFor: number;
}

/**
 * What the sender is told of a promise that moved, by the one that they know of: moves that come to little in sum, or
 * back to where it was, are not told. Undefined where there is nothing that they may or need to know.
 */
export async function movedNotice(
  tenant: TenantId,
  { recipient, sender, mention, promisedFor }: MovedPromise,
  now: number,
  roles: Pick<ReceiptRoles, 'people' | 'directory' | 'zones' | 'told' | 'isShieldedUntil'>,
): Promise<{ readonly content: Content; told(): Promise<void> } | undefined> {
  const toldOf = await roles.told.promiseTo(tenant, recipient, sender);
  if (toldOf === undefined) return undefined;
  const profile = await profileOf(tenant, sender, roles);
  const policy = await roles.people.policy(tenant);
  if (profile === undefined || profile.isBot || !mayKnowHours(profile, policy)) return undefined;
  const fate = { state: 'held', decidedAt: now, promisedFor, reason: 'waits', settledAt: undefined } as const;
  const [promised] = await promisedTo(tenant, new Map([[recipient, fate]]), roles, now);
  if (promised === undefined) return undefined;
  const content = moved(promised, toldOf, await readerOf(tenant, profile, roles), now);
  if (content === undefined) return undefined;
  return {
    content,
    async told() {
      const notice = { sender, mention: mentionId(mention), id: `moved-to-${promisedFor}` };
      await roles.told.tell(tenant, notice, [{ recipient, promisedFor }], now);
    },
  };
}
