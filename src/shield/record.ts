import { z } from 'zod';
import type { TenantId, UserId } from '../ids.ts';
import type { Secret } from '../secret.ts';

const StatusRecord = z.object({ text: z.string(), emoji: z.string(), expiresAt: z.number() });

/** Why somebody who allowed a shield has none. `not-on`: Slack took the request and set nothing. */
export const TROUBLES = ['unreadable', 'not-on', 'other-end', 'too-long', 'refused', 'token-gone'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** What is kept of one person's shield: no token, nothing of what they do. Instants are UTC ms of `now`. */
export const ShieldRecord = z.object({
  user: z.string(),
  /** When they allowed it. */
  since: z.number(),
  /** What Sluice set last, or is about to. */
  snooze: z
    .object({
      until: z.number(),
      endsAt: z.number(),
      isConfirmed: z.boolean(),
      before: z.number().optional(),
    })
    .optional(),
  /** When Slack last said that it is on. */
  seenAt: z.number().optional(),
  /** When the person ended it by hand: it stays off until a block has begun since. */
  liftedAt: z.number().optional(),
  /** The end of a longer snooze of their own, which stays. */
  theirsEndsAt: z.number().optional(),
  /** About when it is their turn, where many leave a block at once. */
  turnAt: z.number().optional(),
  /** The status that stands there for all that is known. */
  shown: StatusRecord.optional(),
  /** What may stand there of Sluice's: what it set last, and what it is about to. */
  statuses: z.array(StatusRecord).default([]),
  /** Their words for a status, with `{time}`; the catalogue's unless given. An empty one is no status. */
  words: z.object({ working: z.string().optional(), off: z.string().optional() }).default({}),
  /** How often Slack answered something unexpected to what was set for `until`. */
  misses: z.object({ until: z.number(), count: z.number() }).optional(),
  trouble: z.object({ what: z.enum(TROUBLES), at: z.number() }).optional(),
  /** The calls that keep it off, and since when. */
  calls: z.array(z.object({ id: z.string(), since: z.number() })).default([]),
  /** A call may end the notification schedule's silence, too. */
  endsSchedule: z.boolean().default(false),
  /** They took it back: what Sluice set is ended, and then all of this goes. */
  isLeaving: z.boolean().default(false),
});
export type ShieldRecord = z.infer<typeof ShieldRecord>;

export interface Shields {
  find(tenant: TenantId, user: UserId): Promise<ShieldRecord | undefined>;
  all(tenant: TenantId): Promise<readonly ShieldRecord[]>;
  /** Takes the place of an older one. */
  create(tenant: TenantId, record: ShieldRecord): Promise<void>;
  /** Changes what is kept, whoever else does at the same time. Undefined where nothing is. */
  change(
    tenant: TenantId,
    user: UserId,
    change: (record: ShieldRecord) => ShieldRecord,
  ): Promise<ShieldRecord | undefined>;
  forget(tenant: TenantId, user: UserId): Promise<void>;
  /** Slack stays silent for them until then, UTC ms, and nobody but they can end it any more. */
  leaveSilent(tenant: TenantId, user: UserId, until: number, now: number): Promise<void>;
  silentUntil(tenant: TenantId, user: UserId): Promise<number | undefined>;
  /** One worker at a time for each person. Undefined while another has them; else what lets them go. */
  lock(tenant: TenantId, user: UserId): Promise<(() => Promise<void>) | undefined>;
  /** The longest snooze that Slack takes, minutes; undefined where it never refused one. */
  longest(tenant: TenantId): Promise<number | undefined>;
  learnLongest(tenant: TenantId, minutes: number): Promise<void>;
}

/** People's own tokens, sealed, apart from everything else. */
export interface UserTokens {
  find(tenant: TenantId, user: UserId): Promise<UserToken | undefined>;
  save(tenant: TenantId, user: UserId, token: UserToken): Promise<void>;
  /** Puts the next one in the place of this one. One that is forgotten or replaced meanwhile stays so. */
  swap(tenant: TenantId, user: UserId, before: UserToken, next: UserToken): Promise<void>;
  forget(tenant: TenantId, user: UserId): Promise<void>;
  /** Whoever renews one. Undefined while another does; else what lets it go. */
  lock(tenant: TenantId, user: UserId): Promise<(() => Promise<void>) | undefined>;
}

/** What lets Sluice act in a person's name. */
export interface UserToken {
  readonly token: Secret;
  /** For tokens that end by themselves: what the next one is had for, once, and when this one ends, UTC ms of `wall`. */
  readonly renewal: { readonly key: Secret; readonly expiresAt: number } | undefined;
}

/** One-time links that are still good. Times are `wall`. */
export interface ShieldLinks {
  open(tenant: TenantId, id: string, ms: number): Promise<void>;
  isOpen(tenant: TenantId, id: string): Promise<boolean>;
  /** True for the first one to use it. */
  use(tenant: TenantId, id: string): Promise<boolean>;
}
