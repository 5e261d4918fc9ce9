import type { SimulatedClock } from '../clock.ts';
import { addChannel, directChannel, join, leave, type NewChannel } from '../world/channels.ts';
import { addMessage, changeMessage, messageAt, removeMessage } from '../world/messages.ts';
import { addReaction, removeReaction } from '../world/reactions.ts';
import { richText } from '../world/rich-text.ts';
import type { Block, ChannelId, StoredMessage, Ts, UserId } from '../world/types.ts';
import { addUserGroup, setUserGroupMembers } from '../world/user-groups.ts';
import { addUser, changeUser, deactivate, type NewUser, type UserPatch } from '../world/users.ts';
import { known, type World } from '../world/world.ts';

export interface Post {
  user: UserId;
  channel: ChannelId;
  text: string;
  threadTs?: Ts;
  subtype?: 'me_message' | 'file_share' | 'thread_broadcast' | 'bot_message';
  blocks?: unknown[];
  /** For posts by apps. */
  appId?: string;
  botId?: string;
}

/** What people do in the workspace, and the clock by which they do it. Each emits the events that Slack would. */
export interface People {
  clock: SimulatedClock;
  addUser(person: NewUser): UserId;
  changeUser(user: UserId, patch: UserPatch): void;
  deactivate(user: UserId): void;
  addChannel(channel: NewChannel): ChannelId;
  join(user: UserId, channel: ChannelId): void;
  leave(user: UserId, channel: ChannelId): void;
  addUserGroup(group: { handle: string; name?: string; members: readonly UserId[] }): string;
  setUserGroupMembers(id: string, members: readonly UserId[]): void;
  /** The id of the direct conversation of the person and the app's bot, made if need be. */
  dmChannel(user: UserId): ChannelId;
  /** The id of the direct conversation of exactly these people, made if need be. */
  direct(people: readonly UserId[]): ChannelId;
  /** @returns the message's ts */
  post(post: Post): Promise<Ts>;
  edit(channel: ChannelId, ts: Ts, to: string | { text: string; blocks: unknown[] }): void;
  delete(channel: ChannelId, ts: Ts): void;
  react(user: UserId, channel: ChannelId, ts: Ts, name: string): void;
  unreact(user: UserId, channel: ChannelId, ts: Ts, name: string): void;
}

export function people(world: World): People {
  return {
    clock: world.clock,
    addUser: (person) => addUser(world, person),
    changeUser: (user, patch) => changeUser(world, user, patch),
    deactivate: (user) => deactivate(world, user),
    addChannel: (channel) => addChannel(world, channel),
    join: (user, channel) => join(world, user, channel),
    leave: (user, channel) => leave(world, user, channel),
    addUserGroup: (group) => addUserGroup(world, group),
    setUserGroupMembers: (id, members) => setUserGroupMembers(world, id, members),
    dmChannel: (user) => directChannel(world, [world.app.botUserId, user]).channel.id,
    direct: (people) => directChannel(world, people).channel.id,
    post: async (post) => posted(world, post).ts,
    edit(channelId, ts, to) {
      const { channel, message } = messageAt(world, channelId, ts);
      const { text, blocks } = typeof to === 'string' ? { text: to, blocks: undefined } : to;
      const shown = (blocks as Block[] | undefined) ?? (message.blocks && [richText(text, world.ids.hex(5))]);
      changeMessage(
        world,
        channel,
        message,
        { text, ...(shown ? { blocks: shown } : {}) },
        message.user ?? '',
      );
    },
    delete(channelId, ts) {
      const { channel, message } = messageAt(world, channelId, ts);
      removeMessage(world, channel, message);
    },
    react(user, channelId, ts, name) {
      const { channel, message } = messageAt(world, channelId, ts);
      addReaction(world, user, channel, message, name);
    },
    unreact(user, channelId, ts, name) {
      const { channel, message } = messageAt(world, channelId, ts);
      removeReaction(world, user, channel, message, name);
    },
  };
}

function posted(world: World, post: Post): StoredMessage {
  const channel = known(world.channels, post.channel, 'channel');
  const author = known(world.users, post.user, 'user');
  if (!channel.members.has(author.id)) throw new Error(`${author.name} is not in ${channel.id}`);
  if (post.threadTs !== undefined) known(channel.messages, post.threadTs, 'message at');
  const isIntegration = post.subtype === 'bot_message';
  const botId = post.botId ?? author.botId;
  const file = { id: world.ids.next('F'), name: 'notes.txt', mimetype: 'text/plain', user: author.id };
  return addMessage(world, channel, {
    user: isIntegration ? undefined : author.id,
    username: isIntegration ? author.name : undefined,
    text: post.text,
    subtype: post.subtype,
    threadTs: post.threadTs,
    blocks: post.blocks as Block[] | undefined,
    files: post.subtype === 'file_share' ? [file] : undefined,
    botId,
    appId: botId === undefined ? undefined : (post.appId ?? author.appId),
  });
}
