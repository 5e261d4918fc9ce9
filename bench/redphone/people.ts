import { Redis } from 'ioredis';
import { createDirectoryCache } from '../../src/adapters/redis/directory-cache.ts';
import { createPeople } from '../../src/adapters/redis/people.ts';
import { Policy } from '../../src/people/policy.ts';
import { authorId, CHANNELS, channelId, PEOPLE, recipientId, TEAM } from '../support/events.ts';
import type { BenchRedis } from '../support/redis.ts';
import { enrolFarFromBlock, knowProfiles } from '../support/team.ts';

export const WORD = 'sev1';

/** Those who are called, each once: what they get first is their call. */
export const calledId = (i: number): string => `U0CALLED${String(i).padStart(4, '0')}`;
/** Those who ring, each twice at most, so that nobody's week is over. */
export const callerId = (i: number): string => `U0CALLER${String(Math.floor(i / 2)).padStart(4, '0')}`;
export const dmOf = (user: string): string => `D${user.slice(1)}`;

/** A workspace at work with one declared word: everybody has had a digest before, and Slack's facts are known. */
export async function arrangeTeam(redis: BenchRedis, calls: number, called: number): Promise<void> {
  const chatty = Array.from({ length: PEOPLE }, (_, i) => [recipientId(i), authorId(i)]).flat();
  const callees = Array.from({ length: called }, (_, i) => calledId(i));
  const callers = [...new Set(Array.from({ length: calls }, (_, i) => callerId(i)))];
  const everybody = [...chatty, ...callees, ...callers];
  await enrolFarFromBlock(redis, everybody);
  await knowProfiles(redis, everybody);
  await redis.client.hset(`{${TEAM}}:dms`, Object.fromEntries(everybody.map((user) => [user, dmOf(user)])));
  const cache = createDirectoryCache(redis.client);
  const at = Date.now();
  await cache.set(TEAM, 'site', 'url', 'https://bench.slack.com/', at);
  for (let i = 0; i < CHANNELS; i += 1) {
    const place = { channel: channelId(i), name: `bench-${i}`, kind: 'public', isShared: false };
    await cache.set(TEAM, 'places', channelId(i), place, at);
  }
  const word = { phrase: WORD, meaning: 'Customers cannot pay.', declaredBy: callerId(0), declaredAt: at };
  // Scripts do not run over a connection that pipelines by itself.
  const scripts = new Redis(redis.socket);
  await createPeople(scripts).changePolicy(TEAM, () => Policy.parse({ redPhone: { words: [word] } }));
  scripts.disconnect();
}
