import { get, isObject, str } from './json.ts';
import { silence } from './world/dnd.ts';
import type { Channel, ChannelId, StoredMessage, Ts, UserId } from './world/types.ts';
import type { World } from './world/world.ts';

/** How a message called on a person. */
export type Call = 'mention' | 'group-mention' | 'channel-wide' | 'dm' | 'thread';

/** The answer to "would this have notified this person?", for everybody whom a message calls on. */
export interface Notification {
  user: UserId;
  /** Simulated ms. */
  at: number;
  channel: ChannelId;
  ts: Ts;
  call: Call;
  notified: boolean;
  /** The call when notified, or else what stopped it. */
  because: Call | 'own' | 'not-in-channel' | 'dnd-snooze' | 'dnd-schedule' | 'deactivated';
}

/** Keeps the log. Slack's defaults are assumed: direct messages, mentions and followed threads notify. */
export function logNotifications(world: World): Notification[] {
  const log: Notification[] = [];
  world.listeners.add(({ posted, channel }) => {
    if (!posted || !channel || isSystem(posted)) return;
    for (const [user, call] of callsOf(world, channel, posted)) {
      if (world.users.get(user)?.isBot) continue;
      const stopped = obstacle(world, channel, posted, user);
      const because = stopped ?? call;
      const { ts } = posted;
      log.push({ user, at: world.clock.now(), channel: channel.id, ts, call, notified: !stopped, because });
    }
  });
  return log;
}

function isSystem({ subtype = '' }: StoredMessage): boolean {
  return subtype.startsWith('channel_') || subtype.startsWith('group_');
}

function obstacle(
  world: World,
  channel: Channel,
  message: StoredMessage,
  id: UserId,
): Exclude<Notification['because'], Call> | undefined {
  const user = world.users.get(id);
  if (message.user === id) return 'own';
  if (!user || user.deleted) return 'deactivated';
  if (!channel.members.has(id)) return 'not-in-channel';
  return silence(user, world.clock.now());
}

/** Everybody called on, with the strongest call on each. */
function callsOf(world: World, channel: Channel, message: StoredMessage): Map<UserId, Call> {
  const calls = new Map<UserId, Call>();
  const call = (users: Iterable<UserId>, how: Call) => {
    for (const user of users) if (!calls.has(user)) calls.set(user, how);
  };
  const named = namesIn(message.text, message.blocks);
  call(named.users, 'mention');
  for (const id of named.groups) call(world.userGroups.get(id)?.users ?? [], 'group-mention');
  const others = [...channel.members].filter((member) => member !== message.user);
  if (named.everybody) call(others, 'channel-wide');
  if (channel.kind === 'im' || channel.kind === 'mpim') call(others, 'dm');
  if (message.thread_ts !== undefined) call(followers(channel, message), 'thread');
  return calls;
}

/** Those who wrote in the thread before, or were mentioned in its first message. */
function followers(channel: Channel, message: StoredMessage): UserId[] {
  const root = message.thread_ts ?? '';
  const parent = channel.messages.get(root);
  const earlier = [parent, ...(channel.replies.get(root) ?? [])].filter((each) => each && each !== message);
  const authors = earlier.flatMap((each) => each?.user ?? []);
  const following = new Set([...authors, ...namesIn(parent?.text ?? '', parent?.blocks).users]);
  return [...following].filter((user) => user !== message.user && channel.members.has(user));
}

interface Names {
  users: Set<UserId>;
  groups: Set<string>;
  everybody: boolean;
}

/** Who is named in the text, and in the blocks' mrkdwn and rich text. */
function namesIn(text: string, blocks: unknown): Names {
  const names: Names = { users: new Set(), groups: new Set(), everybody: false };
  readText(names, text);
  readBlocks(names, blocks);
  return names;
}

function readText(names: Names, text: string): void {
  for (const [, user, group, range] of text.matchAll(
    /<(?:@([UW]\w+)|!subteam\^(\w+)|!(here|channel|everyone))[|>]/g,
  )) {
    if (user) names.users.add(user);
    if (group) names.groups.add(group);
    if (range) names.everybody = true;
  }
}

function readBlocks(names: Names, value: unknown): void {
  if (Array.isArray(value)) {
    for (const each of value) readBlocks(names, each);
    return;
  }
  if (!isObject(value)) return;
  const type = str(value, 'type');
  if (type === 'mrkdwn') readText(names, str(value, 'text'));
  if (type === 'user') names.users.add(str(value, 'user_id'));
  if (type === 'usergroup') names.groups.add(str(value, 'usergroup_id'));
  if (type === 'broadcast') names.everybody = true;
  for (const field of ['elements', 'fields', 'text', 'accessory']) readBlocks(names, get(value, field));
}
