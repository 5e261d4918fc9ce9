import type { Redis } from 'ioredis';
import type { RedisClient } from '../../src/adapters/redis/scripts.ts';

/**
 * Makes everything that Redis keeps for a time older by `ms`: its own clock does not know that a replay passes a day
 * in a moment, and would keep all of the export.
 */
export async function age(client: RedisClient, prefix: string, ms: number): Promise<void> {
  const redis = client as Redis;
  // A pattern of Redis would take the braces of a prefix as they are, and its brackets not.
  for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 }) as AsyncIterable<
    string[]
  >) {
    const left = await Promise.all(keys.map((key) => redis.pttl(key)));
    const ageing = keys.flatMap((key, i) => {
      const ttl = left[i] ?? -1;
      return ttl < 0 ? [] : [redis.pexpire(key, Math.max(0, ttl - ms))];
    });
    await Promise.all(ageing);
  }
}
