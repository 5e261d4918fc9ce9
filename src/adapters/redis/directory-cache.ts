import type { Cached, DirectoryCache } from '../slack/directory.ts';
import type { DmIds } from '../slack/slack.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';
import { createReads } from './together.ts';

/** A hash for each kind. Triage reads who is in a group, so that a change of that is a change of the facts. */
export function createDirectoryCache(redis: RedisClient): DirectoryCache {
  const reads = createReads(redis);
  return {
    async get<T>(tenant: string, kind: string, id: string) {
      const json = await reads.field(tenant, kind, id);
      return json === undefined ? undefined : (readAgain(json) as Cached<T>);
    },

    async getMany<T>(tenant: string, kind: string, ids: readonly string[]) {
      if (ids.length === 0) return new Map<string, Cached<T>>();
      const stored = await redis.hmget(`${prefixOf(tenant)}:${kind}`, ...ids);
      return new Map(
        ids.flatMap((id, i) => {
          const json = stored[i];
          return json == null ? [] : [[id, JSON.parse(json) as Cached<T>] as const];
        }),
      );
    },

    async set(tenant, kind, id, value, at) {
      const prefix = prefixOf(tenant);
      const write = redis.multi().hset(`${prefix}:${kind}`, id, JSON.stringify({ at, value }));
      await commit(kind === 'groups' ? write.incr(`${prefix}:version`) : write);
    },

    async drop(tenant, kind, id) {
      const prefix = prefixOf(tenant);
      const drop = redis.multi().hdel(`${prefix}:${kind}`, id);
      await commit(kind === 'groups' ? drop.incr(`${prefix}:version`) : drop);
    },
  };
}

export function createDmIds(redis: RedisClient): DmIds {
  const reads = createReads(redis);
  return {
    known: (tenant, user) => reads.field(tenant, 'dms', user),
    remember: async (tenant, user, channel) => {
      await redis.hset(`${prefixOf(tenant)}:dms`, user, channel);
    },
  };
}

/** What was read last, by its text: in a spike the same few places are asked for with each digest. Nobody changes it. */
const lastRead = new Map<string, unknown>();
const MOST_LAST_READ = 2_000;

function readAgain(json: string): unknown {
  const known = lastRead.get(json);
  if (known !== undefined) return known;
  const value: unknown = JSON.parse(json);
  if (lastRead.size >= MOST_LAST_READ) lastRead.clear();
  lastRead.set(json, value);
  return value;
}
