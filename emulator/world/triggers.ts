import type { UserId } from './types.ts';
import type { World } from './world.ts';

/** A trigger id for what the person has just done; good for one exchange within three real seconds. */
export function issueTrigger(world: World, user: UserId): string {
  const digits = () => String(Math.floor(world.ids.random() * 1e12));
  const id = `${digits()}.${digits()}.${world.ids.hex(32)}`;
  world.triggers.set(id, { user, expires: Date.now() + world.settings.triggerMs, exchanged: false });
  return id;
}

type Exchange =
  | { user: UserId }
  | { error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' };

export function exchangeTrigger(world: World, id: string): Exchange {
  const trigger = world.triggers.get(id);
  if (!trigger) return { error: 'invalid_trigger_id' };
  if (trigger.exchanged) return { error: 'exchanged_trigger_id' };
  if (Date.now() > trigger.expires) return { error: 'expired_trigger_id' };
  trigger.exchanged = true;
  return { user: trigger.user };
}
