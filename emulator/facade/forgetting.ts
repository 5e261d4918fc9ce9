import type { Outbox } from '../events/outbox.ts';
import type { Notification } from '../notifications.ts';
import type { ApiCall } from '../web-api/serve.ts';
import { microsOf, type World } from '../world/world.ts';

/** For runs that are longer than memory. */
export interface Forgetting {
  /** Drops messages, calls, deliveries and notifications from before an instant, UTC ms of the workspace's clock. */
  forget(before: number): void;
}

export function forgetting(
  world: World,
  { deliveries }: Outbox,
  calls: ApiCall[],
  notifications: Notification[],
): Forgetting {
  return {
    forget(before) {
      dropWhile(calls, ({ at }) => at < before);
      dropWhile(notifications, ({ at }) => at < before);
      dropWhile(deliveries, ({ state, attempts }) => state !== 'pending' && (attempts[0]?.at ?? 0) < before);
      dropWhile(world.ephemerals, ({ ts }) => microsOf(ts) < before * 1000);
      for (const { messages, replies } of world.channels.values()) {
        for (const { ts } of messages.values()) {
          if (microsOf(ts) >= before * 1000) break;
          messages.delete(ts);
          replies.delete(ts);
        }
      }
    },
  };
}

/** Everything is kept in the order in which it happened. */
function dropWhile<T>(list: T[], isOver: (entry: T) => boolean): void {
  const kept = list.findIndex((entry) => !isOver(entry));
  list.splice(0, kept < 0 ? list.length : kept);
}
