import { scopeFamily } from '../world/channel-kind.ts';
import type { Channel } from '../world/types.ts';
import { type Call, needScope, refuse } from './call.ts';

/** The conversation, if the caller may know of it: private ones only as a member. */
export function visibleChannel(call: Call, id: string): Channel {
  const channel = call.world.channels.get(id);
  if (!channel) return refuse('channel_not_found');
  const isMember = channel.members.has(call.token.userId);
  if (channel.kind !== 'public' && !isMember) return refuse('channel_not_found');
  return channel;
}

/** The conversation, if the token's scopes reach conversations of its kind too. */
export function scopedChannel(call: Call, id: string, access: 'read' | 'history'): Channel {
  const channel = visibleChannel(call, id);
  needScope(call, `${scopeFamily(channel.kind)}:${access}`);
  return channel;
}

/** The conversation whose messages the caller may read. Bots have to be members even of public channels. */
export function readableChannel(call: Call, id: string): Channel {
  const channel = scopedChannel(call, id, 'history');
  if (!channel.members.has(call.token.userId) && call.token.kind === 'bot') refuse('not_in_channel');
  return channel;
}
