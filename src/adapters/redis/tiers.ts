import { type Clock, MINUTE } from '../../clock.ts';
import type { Tiers } from '../slack/web-api.ts';
import { postBudget } from './post-budget.ts';
import { prefixOf, type RedisClient } from './scripts.ts';
import { together } from './together.ts';

/**
 * Slack's rate tiers, kept for each workspace and method by all processes together. Of posts there are
 * `postsPerMinute`, whatever Slack's tier is, and digests are among them; 0 for no limit. `minuteMs` is for tiers alone.
 */
export function createTiers(
  redis: RedisClient,
  clock: Clock,
  postsPerMinute: number,
  minuteMs = MINUTE,
): Tiers {
  const take = together(redis, 'reserve');
  const takeInTurn = together(redis, 'reserve-turn');
  const posts = postBudget(postsPerMinute);
  /** One call each so many ms, and so many at once. */
  const spread = (perMinute: number): readonly [number, number] => [
    Math.ceil(minuteMs / perMinute),
    Math.max(1, Math.floor(perMinute / 4)),
  ];

  return {
    async reserve(tenant, method, perMinute, urgent) {
      const [key, interval, burst] =
        method === 'chat.postMessage'
          ? ['budget:posts', posts.interval, posts.othersAtOnce]
          : [`tier:${method}`, ...spread(perMinute)];
      if (urgent === undefined) return Number(await take(tenant, method, key, clock.wall(), interval, burst));
      const { kept, turn } = urgent;
      const asked = [method, clock.wall(), ...spread(kept), key, interval, burst, turn.id, turn.at];
      return Number(await takeInTurn(tenant, ...asked));
    },

    async pause(tenant, method, ms) {
      await redis.set(`${prefixOf(tenant)}:pause:${method}`, '1', 'PX', Math.max(1, Math.ceil(ms)));
    },
  };
}
