import type { Loose } from '../json.ts';
import { directChannel } from '../world/channels.ts';
import { addEphemeral } from '../world/ephemerals.ts';
import { addMessage, changeMessage, messageJson, removeMessage } from '../world/messages.ts';
import type { Channel, StoredMessage } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { visibleChannel } from './access.ts';
import { type Call, type Handlers, needScope, refuse, required } from './call.ts';
import { blocksOf, contentOf, metadataOf } from './message-args.ts';

export const chatMethods: Handlers = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};

function postMessage(call: Call): Loose {
  const { world, token, args } = call;
  const content = contentOf(call);
  const channel = destination(call, required(call, 'channel'));
  mayPost(call, channel);
  const threadTs = args.string('thread_ts') || undefined;
  if (threadTs !== undefined && !channel.messages.has(threadTs)) refuse('thread_not_found');
  const bot =
    token.kind === 'bot' ? { botId: world.app.botId, appId: world.app.id } : { appId: world.app.id };
  const subtype = threadTs !== undefined && args.flag('reply_broadcast') ? 'thread_broadcast' : undefined;
  const draft = {
    ...content,
    ...bot,
    user: token.userId,
    threadTs,
    subtype,
    username: args.string('username'),
  };
  const message = addMessage(world, channel, draft);
  return { channel: channel.id, ts: message.ts, message: messageJson(channel, message) };
}

function postEphemeral(call: Call): Loose {
  const { world, args } = call;
  const { text, blocks } = contentOf(call);
  const channel = visibleChannel(call, required(call, 'channel'));
  mayPost(call, channel);
  const user = required(call, 'user');
  if (!channel.members.has(user)) refuse('user_not_in_channel');
  const threadTs = args.string('thread_ts') || undefined;
  const { ts } = addEphemeral(world, channel, { user, text, blocks, threadTs, via: 'api' });
  return { message_ts: ts };
}

function update(call: Call): Loose {
  const { world, args } = call;
  const { channel, message } = ownMessage(call, 'cant_update_message');
  const text = args.string('text');
  if ((text ?? '').length > 4000) refuse('msg_too_long');
  const blocks = blocksOf(world, args.json('blocks'));
  if (text === undefined && blocks === undefined && !args.has('attachments')) refuse('no_text');
  const metadata = args.has('metadata') ? metadataOf(args.json('metadata')) : message.metadata;
  changeMessage(world, channel, message, {
    ...(text === undefined ? {} : { text }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(metadata ? { metadata } : {}),
  });
  if (args.has('metadata') && !metadata) delete message.metadata;
  return { channel: channel.id, ts: message.ts, text: message.text, message: messageJson(channel, message) };
}

function remove(call: Call): Loose {
  const { channel, message } = ownMessage(call, 'cant_delete_message');
  removeMessage(call.world, channel, message);
  return { channel: channel.id, ts: message.ts };
}

function getPermalink(call: Call): Loose {
  const channel = visibleChannel(call, required(call, 'channel'));
  const message = channel.messages.get(required(call, 'message_ts')) ?? refuse('message_not_found');
  return { channel: channel.id, permalink: permalink(call.world, message) };
}

/** The message's address in the Slack client. */
export function permalink(world: World, message: StoredMessage): string {
  const base = `https://${world.team.domain}.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`;
  const { thread_ts: thread } = message;
  return thread === undefined || thread === message.ts
    ? base
    : `${base}?thread_ts=${thread}&cid=${message.channel}`;
}

/** By id, by name, or by a person's id, which opens the DM with them. */
function destination(call: Call, wanted: string): Channel {
  const { world, token } = call;
  const person = world.users.get(wanted);
  if (person) {
    if (person.deleted) refuse('channel_not_found');
    return directChannel(world, [token.userId, person.id]).channel;
  }
  const name = wanted.replace(/^#/, '');
  const named = [...world.channels.values()].find((channel) => channel.name === name && channel.name !== '');
  return visibleChannel(call, named?.id ?? wanted);
}

function mayPost(call: Call, channel: Channel): void {
  const { world, token } = call;
  if (channel.archived) refuse('is_archived');
  if (channel.kind === 'im' && token.kind === 'bot' && !world.app.messagesTab)
    refuse('messages_tab_disabled');
  if (channel.members.has(token.userId)) return;
  if (token.kind === 'bot' && token.scopes.has('chat:write.public')) return;
  refuse('not_in_channel');
}

function ownMessage(call: Call, otherwise: string): { channel: Channel; message: StoredMessage } {
  needScope(call, 'chat:write');
  const channel = visibleChannel(call, required(call, 'channel'));
  const message = channel.messages.get(required(call, 'ts')) ?? refuse('message_not_found');
  if (message.user !== call.token.userId) refuse(otherwise);
  return { channel, message };
}
