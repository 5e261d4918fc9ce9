import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RedisClient } from './scripts.ts';

const unlock = readFileSync(new URL('./lua/unlock.lua', import.meta.url), 'utf8');

/** Undefined while somebody else has it; else what lets it go. Whoever dies has it for `ms` of `wall`. */
export async function lock(
  redis: RedisClient,
  key: string,
  ms: number,
): Promise<(() => Promise<void>) | undefined> {
  const mine = randomUUID();
  if ((await redis.set(key, mine, 'PX', ms, 'NX')) === null) return undefined;
  return async () => void (await redis.eval(unlock, 1, key, mine));
}
