import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { ChannelId, MessageRef, TenantId, Ts, UserId } from './ids.ts';

/** What is said to people. `text` is what notifications and screen readers get; blocks what is seen. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface Posted {
  readonly channel: ChannelId;
  readonly ts: Ts;
}

/** A message as it stands in Slack now. */
export interface SlackMessageNow {
  readonly text: string;
  readonly user: UserId | undefined;
  readonly blocks: readonly KnownBlock[];
  /** Who reacted; ids without names. */
  readonly reactedBy: readonly UserId[];
}

/**
 * A workspace's Slack, as the features speak to it. Every call may throw RetryLaterError (rate limit, Slack away),
 * SlackRefusal (Slack said no, and nothing happened) or OutcomeUnknownError (it may have happened).
 * Nothing is retried inside: the queue does that, with the right question first.
 */
export interface Slack {
  /** The id of the bot's conversation with the person. */
  dm(tenant: TenantId, user: UserId): Promise<ChannelId>;
  /** With a person's id for a channel's it goes into the bot's conversation with them; where that is, is answered. */
  post(tenant: TenantId, message: Outgoing): Promise<Posted>;
  update(tenant: TenantId, posted: Posted, content: Content): Promise<void>;
  /** A message that only `user` sees; not kept by Slack, gone when they reload. */
  whisper(
    tenant: TenantId,
    to: MessageRefOrChannel & { readonly user: UserId },
    content: Content,
  ): Promise<void>;
  react(tenant: TenantId, channel: ChannelId, ts: Ts, emoji: string): Promise<void>;
  /**
   * Looks for the message that carries this metadata since `oldest` (UTC ms), in a thread if one is given; at most 200
   * messages.
   */
  findByBatch(
    tenant: TenantId,
    channel: ChannelId,
    batchId: string,
    oldest: number,
    threadTs?: Ts,
  ): Promise<Posted | undefined>;
  /** Reads one message again; undefined where it is gone or not to be read. */
  read(tenant: TenantId, ref: MessageRef): Promise<SlackMessageNow | undefined>;
  publishHome(
    tenant: TenantId,
    user: UserId,
    view: HomeView,
    hash?: string,
  ): Promise<{ readonly hash: string }>;
  /** With the `hash` the view is changed only as long as nothing else has changed it. */
  openModal(
    tenant: TenantId,
    triggerId: string,
    view: ModalView,
  ): Promise<{ readonly viewId: string; readonly hash?: string }>;
  pushModal(tenant: TenantId, triggerId: string, view: ModalView): Promise<void>;
  updateModal(
    tenant: TenantId,
    viewId: string,
    view: ModalView,
    hash?: string,
  ): Promise<{ readonly hash: string }>;
}

/** A place among the posts that cannot wait: where there is not room for all, they are served by `at`, ms. */
export interface Turn {
  /** The same for every try. */
  readonly id: string;
  readonly at: number;
}

export interface Outgoing extends Content {
  readonly turn?: Turn;
  /** It was taken from the workspace's budget of posts when its claim was. */
  readonly isPaid?: boolean;
  readonly channel: ChannelId;
  readonly threadTs?: Ts | undefined;
  /** Ids only: everybody in the workspace can read metadata. */
  readonly metadata?: {
    readonly event_type: string;
    readonly event_payload: Readonly<Record<string, string | number>>;
  };
}

export interface MessageRefOrChannel {
  readonly channel: ChannelId;
  readonly threadTs?: Ts | undefined;
}

/** Slack refused, with its own error code, e.g. "channel_not_found". Nothing happened. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly code: string;
  readonly method: string;

  constructor(method: string, code: string, options?: ErrorOptions) {
    super(`Slack refused ${method}: ${code}`, options);
    this.method = method;
    this.code = code;
  }
}

/** The call may have been carried out: the connection broke, time ran out, or Slack failed after taking it. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
}
