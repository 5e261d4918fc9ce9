import type { Method } from './methods.ts';
import type { Tiers } from './web-api.ts';

/** Of each method's tier so many calls a minute are kept for Red Phone: what can wait never spends them. */
const KEPT: Readonly<Partial<Record<Method, number>>> = {
  'chat.postMessage': 120,
  'chat.postEphemeral': 20,
  'chat.update': 20,
  'conversations.history': 10,
  'conversations.info': 10,
  'conversations.members': 20,
  'conversations.open': 20,
  'users.info': 20,
  'usergroups.users.list': 5,
};

export function keptForCalls(method: Method): number {
  return KEPT[method] ?? 0;
}

/**
 * The tiers as calls see them: first what is kept for them, then what everybody shares. That Slack told others to wait
 * does not stop a call, which asks Slack itself: most limits of posts are of one conversation.
 */
export function urgently(tiers: Tiers): Tiers {
  return {
    async reserve(tenant, method, perMinute, urgent) {
      if (urgent !== undefined) return await tiers.reserve(tenant, method, perMinute, urgent);
      const kept = keptForCalls(method as Method);
      const ownWait = kept === 0 ? undefined : await tiers.reserve(tenant, `urgent:${method}`, kept);
      return ownWait === 0 ? 0 : await tiers.reserve(tenant, method, perMinute);
    },
    pause: async () => {},
  };
}
