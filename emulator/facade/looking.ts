import type { ApiCall } from '../web-api/serve.ts';
import type { Canvas } from '../world/canvases.ts';
import { directChannel } from '../world/channels.ts';
import type { ChannelId, EphemeralMessage, StoredMessage, Ts, UserId, View } from '../world/types.ts';
import { known, type World } from '../world/world.ts';

/** The parts of the workspace that everything else refers to. */
export type Workspace = Pick<World, 'team' | 'app' | 'users' | 'channels' | 'userGroups'>;

/** What a test or a page sees. The objects are the emulator's own: read, but do not change them. */
export interface Looking {
  workspace: Workspace;
  /** Every message of the conversation, replies too, in the order in which they were posted. */
  messages(channel: ChannelId): StoredMessage[];
  /** The parent and its replies. */
  thread(channel: ChannelId, ts: Ts): StoredMessage[];
  /** The direct conversation of the person and the app's bot. */
  dm(user: UserId): StoredMessage[];
  /** Everything shown to this person alone, also what was replaced or deleted since. */
  ephemerals(user: UserId): EphemeralMessage[];
  home(user: UserId): View | undefined;
  /** The stack of open modals; the last one is on top. */
  modals(user: UserId): View[];
  canvases(): Canvas[];
  calls: ApiCall[];
}

export function looking(world: World, calls: ApiCall[]): Looking {
  const messages = (channel: ChannelId) => [...known(world.channels, channel, 'channel').messages.values()];
  return {
    workspace: world,
    messages,
    thread: (channel, ts) =>
      messages(channel).filter((message) => message.ts === ts || message.thread_ts === ts),
    dm: (user) => [...directChannel(world, [world.app.botUserId, user]).channel.messages.values()],
    ephemerals: (user) => world.ephemerals.filter((ephemeral) => ephemeral.user === user),
    home: (user) => world.homes.get(user),
    modals: (user) => world.modals.get(user) ?? [],
    canvases: () => [...world.canvases.values()],
    calls,
  };
}
