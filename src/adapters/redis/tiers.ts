import { type Clock, MINUTE } from '../../clock.ts';
import type { Tiers } from '../slack/web-api.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';

/** Slack's rate tiers, kept for each workspace and method by all processes together. */
export function createTiers(redis: RedisClient, clock: Clock): Tiers {
  return {
    async reserve(tenant, method, perMinute) {
      const burst = Math.max(1, Math.floor(perMinute / 4));
      return Number(
        await run(redis, 'reserve', tenant, method, clock.wall(), Math.ceil(MINUTE / perMinute), burst),
      );
    },

    async pause(tenant, method, ms) {
      await redis.set(`${prefixOf(tenant)}:pause:${method}`, '1', 'PX', Math.max(1, Math.ceil(ms)));
    },
  };
}
