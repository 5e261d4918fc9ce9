import { MINUTE } from '../../clock.ts';
import type { Replays, SignedRequest } from '../slack/request.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Slack's signatures are good for five minutes in both directions; one more for the clocks. */
const KEEP_SECONDS = 660;

/**
 * Signatures seen, in small sets for each minute in which they were signed: of up to 512 whole numbers, Redis keeps eight
 * bytes each.
 */
export function createReplays(redis: RedisClient): Replays {
  /** The sets whose end is known to be set. */
  const ending = new Set<string>();

  async function begin(key: string): Promise<void> {
    if (ending.has(key)) return;
    // With a member that nobody takes out again, so that the set, and with it its end, stays.
    await Promise.all([redis.sadd(key, '0'), redis.expire(key, KEEP_SECONDS)]);
    if (ending.size >= MOST_ENDING) ending.clear();
    ending.add(key);
  }

  return {
    async isNew(tenant, request) {
      const { key, mark } = placeOf(tenant, request);
      const [added] = await Promise.all([redis.sadd(key, mark), begin(key)]);
      return added === 1;
    },
    async forget(tenant, request) {
      const { key, mark } = placeOf(tenant, request);
      await redis.srem(key, mark);
    },
  };
}

/** Sets a minute. */
const SETS = 64;
const MOST_ENDING = 10 * SETS;

/** A signature is `v0=` and 64 hexadecimal digits; of those, sixteen are enough. */
function placeOf(tenant: string, { signature, sentAt }: SignedRequest) {
  const set = Number.parseInt(signature.slice(3, 5), 16) % SETS;
  return {
    key: `${prefixOf(tenant)}:replays:${Math.floor(sentAt / MINUTE)}:${set}`,
    mark: BigInt.asIntN(64, BigInt(`0x${signature.slice(5, 21)}`)).toString(),
  };
}
