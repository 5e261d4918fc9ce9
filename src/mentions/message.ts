import type { ChannelId, GroupId, TenantId, Ts, UserId } from '../ids.ts';

/** A message as triage sees it: what Slack sent, less everything that Sluice does not use. */
export interface Message {
  readonly tenant: TenantId;
  readonly channel: ChannelId;
  readonly channelKind: ChannelKind;
  /** Shared with another organisation by Slack Connect. */
  readonly isShared: boolean;
  readonly ts: Ts;
  readonly threadTs?: Ts;
  readonly author: Author;
  readonly text: string;
  readonly users: readonly UserId[];
  readonly groups: readonly GroupId[];
  readonly announces: boolean;
  /** What Sluice itself wrote for its author; they are the author here, too. */
  readonly brief?: BriefMark;
  /**
   * Its version: the ts of the event that told of the edit, or of the message itself. Greater strings of equal form are
   * later. What Slack writes into `edited` counts whole seconds, and so may lie before the message.
   */
  readonly version: Ts;
  /** What it said before this edit; undefined where it is none, or Slack does not say. */
  readonly textBefore?: string;
}

export type ChannelKind = 'public' | 'private' | 'group-dm';

export interface Author {
  readonly user?: UserId;
  /** The app that wrote it, where one did. */
  readonly app?: string;
}

/** What stands in a brief's metadata, which anybody in the workspace can read. */
export interface BriefMark {
  /** The message that it makes whole, in the same channel. */
  readonly of: Ts;
  /** UTC ms */
  readonly neededBy?: number;
}

/** The type of a brief's metadata. */
export const BRIEF_EVENT = 'sluice_brief';

/** What an event says about a message. Undefined events are none of Sluice's business. */
export type Arrival =
  | { readonly kind: 'posted' | 'edited'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly tenant: TenantId; readonly channel: ChannelId; readonly ts: Ts };

/** The parts of an Events API envelope that are read. */
export interface Envelope {
  readonly team_id: string;
  readonly event_id?: string;
  /** The app that the event is for: ours, since the request is signed. */
  readonly api_app_id?: string;
  readonly is_ext_shared_channel?: boolean;
  readonly event: SlackEvent;
}

export interface SlackEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

interface SlackMessage {
  readonly subtype?: string;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly text?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly deleted_ts?: string;
  readonly edited?: { readonly ts?: string };
  readonly blocks?: unknown;
  readonly metadata?: unknown;
  readonly message?: SlackMessage;
  readonly previous_message?: SlackMessage;
}

const spokenSubtypes = new Set([undefined, 'bot_message', 'me_message', 'file_share', 'thread_broadcast']);
const channelKinds: Readonly<Record<string, ChannelKind>> = {
  channel: 'public',
  group: 'private',
  mpim: 'group-dm',
};

/** Several look at an event, one after the other. */
const lastRead: { envelope?: Envelope; arrival?: Arrival | undefined } = {};

/** Reads a `message` event; undefined for those that carry nothing said: joins, topics, unfurls, DMs with the bot. */
export function readArrival(envelope: Envelope): Arrival | undefined {
  if (lastRead.envelope !== envelope) Object.assign(lastRead, { envelope, arrival: read(envelope) });
  return lastRead.arrival;
}

function read(envelope: Envelope): Arrival | undefined {
  const event = envelope.event as SlackEvent & SlackMessage;
  const channelKind = channelKinds[event.channel_type ?? ''];
  if (event.channel === undefined || channelKind === undefined) return undefined;
  const place = {
    tenant: envelope.team_id,
    channel: event.channel,
    channelKind,
    isShared: envelope.is_ext_shared_channel === true,
  };

  if (event.subtype === 'message_deleted' && event.deleted_ts !== undefined) {
    return { kind: 'deleted', tenant: place.tenant, channel: place.channel, ts: event.deleted_ts };
  }
  if (event.subtype === 'message_changed') {
    const after = event.message;
    if (after?.ts === undefined) return undefined;
    // A deleted root whose replies stay is not deleted but turned into a gravestone.
    if (after.subtype === 'tombstone') {
      return { kind: 'deleted', tenant: place.tenant, channel: place.channel, ts: after.ts };
    }
    // Without `edited` it is Slack's own doing: an unfurl, a new reply count.
    if (after.edited?.ts === undefined || !spokenSubtypes.has(after.subtype)) return undefined;
    const before = event.previous_message;
    if (saysTheSame(before, after)) return undefined;
    const version = event.ts ?? after.edited.ts;
    const said = readMessage(after, after.ts, envelope.api_app_id);
    const textBefore = before?.text === undefined ? {} : { textBefore: before.text };
    return { kind: 'edited', message: { ...place, ...said, version, ...textBefore } };
  }
  if (event.ts === undefined || !spokenSubtypes.has(event.subtype)) return undefined;
  return { kind: 'posted', message: { ...place, ...readMessage(event, event.ts, envelope.api_app_id) } };
}

/** What was edited once keeps its mark: without another one, and with the same content, an unfurl is all that has changed. */
function saysTheSame(before: SlackMessage | undefined, after: SlackMessage): boolean {
  if (before === undefined || before.edited?.ts !== after.edited?.ts) return false;
  const [was, is] = [before, after].map(({ text, blocks, metadata }) =>
    JSON.stringify([text, blocks, metadata]),
  );
  return was === is;
}

type Spoken = Pick<
  Message,
  'ts' | 'threadTs' | 'author' | 'text' | 'users' | 'groups' | 'announces' | 'brief' | 'version'
>;

function readMessage(raw: SlackMessage, ts: Ts, ownApp: string | undefined): Spoken {
  const called = calledOn(raw.text ?? '', raw.blocks);
  const written = raw.app_id !== undefined && raw.app_id === ownApp ? briefIn(raw.metadata) : undefined;
  const isReply = raw.thread_ts !== undefined && raw.thread_ts !== ts;
  return {
    ts,
    ...(isReply ? { threadTs: raw.thread_ts } : {}),
    author: written?.author ?? {
      ...(raw.user === undefined ? {} : { user: raw.user }),
      ...(raw.bot_id === undefined && raw.app_id === undefined ? {} : { app: raw.app_id ?? raw.bot_id }),
    },
    ...(written === undefined ? {} : { brief: written.brief }),
    text: raw.text ?? '',
    ...called,
    version: ts,
  };
}

/** Metadata can only be set by the app whose message it is, and the message is known to be ours. */
export function briefIn(
  metadata: unknown,
): { readonly author: Author; readonly brief: BriefMark } | undefined {
  const { event_type: type, event_payload: payload } = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  if (type !== BRIEF_EVENT || typeof payload !== 'object' || payload === null) return undefined;
  const { author, of, needed_by: neededBy } = payload as Readonly<Record<string, unknown>>;
  if (typeof author !== 'string' || typeof of !== 'string') return undefined;
  return { author: { user: author }, brief: { of, ...(typeof neededBy === 'number' ? { neededBy } : {}) } };
}

const tokens = /<(?:@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+)|!(here|channel|everyone))(?:\|[^<>]*)?>/g;

/** Whom a text, with the blocks that it was written in, calls on. */
export function calledOn(text: string, blocks: unknown): Pick<Message, 'users' | 'groups' | 'announces'> {
  const users = new Set<UserId>();
  const groups = new Set<GroupId>();
  let announces = false;
  if (text.includes('<')) {
    for (const [, user, group, broadcast] of text.matchAll(tokens)) {
      if (user !== undefined) users.add(user);
      if (group !== undefined) groups.add(group);
      if (broadcast !== undefined) announces = true;
    }
  }
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) walk(child);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const element = node as Readonly<Record<string, unknown>>;
    if (element['type'] === 'user' && typeof element['user_id'] === 'string') users.add(element['user_id']);
    if (element['type'] === 'usergroup' && typeof element['usergroup_id'] === 'string')
      groups.add(element['usergroup_id']);
    if (element['type'] === 'broadcast') announces = true;
    if (Array.isArray(element['elements'])) walk(element['elements']);
  };
  for (const block of Array.isArray(blocks) ? blocks : []) {
    if ((block as { type?: unknown } | null)?.type === 'rich_text') walk(block);
  }
  return { users: [...users], groups: [...groups], announces };
}
