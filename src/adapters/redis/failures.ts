import type { Failure, Failures } from '../../agenda/failures.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Ended claims take their entry along (release.lua, done.lua), so that what is listed is still failing. */
export function createFailures(redis: RedisClient): Failures {
  return {
    async note(tenant, claimId, failure) {
      await redis.hset(`${prefixOf(tenant)}:failed`, claimId, JSON.stringify(failure));
    },
    async list(tenant) {
      const stored = await redis.hvals(`${prefixOf(tenant)}:failed`);
      return stored.map((json) => JSON.parse(json) as Failure);
    },
  };
}
