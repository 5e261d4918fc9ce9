import type { ChannelId, GroupId, MessageRef, TenantId, Ts, UserId } from '../ids.ts';
import type { ChannelKind } from '../mentions/message.ts';
import type { Zone } from '../schedule/zone.ts';

/** What was read of one channel or thread, as Slack gave it: nothing is cleaned, masked or left out yet. */
export interface Transcript {
  readonly place: TranscriptPlace;
  /** In any order. A thread's root stands among them wherever one of its replies does, if it could be read. */
  readonly messages: readonly TranscriptMessage[];
  /** What is not newer was read so that what is newer can be understood, and is not told; absent: all is told. */
  readonly since?: Ts | undefined;
  /** Every thread of which at least a reply was read, and those that were left out. */
  readonly threads: readonly TranscriptThread[];
  /** What to call the people, channels and groups that the texts name by id. */
  readonly names: ReadonlyMap<UserId | ChannelId | GroupId, string>;
  readonly notRead: NotRead;
}

export interface TranscriptPlace {
  readonly tenant: TenantId;
  readonly channel: ChannelId;
  /** Without "#". */
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isShared: boolean;
  /** Set where only this thread was read. */
  readonly threadTs?: Ts | undefined;
  /** "https://acme.slack.com/", for permalinks. */
  readonly workspaceUrl: string;
}

export interface TranscriptMessage {
  readonly ref: MessageRef;
  readonly author: Author;
  /** Slack's own: "channel_join", "bot_message", … */
  readonly subtype?: string | undefined;
  readonly isBot: boolean;
  /** mrkdwn as Slack sent it. */
  readonly text: string;
  /** UTC ms. */
  readonly at: number;
  readonly editedTs?: Ts | undefined;
  /** The message in whose place it stands: a brief says in full what another one began. */
  readonly standsFor?: Ts | undefined;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
  /** Links that stand beside the text, as in attachments; those within the text are found there. */
  readonly links: readonly { readonly url: string; readonly title: string }[];
}

export interface Author {
  /** Undefined for an app that is nobody. */
  readonly user: UserId | undefined;
  readonly name: string;
}

export interface TranscriptThread {
  readonly threadTs: Ts;
  /** As Slack counts them. */
  readonly replies: number;
  /** How many of them are among the messages. */
  readonly read: number;
}

/** What lay in the asked range and was not fetched. The newest is never among it. */
export interface NotRead {
  /** Threads of which not all that is new was read. */
  readonly threads: number;
  /** UTC ms: what was written in the channel before this, though asked for, was not read. */
  readonly before?: number | undefined;
  /** For each reason, in the order of their weight. */
  readonly reasons: readonly ('rate-limit' | 'time' | 'too-many' | 'no-access' | 'failed')[];
}

/** Who asks. */
export interface Reader {
  readonly user: UserId;
  /** As others call them. */
  readonly name: string;
  /** A BCP 47 tag such as Slack's "en-US". */
  readonly locale: string;
  readonly zone: Zone;
}
