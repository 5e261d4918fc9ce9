import { directChannel } from '../world/channels.ts';
import type { UserId } from '../world/types.ts';
import { emit, eventTs, known, type World } from '../world/world.ts';

/** Opens the app's Home (or Messages) tab. */
export function openTab(world: World, user: UserId, tab: 'home' | 'messages'): void {
  known(world.users, user, 'user');
  const { channel } = directChannel(world, [world.app.botUserId, user]);
  const view = tab === 'home' ? world.homes.get(user) : undefined;
  const shown = view ? { view: structuredClone(view) } : {};
  const event = {
    type: 'app_home_opened',
    user,
    channel: channel.id,
    tab,
    event_ts: eventTs(world),
    ...shown,
  };
  emit(world, { event });
}
