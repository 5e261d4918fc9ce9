import { membershipLetter } from './channel-kind.ts';
import { addMessage } from './messages.ts';
import type { Channel, ChannelId, UserId } from './types.ts';
import { emit, eventTs, known, type World } from './world.ts';

export function renameChannel(world: World, id: ChannelId, name: string, by: UserId): void {
  const channel = known(world.channels, id, 'channel');
  const old = channel.name;
  channel.name = name;
  const { created } = channel;
  const renamed = { id, name, name_normalized: name, created, is_channel: true, is_mpim: false };
  tell(world, channel, 'rename', { channel: renamed });
  system(world, channel, 'name', by, `has renamed the channel from "${old}" to "${name}"`);
}

/** Takes the channel out of use, or back into it. */
export function archiveChannel(world: World, id: ChannelId, archived: boolean, by: UserId): void {
  const channel = known(world.channels, id, 'channel');
  if (channel.archived === archived) return;
  if (archived) system(world, channel, 'archive', by, 'archived the channel');
  channel.archived = archived;
  tell(world, channel, archived ? 'archive' : 'unarchive', { channel: id, user: by });
}

export function deleteChannel(world: World, id: ChannelId, by: UserId): void {
  const channel = known(world.channels, id, 'channel');
  tell(world, channel, 'deleted', { channel: id, actor_id: by });
  world.channels.delete(id);
  world.changed();
}

export function makePrivate(world: World, id: ChannelId, by: UserId): void {
  const channel = known(world.channels, id, 'channel');
  channel.kind = 'private';
  const text = 'made this channel private. Now, it can only be viewed or joined by invitation.';
  addMessage(world, channel, { user: by, subtype: 'channel_convert_to_private', text });
}

/** Begins or ends sharing with another organisation. */
export function shareChannel(world: World, id: ChannelId, shared: boolean): void {
  const channel = known(world.channels, id, 'channel');
  channel.isExtShared = shared;
  const about = shared
    ? { connected_team_id: 'T0CONNECTED0' }
    : { previously_connected_team_id: 'T0CONNECTED0' };
  const type = shared ? 'channel_shared' : 'channel_unshared';
  emit(world, {
    event: { type, channel: id, is_ext_shared: shared, ...about, event_ts: eventTs(world) },
    channel,
  });
}

/** Public channels are told of to every app, private ones to members only. */
function tell(world: World, channel: Channel, what: string, about: object): void {
  const isPublic = membershipLetter(channel) === 'C';
  const type = `${isPublic ? 'channel' : 'group'}_${what}`;
  emit(world, { event: { type, ...about, event_ts: eventTs(world) }, ...(isPublic ? {} : { channel }) });
}

function system(world: World, channel: Channel, what: string, user: UserId, did: string): void {
  const family = channel.kind === 'public' ? 'channel' : 'group';
  addMessage(world, channel, { user, subtype: `${family}_${what}`, text: `<@${user}> ${did}` });
}
