import { Redis } from 'ioredis';
import type { Team } from './team.ts';

/** Everything that is in a team's Redis: each key with all that is stored under it, bytes as latin1. */
export async function stored({ redis }: Pick<Team, 'redis'>): Promise<ReadonlyMap<string, string>> {
  const client = new Redis(redis.socket);
  try {
    const found = new Map<string, string>();
    for (const key of await client.keys('*')) {
      const dump = await dumpOf(client, key, await client.type(key));
      found.set(key, dump.map((part) => part.toString('latin1')).join('\n'));
    }
    return found;
  } finally {
    client.disconnect();
  }
}

/** Forgets how often Slack was asked lately, and for how long it wants to be left alone. */
export async function askFreely({ redis }: Pick<Team, 'redis'>): Promise<void> {
  const client = new Redis(redis.socket);
  try {
    const kept = [...(await client.keys('*:tier:*')), ...(await client.keys('*:pause:*'))];
    if (kept.length > 0) await client.del(kept);
  } finally {
    client.disconnect();
  }
}

async function dumpOf(client: Redis, key: string, type: string): Promise<readonly Buffer[]> {
  if (type === 'hash') {
    const fields = await client.hgetallBuffer(key);
    return Object.entries(fields).flatMap(([field, value]) => [Buffer.from(field), value]);
  }
  if (type === 'set') return await client.smembersBuffer(key);
  if (type === 'zset') return await client.zrangeBuffer(key, '0', '-1');
  if (type === 'list') return await client.lrangeBuffer(key, 0, -1);
  if (type === 'stream') return [Buffer.from(JSON.stringify(await client.xrange(key, '-', '+')))];
  const value = await client.getBuffer(key);
  return value === null ? [] : [value];
}
