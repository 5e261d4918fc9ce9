import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { mayKnowHours, promisedTo, readerOf } from './gather.ts';
import { moved } from './moved.ts';
import type { ReceiptRoles } from './roles.ts';

interface MovedPromise {
  readonly recipient: UserId;
  readonly sender: UserId;
  /** UTC ms, both. */
  readonly promisedBefore: number;
  readonly promisedFor: number;
}

/** What the sender is told of a promise that moved; undefined where there is nothing that they may or need to know. */
export async function movedNotice(
  tenant: TenantId,
  { recipient, sender, promisedBefore, promisedFor }: MovedPromise,
  now: number,
  roles: Pick<ReceiptRoles, 'people' | 'directory' | 'zones' | 'isShieldedUntil'>,
): Promise<Content | undefined> {
  const profile = await roles.directory.profile(tenant, sender);
  const policy = await roles.people.policy(tenant);
  if (profile.isBot || !mayKnowHours(profile, policy)) return undefined;
  const fate = { state: 'held', decidedAt: now, promisedFor, reason: 'waits', settledAt: undefined } as const;
  const [promised] = await promisedTo(tenant, new Map([[recipient, fate]]), roles, now);
  if (promised === undefined) return undefined;
  return moved(promised, promisedBefore, await readerOf(tenant, profile, roles), now);
}
