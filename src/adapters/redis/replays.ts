import { createHash } from 'node:crypto';
import { MINUTE } from '../../clock.ts';
import type { Replays, SignedRequest } from '../slack/request.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Slack's signatures are good for five minutes in both directions; one more for the clocks. */
const KEEP_SECONDS = 660;

/** Signatures seen, in one set for each minute in which they were signed: eight bytes of each are enough. */
export function createReplays(redis: RedisClient): Replays {
  return {
    async isNew(tenant, request) {
      const key = keyOf(tenant, request);
      const [added] = await Promise.all([redis.sadd(key, mark(request)), redis.expire(key, KEEP_SECONDS)]);
      return added === 1;
    },
    async forget(tenant, request) {
      await redis.srem(keyOf(tenant, request), mark(request));
    },
  };
}

function keyOf(tenant: string, { sentAt }: SignedRequest): string {
  return `${prefixOf(tenant)}:replays:${Math.floor(sentAt / MINUTE)}`;
}

function mark({ signature }: SignedRequest): Buffer {
  return createHash('sha256').update(signature).digest().subarray(0, 8);
}
