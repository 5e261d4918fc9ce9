import { compact, type Loose } from '../json.ts';
import { membershipLetter as letter } from './channel-kind.ts';
import { addMessage } from './messages.ts';
import type { Channel, ChannelId, ChannelKind, UserId } from './types.ts';
import { emit, eventTs, known, seconds, type World } from './world.ts';

export interface NewChannel {
  /** As somebody else's data have it; the emulator's own choice unless given. */
  id?: ChannelId;
  name: string;
  kind?: 'public' | 'private' | 'mpim';
  members?: readonly UserId[];
  /** Whether the app's bot is a member; it is by default. */
  bot?: boolean;
  isExtShared?: boolean;
}

export function addChannel(world: World, wanted: NewChannel): ChannelId {
  const kind = wanted.kind ?? 'public';
  const creator = wanted.members?.[0] ?? world.app.botUserId;
  const channel = makeChannel(world, kind, wanted.name, creator, wanted.id);
  channel.isExtShared = wanted.isExtShared ?? false;
  if (kind === 'public') {
    emit(world, {
      event: { type: 'channel_created', channel: channelJson(world, channel), event_ts: eventTs(world) },
    });
  }
  const members = [...((wanted.bot ?? true) ? [world.app.botUserId] : []), ...(wanted.members ?? [])];
  for (const member of new Set(members)) enter(world, member, channel, creator);
  return channel.id;
}

/** The direct conversation of exactly these people, made when it is not there yet. */
export function directChannel(world: World, people: readonly UserId[]): { channel: Channel; isNew: boolean } {
  const wanted = new Set(people);
  const kind = wanted.size > 2 ? 'mpim' : 'im';
  const key = [...wanted].sort().join();
  const existing = world.channels.get(world.directs.get(key) ?? '');
  if (existing) return { channel: existing, isNew: false };
  const names = [...wanted].map((id) => known(world.users, id, 'user').name);
  const name = kind === 'mpim' ? `mpdm-${names.join('--')}-1` : '';
  const channel = makeChannel(world, kind, name, [...wanted][0] ?? '');
  channel.members = wanted;
  world.directs.set(key, channel.id);
  return { channel, isNew: true };
}

export function join(world: World, user: UserId, channelId: ChannelId, inviter?: UserId): void {
  const channel = known(world.channels, channelId, 'channel');
  known(world.users, user, 'user');
  if (channel.members.has(user)) return;
  enter(world, user, channel, inviter);
  const subtype = channel.kind === 'public' ? 'channel_join' : 'group_join';
  addMessage(world, channel, { user, subtype, text: `<@${user}> has joined the channel`, inviter });
}

export function leave(world: World, user: UserId, channelId: ChannelId): void {
  const channel = known(world.channels, channelId, 'channel');
  if (!channel.members.has(user)) return;
  const subtype = channel.kind === 'public' ? 'channel_leave' : 'group_leave';
  addMessage(world, channel, { user, subtype, text: `<@${user}> has left the channel` });
  const about = { channel: channel.id, event_ts: eventTs(world) };
  if (user === world.app.botUserId) {
    const type = channel.kind === 'public' ? 'channel_left' : 'group_left';
    emit(world, { event: { type, actor_id: user, ...about } });
  }
  const team = known(world.users, user, 'user').teamId;
  const left = { type: 'member_left_channel', user, channel_type: letter(channel), team, ...about };
  emit(world, { event: left, channel });
  channel.members.delete(user);
  world.changed();
}

/** The channel as conversations.info shows it to `viewer`. */
export function channelJson(world: World, channel: Channel, viewer?: UserId): Loose {
  const { kind, id, name, created, creator, archived, isExtShared } = channel;
  if (kind === 'im') {
    const user = [...channel.members].find((member) => member !== viewer) ?? viewer;
    return {
      id,
      created,
      is_archived: false,
      is_im: true,
      is_org_shared: false,
      user,
      is_user_deleted: false,
    };
  }
  const shared = isExtShared ? { connected_team_ids: ['T0CONNECTED0'] } : {};
  return compact({
    id,
    name,
    name_normalized: name,
    is_channel: kind !== 'mpim',
    is_group: kind === 'mpim',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    created,
    creator,
    is_archived: archived,
    is_general: name === 'general',
    unlinked: 0,
    is_shared: isExtShared,
    is_ext_shared: isExtShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: world.team.id,
    shared_team_ids: [world.team.id],
    is_member: viewer === undefined ? undefined : channel.members.has(viewer),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    updated: created * 1000,
    ...shared,
  });
}

function enter(world: World, user: UserId, channel: Channel, inviter?: UserId): void {
  const person = known(world.users, user, 'user');
  channel.members.add(user);
  const event = compact({
    type: 'member_joined_channel',
    user,
    channel: channel.id,
    channel_type: letter(channel),
    team: person.teamId,
    inviter: inviter === user ? undefined : inviter,
    event_ts: eventTs(world),
  });
  emit(world, { event, channel });
}

function makeChannel(
  world: World,
  kind: ChannelKind,
  name: string,
  creator: UserId,
  id: ChannelId = world.ids.next({ public: 'C', private: 'C', mpim: 'G', im: 'D' }[kind]),
): Channel {
  const channel: Channel = {
    id,
    name,
    kind,
    created: seconds(world),
    creator,
    members: new Set(),
    archived: false,
    isExtShared: false,
    messages: new Map(),
    replies: new Map(),
    lastTs: '0.000000',
  };
  world.channels.set(channel.id, channel);
  return channel;
}
