import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';
import type { Place } from '../people/directory.ts';
import type { TranscriptMessage } from '../summary/transcript.ts';

/** A message as it was read, before anybody's name is known. */
export interface ReadMessage extends Omit<TranscriptMessage, 'author'> {
  readonly user: UserId | undefined;
  /** What an app calls itself. */
  readonly appName: string | undefined;
  /** Of a thread's root. */
  readonly thread: ThreadHead | undefined;
}

export interface ThreadHead {
  readonly replies: number;
  readonly latestReply: Ts;
  /** Some of those who replied. */
  readonly participants: readonly UserId[];
}

export interface Page {
  readonly messages: readonly ReadMessage[];
  /** Whether the range holds more. */
  readonly hasMore: boolean;
  /** Of the next page of a thread. */
  readonly cursor?: string | undefined;
}

export interface ChannelNow extends Place {
  readonly hasBot: boolean;
  readonly isArchived: boolean;
}

/**
 * What Slack shows, read anew each time: nothing here is cached. Throws RetryLaterError where Slack says to wait, and
 * SlackRefusal where it says no.
 */
export interface History {
  /** Top-level messages after `after` and before `before`, the newest first. */
  page(
    tenant: TenantId,
    channel: ChannelId,
    range: { readonly after: Ts; readonly before: Ts; readonly limit: number },
  ): Promise<Page>;
  /** A thread's root, and its replies after `after`, the oldest first. */
  replies(
    tenant: TenantId,
    channel: ChannelId,
    threadTs: Ts,
    range: { readonly after: Ts; readonly cursor?: string | undefined },
  ): Promise<Page>;
  /** Undefined where Slack shows the bot nothing of it: there is none, or it is private and the bot is not in it. */
  channel(tenant: TenantId, channel: ChannelId): Promise<ChannelNow | undefined>;
  /** The channels that the person is in, of those that the bot may know of. `hasBot` is only true where that is sure. */
  channelsOf(tenant: TenantId, user: UserId): Promise<ReadonlyMap<ChannelId, ChannelNow>>;
  channelsOfBot(tenant: TenantId): Promise<ReadonlySet<ChannelId>>;
}
