import type { Loose } from '../json.ts';

export type UserId = string;
export type ChannelId = string;
export type CanvasId = string;
/** Slack's "seconds.micros", unique within a channel. */
export type Ts = string;

export type Block = Loose & { type: string };

export interface Metadata {
  event_type: string;
  event_payload: Loose;
}

export interface Reaction {
  name: string;
  users: UserId[];
  count: number;
}

/** A message as conversations.history shows it with all metadata, and the channel beside it. */
export interface StoredMessage {
  type: 'message';
  channel: ChannelId;
  ts: Ts;
  text: string;
  team: string;
  /** Only on messages of people of another organisation. */
  user_team?: string;
  source_team?: string;
  user?: UserId;
  subtype?: string;
  client_msg_id?: string;
  blocks?: Block[];
  attachments?: unknown[];
  files?: unknown[];
  thread_ts?: Ts;
  parent_user_id?: UserId;
  bot_id?: string;
  app_id?: string;
  bot_profile?: Loose;
  username?: string;
  inviter?: UserId;
  hidden?: boolean;
  metadata?: Metadata;
  edited?: { user: UserId; ts: Ts };
  reactions?: Reaction[];
  /** The channels to which it is pinned. */
  pinned_to?: ChannelId[];
}

export type ChannelKind = 'public' | 'private' | 'mpim' | 'im';

export interface Channel {
  id: ChannelId;
  name: string;
  kind: ChannelKind;
  /** UTC seconds. */
  created: number;
  creator: UserId;
  members: Set<UserId>;
  archived: boolean;
  isExtShared: boolean;
  /** By ts, in the order in which they were posted. */
  messages: Map<Ts, StoredMessage>;
  /** By the parent's ts. */
  replies: Map<Ts, StoredMessage[]>;
  lastTs: Ts;
}

export interface Profile {
  status_text: string;
  status_emoji: string;
  /** UTC seconds; 0 is never. */
  status_expiration: number;
  display_name: string;
}

export interface User {
  id: UserId;
  teamId: string;
  name: string;
  realName: string;
  /** Absent for some people of other organisations. */
  tz?: string;
  locale: string;
  isBot: boolean;
  botId?: string;
  appId?: string;
  isAdmin: boolean;
  isOwner: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  deleted: boolean;
  /** UTC seconds. */
  updated: number;
  profile: Profile;
  dnd: Dnd;
}

export interface Dnd {
  /** Wall-clock hours in the person's zone, `HH:mm`; absent when the person has no schedule. */
  schedule?: { start: string; end: string };
  /** Simulated ms at which the snooze ends. */
  snoozeUntil?: number;
  /** Simulated ms up to which the scheduled session has been ended by hand. */
  endedUntil?: number;
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: UserId[];
  created: number;
  updated: number;
}

export interface EphemeralMessage {
  user: UserId;
  channel: ChannelId;
  ts: Ts;
  text: string;
  blocks?: Block[];
  thread_ts?: Ts;
  via: 'api' | 'command' | 'response_url';
  state: 'shown' | 'replaced' | 'deleted';
}

export interface Token {
  value: string;
  kind: 'bot' | 'user' | 'app';
  userId: UserId;
  scopes: Set<string>;
  revoked: boolean;
  /** With token rotation on: real ms at which it ends, and what the next one is had for, once. */
  rotation?: { endsAt: number; key: string | undefined };
}

/** A view as Slack answers it. */
export interface View {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  blocks: Block[];
  private_metadata: string;
  callback_id: string;
  state: { values: { [blockId: string]: { [actionId: string]: Loose } } };
  hash: string;
  title: Loose | null;
  close: Loose | null;
  submit: Loose | null;
  clear_on_close: boolean;
  notify_on_close: boolean;
  previous_view_id: string | null;
  root_view_id: string;
  app_id: string;
  external_id: string;
  app_installed_team_id: string;
  bot_id: string;
}
