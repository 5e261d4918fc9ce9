import { DAY } from '../../clock.ts';
import type { Offers } from '../../handoff/offers.ts';
import type { TenantId, UserId } from '../../ids.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Longer than any working day. */
const NOTED_MS = 3 * DAY;

export function createOffers(redis: RedisClient): Offers {
  const keyOf = (tenant: TenantId, user: UserId): string => `${prefixOf(tenant)}:offered:${user}`;

  return {
    async last(tenant, user) {
      const day = await redis.get(keyOf(tenant, user));
      return day === null ? undefined : Number(day);
    },

    async note(tenant, user, day) {
      await redis.set(keyOf(tenant, user), String(day), 'PX', NOTED_MS);
    },
  };
}
