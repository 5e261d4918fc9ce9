import type { EarlyReason } from '../agenda/agenda.ts';
import type { ChannelId, MessageRef, TenantId, Ts, UserId } from '../ids.ts';
import type { Ring } from '../red-phone/ring.ts';
import type { Author, ChannelKind, Message } from './message.ts';
import type { Verdict } from './triage.ts';

/** What is kept of a mention while it waits, encrypted. The text is bounded by SNIPPET_CHARACTERS. */
export interface MentionRecord {
  readonly author: Author;
  readonly channelKind: ChannelKind;
  readonly isShared: boolean;
  readonly snippet: string;
  /** Asked something: it stands first in the digest. */
  readonly waitsForAnswer: boolean;
  /** When its author needs it, UTC ms. */
  readonly neededBy?: number;
  /** When it arrived, UTC ms. */
  readonly heldAt: number;
  readonly because: 'waits' | 'block-ended' | 'snoozed';
}

/** A mention that waits, with the instant it was promised for (UTC ms). */
export interface HeldMention extends MentionRecord {
  readonly ref: MessageRef;
  readonly promisedFor: number;
  /** Set where its record cannot be opened: only `ref` and `promisedFor` are known then, the rest stands in. */
  readonly isSealed?: true;
}

export interface Decision {
  readonly recipient: UserId;
  readonly verdict: Verdict;
  /** Present where the verdict is to hold, and of an edit: what waits already keeps waiting, with the new text. */
  readonly record?: MentionRecord;
}

/** How a mention stands, for those who may ask. Ids and instants only. */
export interface Fate {
  readonly state:
    | 'held'
    | 'delivered'
    | 'seen'
    | 'edited-out'
    | 'deleted'
    | 'access-lost'
    | 'left'
    | 'in-brief'
    | 'passed';
  readonly decidedAt: number;
  readonly promisedFor: number;
  /** Of a passed one the reason. */
  readonly reason: string;
  readonly settledAt: number | undefined;
}

export type Recorded =
  | { readonly kind: 'stale' | 'older' | 'deleted' }
  | {
      readonly kind: 'recorded';
      readonly heldAnew: readonly UserId[];
      /** When a receipt, or a first word to a recipient, falls due because of it, UTC ms. */
      readonly due: number | undefined;
      /** The message rings the Red Phone, and has not done so before. */
      readonly rings?: boolean;
    };

export interface RecordOptions {
  /** The version of the facts that the decisions rest on; a newer one makes the answer `stale`. */
  readonly factsVersion: string;
  /** The author, where they are enrolled: their writing shows that they are here, and answers what waits. */
  readonly enrolledAuthor?: UserId | undefined;
  /** When the sender's receipt is due, UTC ms; undefined for none. */
  readonly receiptDue: number | undefined;
  /** What asks for a call, kept and made due in the same step. */
  readonly ring?: Ring | undefined;
}

/** The ledger of mentions. Each method is one atomic step in Redis; every instant is given. */
export interface HeldMentions {
  /** When each of these people last wrote in the message's thread, or top-level in its channel. UTC ms. */
  lastSpoke(message: Message, users: readonly UserId[]): Promise<ReadonlyMap<UserId, number>>;
  record(
    message: Message,
    decisions: readonly Decision[],
    options: RecordOptions,
    now: number,
  ): Promise<Recorded>;
  /** Keeps the ring alone, where what the message's holds rest on is not known yet. True where it rings now. */
  ring(message: Message, ring: Ring, now: number): Promise<boolean>;
  /** True where the message had rung: then its call is due to be taken back. */
  withdraw(tenant: TenantId, channel: ChannelId, ts: Ts, now: number): Promise<boolean>;
  /** The recipient has seen the message. True where it did wait. */
  seen(tenant: TenantId, channel: ChannelId, ts: Ts, user: UserId, now: number): Promise<boolean>;
  loseAccess(tenant: TenantId, user: UserId, channel: ChannelId, now: number): Promise<number>;
  /** Promises all that waits for `user` anew. Answers the old promise of each. */
  replan(tenant: TenantId, user: UserId, due: number, now: number): Promise<readonly Replanned[]>;
  /** Makes what waits due at once. Answers how many mentions that is. */
  bringForward(tenant: TenantId, user: UserId, now: number, reason: EarlyReason): Promise<number>;
  /**
   * Puts a delivered mention back, to come with the next digest, and marks it in the one that it stands in, by its
   * batch; neither where it is not open there any more.
   */
  snooze(tenant: TenantId, user: UserId, mention: HeldMention, batch: string, now: number): Promise<void>;
  /** Lets a mention wait for somebody whom its message does not call on: another has passed it on to them. */
  passOn(tenant: TenantId, user: UserId, mention: HeldMention, now: number): Promise<void>;
  /** A mention that waits has been taken up by another that waits: only that one comes. Safe to repeat. */
  supersede(tenant: TenantId, user: UserId, old: string, by: string, now: number): Promise<void>;
  waiting(tenant: TenantId, user: UserId): Promise<readonly HeldMention[]>;
  /** One mention that is held; undefined where it is not, or is being delivered. */
  read(tenant: TenantId, user: UserId, id: string): Promise<HeldMention | undefined>;
  /** Which mentions are held, without their records. */
  refsWaiting(tenant: TenantId, user: UserId): Promise<readonly MessageRef[]>;
  countWaiting(tenant: TenantId, user: UserId): Promise<number>;
  fates(tenant: TenantId, channel: ChannelId, ts: Ts): Promise<ReadonlyMap<UserId, Fate>>;
}

export interface Replanned {
  readonly mention: HeldMention;
  readonly promisedBefore: number;
}

/** Characters of a message that are kept. */
export const SNIPPET_CHARACTERS = 300;

/** `channel|ts` or `channel|ts|thread`: a mention's name among its recipient's. */
export function mentionId(ref: MessageRef): string {
  return ref.threadTs === undefined ? `${ref.channel}|${ref.ts}` : `${ref.channel}|${ref.ts}|${ref.threadTs}`;
}

/** Reads what `mentionId` wrote. Throws on anything else. */
export function parseMentionId(id: string): MessageRef {
  const [channel, ts, threadTs] = id.split('|');
  if (channel === undefined || ts === undefined) throw new Error(`Not a mention's id: ${id}`);
  return { channel, ts, ...(threadTs === undefined ? {} : { threadTs }) };
}
