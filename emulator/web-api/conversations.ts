import type { Loose } from '../json.ts';
import { kindNamed, scopeFamily } from '../world/channel-kind.ts';
import { channelJson, directChannel, join, leave } from '../world/channels.ts';
import type { Channel, ChannelKind } from '../world/types.ts';
import { scopedChannel, visibleChannel } from './access.ts';
import { type Call, type Handlers, needScope, refuse, required } from './call.ts';
import { cursorMetadata, page } from './pages.ts';

export const conversationMethods: Handlers = {
  'conversations.info': info,
  'conversations.members': members,
  'conversations.list': (call) => listed(call, (channel) => isListed(call, channel)),
  'users.conversations': usersConversations,
  'conversations.open': open,
  'conversations.join': joinChannel,
  'conversations.leave': leaveChannel,
};

function info(call: Call): Loose {
  const channel = scopedChannel(call, required(call, 'channel'), 'read');
  const counted = call.args.flag('include_num_members') ? { num_members: channel.members.size } : {};
  return { channel: { ...channelJson(call.world, channel, call.token.userId), ...counted } };
}

function members(call: Call): Loose {
  const channel = scopedChannel(call, required(call, 'channel'), 'read');
  const shown = page(call, [...channel.members], (member) => member, { usual: 100, max: 1000 });
  return { members: shown.items, ...cursorMetadata(shown.next) };
}

function usersConversations(call: Call): Loose {
  const user = call.args.string('user') || call.token.userId;
  const me = call.token.userId;
  if (!call.world.users.has(user)) refuse('user_not_found');
  return listed(
    call,
    (channel) => channel.members.has(user) && (channel.kind === 'public' || channel.members.has(me)),
  );
}

function listed(call: Call, wanted: (channel: Channel) => boolean): Loose {
  const kinds = kindsWanted(call);
  const withArchived = !call.args.flag('exclude_archived');
  const channels = [...call.world.channels.values()].filter(
    (channel) => kinds.includes(channel.kind) && (withArchived || !channel.archived) && wanted(channel),
  );
  const shown = page(call, channels, (channel) => channel.id, { usual: 100, max: 1000 });
  const json = shown.items.map((channel) => ({
    ...channelJson(call.world, channel, call.token.userId),
    ...(channel.kind === 'im' ? {} : { num_members: channel.members.size }),
  }));
  return { channels: json, ...cursorMetadata(shown.next) };
}

function isListed(call: Call, channel: Channel): boolean {
  return channel.kind === 'public' || channel.members.has(call.token.userId);
}

function kindsWanted(call: Call): ChannelKind[] {
  const types = (call.args.string('types') || 'public_channel').split(',').map((type) => type.trim());
  const kinds = types.map((type) => kindNamed(type) ?? refuse('invalid_types'));
  for (const kind of kinds) needScope(call, `${scopeFamily(kind)}:read`);
  return kinds;
}

function open(call: Call): Loose {
  const { world, token, args } = call;
  const channelId = args.string('channel');
  if (channelId) return opened(call, visibleChannel(call, channelId), true);
  const people = (args.string('users') ?? '').split(',').map((id) => id.trim());
  const others = people.filter((id) => id !== '' && id !== token.userId);
  if (others.length === 0) refuse('users_list_not_supplied');
  if (others.length > 8) refuse('too_many_users');
  needScope(call, others.length === 1 ? 'im:write' : 'mpim:write');
  for (const id of others) {
    const user = world.users.get(id) ?? refuse('user_not_found');
    if (user.deleted) refuse('user_disabled');
  }
  const { channel, isNew } = directChannel(world, [token.userId, ...others]);
  return opened(call, channel, !isNew);
}

function opened(call: Call, channel: Channel, already: boolean): Loose {
  if (channel.kind !== 'im' && channel.kind !== 'mpim') refuse('method_not_supported_for_channel_type');
  const shown = call.args.flag('return_im')
    ? channelJson(call.world, channel, call.token.userId)
    : { id: channel.id };
  return { ...(already ? { no_op: true, already_open: true } : {}), channel: shown };
}

function joinChannel(call: Call): Loose {
  const { world, token } = call;
  const channel = visibleChannel(call, required(call, 'channel'));
  if (channel.kind !== 'public') refuse('method_not_supported_for_channel_type');
  if (channel.archived) refuse('is_archived');
  const already = channel.members.has(token.userId) ? { warning: 'already_in_channel' } : {};
  join(world, token.userId, channel.id);
  return { channel: channelJson(world, channel, token.userId), ...already };
}

function leaveChannel(call: Call): Loose {
  const channel = visibleChannel(call, required(call, 'channel'));
  if (channel.kind === 'im') refuse('method_not_supported_for_channel_type');
  if (!channel.members.has(call.token.userId)) return { not_in_channel: true };
  leave(call.world, call.token.userId, channel.id);
  return {};
}
