import { compact, type Loose } from '../json.ts';
import { channelType } from './channel-kind.ts';
import { richText } from './rich-text.ts';
import type { Block, Channel, Metadata, StoredMessage, Ts, UserId } from './types.ts';
import { emit, eventTs, known, microsOf, tsOf, type World } from './world.ts';

export interface Draft {
  user?: UserId | undefined;
  text: string;
  subtype?: string | undefined;
  blocks?: Block[] | undefined;
  attachments?: unknown[] | undefined;
  files?: unknown[] | undefined;
  threadTs?: Ts | undefined;
  botId?: string | undefined;
  appId?: string | undefined;
  username?: string | undefined;
  inviter?: UserId | undefined;
  metadata?: Metadata | undefined;
}

/** Subtypes for which Slack's composer makes rich_text blocks. */
const COMPOSED = new Set([undefined, 'file_share', 'thread_broadcast']);

export function addMessage(world: World, channel: Channel, draft: Draft): StoredMessage {
  const ts = nextTs(world, channel);
  const parent = draft.threadTs === undefined ? undefined : channel.messages.get(draft.threadTs);
  const composed = COMPOSED.has(draft.subtype) && draft.text !== '';
  const message: StoredMessage = compact({
    type: 'message' as const,
    subtype: draft.subtype,
    channel: channel.id,
    user: draft.user,
    client_msg_id: composed && draft.botId === undefined ? world.ids.uuid() : undefined,
    text: draft.text,
    team: world.team.id,
    ...foreign(world, draft.user),
    ts,
    bot_id: draft.botId,
    app_id: draft.appId,
    bot_profile: draft.botId === undefined ? undefined : botProfile(world, draft.botId),
    username: draft.username,
    inviter: draft.inviter,
    blocks: draft.blocks ?? (composed ? [richText(draft.text, world.ids.hex(5))] : undefined),
    attachments: draft.attachments,
    files: draft.files,
    thread_ts: parent === undefined ? undefined : (parent.thread_ts ?? parent.ts),
    parent_user_id: parent?.user,
    metadata: draft.metadata,
  }) as StoredMessage;
  channel.messages.set(ts, message);
  if (message.thread_ts !== undefined) threadOf(channel, message.thread_ts).push(message);
  const root = draft.subtype === 'thread_broadcast' && parent ? { root: messageJson(channel, parent) } : {};
  const event = { ...structuredClone(message), ...root, event_ts: ts, channel_type: channelType(channel) };
  emit(world, { event, channel, posted: message });
  return message;
}

/** Changes a message in place and tells so. The author's edit is marked as edited; other changes are not. */
export function changeMessage(
  world: World,
  channel: Channel,
  message: StoredMessage,
  patch: Partial<Pick<StoredMessage, 'text' | 'blocks' | 'attachments' | 'metadata'>>,
  editor?: UserId,
): void {
  const previous = structuredClone(message);
  Object.assign(message, compact(patch));
  if (editor !== undefined) message.edited = { user: editor, ts: eventTs(world) };
  announceChange(world, channel, messageJson(channel, message), messageJson(channel, previous));
}

/** Removes a message. A parent with replies leaves a tombstone, told as a change; the rest as a deletion. */
export function removeMessage(world: World, channel: Channel, message: StoredMessage): void {
  const previous = messageJson(channel, message);
  const replies = repliesOf(channel, message.ts);
  if (replies.length > 0) {
    const { type, ts, team, channel: id } = message;
    const tombstone: StoredMessage = {
      type,
      subtype: 'tombstone',
      text: 'This message was deleted.',
      user: 'USLACKBOT',
      hidden: true,
      channel: id,
      ts,
      team,
      thread_ts: ts,
      parent_user_id: 'USLACKBOT',
    };
    channel.messages.set(ts, tombstone);
    announceChange(world, channel, messageJson(channel, tombstone), previous);
    return;
  }
  channel.messages.delete(message.ts);
  const thread = message.thread_ts === undefined ? [] : threadOf(channel, message.thread_ts);
  if (thread.includes(message)) thread.splice(thread.indexOf(message), 1);
  const ts = nextTs(world, channel);
  const event = {
    type: 'message',
    subtype: 'message_deleted',
    deleted_ts: message.ts,
    previous_message: previous,
  };
  emit(world, { event: { ...event, ...hidden(channel, ts) }, channel });
}

/** The message as Web API answers show it. */
export function messageJson(channel: Channel, message: StoredMessage, allMetadata = true): Loose {
  const { channel: _, metadata, ...shown } = structuredClone(message);
  const replies = repliesOf(channel, message.ts);
  const users = [...new Set(replies.map((reply) => reply.user ?? reply.bot_id ?? ''))];
  const thread =
    replies.length === 0
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users_count: users.length,
          latest_reply: replies.at(-1)?.ts,
          reply_users: users.slice(0, 5),
          is_locked: false,
          subscribed: false,
        };
  const told = metadata && !allMetadata ? { event_type: metadata.event_type } : metadata;
  return compact({ ...shown, ...thread, metadata: told });
}

export function repliesOf(channel: Channel, ts: Ts): readonly StoredMessage[] {
  return channel.replies.get(ts) ?? [];
}

function threadOf(channel: Channel, ts: Ts): StoredMessage[] {
  const thread = channel.replies.get(ts) ?? [];
  channel.replies.set(ts, thread);
  return thread;
}

/** Whose organisation the author belongs to, when it is another one. */
function foreign(world: World, user: UserId | undefined): Partial<StoredMessage> {
  const team = world.users.get(user ?? '')?.teamId ?? world.team.id;
  return team === world.team.id ? {} : { team, user_team: team, source_team: team };
}

function announceChange(world: World, channel: Channel, message: Loose, previous: Loose): void {
  const event = { type: 'message', subtype: 'message_changed', message, previous_message: previous };
  emit(world, { event: { ...event, ...hidden(channel, nextTs(world, channel)) }, channel });
}

function hidden(channel: Channel, ts: Ts): Loose {
  return { channel: channel.id, hidden: true, ts, event_ts: ts, channel_type: channelType(channel) };
}

/** The conversation's next ts: now, but after every earlier one. */
export function nextTs(world: World, channel: Channel): Ts {
  const micros = Math.max(world.clock.now() * 1000, microsOf(channel.lastTs) + 1);
  channel.lastTs = tsOf(micros);
  return channel.lastTs;
}

function botProfile(world: World, botId: string): Loose {
  const user = [...world.users.values()].find((candidate) => candidate.botId === botId);
  const about = { id: botId, app_id: user?.appId ?? '', user_id: user?.id, name: user?.name ?? botId };
  return compact({
    ...about,
    icons: {},
    deleted: false,
    updated: user?.updated ?? 0,
    team_id: world.team.id,
  });
}

export function messageAt(
  world: World,
  channelId: string,
  ts: Ts,
): { channel: Channel; message: StoredMessage } {
  const channel = known(world.channels, channelId, 'channel');
  return { channel, message: known(channel.messages, ts, `message in ${channelId} at`) };
}
