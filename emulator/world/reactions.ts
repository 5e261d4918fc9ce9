import type { Channel, StoredMessage, UserId } from './types.ts';
import { emit, eventTs, type World } from './world.ts';

/** False when the person has reacted so already. */
export function addReaction(
  world: World,
  user: UserId,
  channel: Channel,
  message: StoredMessage,
  name: string,
): boolean {
  message.reactions ??= [];
  const reaction = message.reactions.find((candidate) => candidate.name === name);
  if (reaction?.users.includes(user)) return false;
  if (reaction) {
    reaction.users.push(user);
    reaction.count += 1;
  } else {
    message.reactions.push({ name, users: [user], count: 1 });
  }
  announce(world, 'reaction_added', user, channel, message, name);
  return true;
}

/** False when there is no such reaction. */
export function removeReaction(
  world: World,
  user: UserId,
  channel: Channel,
  message: StoredMessage,
  name: string,
): boolean {
  const reaction = message.reactions?.find(
    (candidate) => candidate.name === name && candidate.users.includes(user),
  );
  if (!reaction) return false;
  reaction.users = reaction.users.filter((candidate) => candidate !== user);
  reaction.count -= 1;
  const left = (message.reactions ?? []).filter((candidate) => candidate.count > 0);
  if (left.length > 0) message.reactions = left;
  else delete message.reactions;
  announce(world, 'reaction_removed', user, channel, message, name);
  return true;
}

function announce(
  world: World,
  type: 'reaction_added' | 'reaction_removed',
  user: UserId,
  channel: Channel,
  message: StoredMessage,
  reaction: string,
): void {
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  const event = { type, user, item, reaction, item_user: message.user ?? '', event_ts: eventTs(world) };
  emit(world, { event, channel });
}
