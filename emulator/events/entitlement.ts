import { scopeFamily } from '../world/channel-kind.ts';
import type { Channel } from '../world/types.ts';
import type { Happening, World } from '../world/world.ts';

/** Whether Slack would tell the app: subscribed, allowed by a scope of the bot, and the bot a member where it counts. */
export function isEntitled(
  world: World,
  granted: ReadonlySet<string>,
  { event, channel }: Happening,
): boolean {
  if (!world.settings.events.includes(subscription(event.type, channel))) return false;
  const scope = scopeFor(event.type, channel);
  if (scope !== undefined && !granted.has(scope)) return false;
  return channel === undefined || channel.members.has(world.app.botUserId);
}

/** The manifest's name of the event: messages are subscribed to by kind of conversation. */
function subscription(type: string, channel: Channel | undefined): string {
  return type === 'message' && channel ? `message.${scopeFamily(channel.kind)}` : type;
}

function scopeFor(type: string, channel: Channel | undefined): string | undefined {
  const family = channel ? scopeFamily(channel.kind) : 'channels';
  if (type === 'message') return `${family}:history`;
  if (type.startsWith('member_')) return `${family}:read`;
  return SCOPES.find(([prefix]) => type.startsWith(prefix))?.[1];
}

const SCOPES: readonly (readonly [prefix: string, scope: string])[] = [
  ['app_mention', 'app_mentions:read'],
  ['channel_', 'channels:read'],
  ['group_', 'groups:read'],
  ['reaction_', 'reactions:read'],
  ['user_', 'users:read'],
  ['team_join', 'users:read'],
  ['dnd_', 'dnd:read'],
  ['subteam_', 'usergroups:read'],
];
