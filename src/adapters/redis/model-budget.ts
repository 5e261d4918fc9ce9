import { DAY } from '../../clock.ts';
import type { TenantId } from '../../ids.ts';
import type { Budget } from '../../summary/budget.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const KEEP_SECONDS = (2 * DAY) / 1000;

/** `spent:<UTC day>`: estimated tokens and calls of the workspace, and each person's tokens. */
export function createModelBudget(redis: RedisClient): Budget {
  const keyOf = (tenant: TenantId, now: number): string =>
    `${prefixOf(tenant)}:spent:${Math.floor(now / DAY)}`;

  return {
    async take(tenant, user, tokens, caps, now) {
      const key = keyOf(tenant, now);
      const person = `person:${user}`;
      // Taken first and given back if it was too much: two calls at once never pass a cap together.
      const [day, own] = await commit(
        redis
          .multi()
          .hincrby(key, 'tokens', tokens)
          .hincrby(key, person, tokens)
          .hincrby(key, 'calls', 1)
          .expire(key, KEEP_SECONDS),
      );
      const refused =
        Number(day) > caps.tokensPerDay
          ? 'day-cap'
          : Number(own) > caps.tokensPerPersonAndDay
            ? 'person-cap'
            : undefined;
      if (refused === undefined) return 'granted';
      await commit(
        redis.multi().hincrby(key, 'tokens', -tokens).hincrby(key, person, -tokens).hincrby(key, 'calls', -1),
      );
      return refused;
    },

    async spent(tenant, now) {
      const [calls, tokens] = await redis.hmget(keyOf(tenant, now), 'calls', 'tokens');
      return { calls: Number(calls ?? 0), tokens: Number(tokens ?? 0) };
    },
  };
}
