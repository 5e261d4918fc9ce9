import { MINUTE } from '../../clock.ts';
import type { Replays, SignedRequest } from '../slack/request.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Slack's signatures are good for five minutes in both directions; one more for the clocks. */
const KEEP_SECONDS = 660;

/** Signatures seen, in one set for each minute in which they were signed: eight bytes of each are enough. */
export function createReplays(redis: RedisClient): Replays {
  /** The set whose end is known to be set. */
  let ending = '';

  async function begin(key: string): Promise<void> {
    if (key === ending) return;
    // With a member that nobody takes out again, so that the set, and with it its end, stays.
    await Promise.all([redis.sadd(key, ''), redis.expire(key, KEEP_SECONDS)]);
    ending = key;
  }

  return {
    async isNew(tenant, request) {
      const key = keyOf(tenant, request);
      const [added] = await Promise.all([redis.sadd(key, mark(request)), begin(key)]);
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

/** Of `v0=` and 64 hexadecimal digits. */
function mark({ signature }: SignedRequest): Buffer {
  return Buffer.from(signature.slice(3, 19), 'hex');
}
