import { z } from 'zod';
import {
  MOST_RECENT,
  RECENT_MS,
  type RecentThread,
  type RecentThreads,
} from '../../catchup/recent-threads.ts';
import type { ChannelId, TenantId, Ts } from '../../ids.ts';
import type { Encryption, SealContext } from '../encryption.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const Stored = z.object({ texts: z.array(z.string()), at: z.number(), keptAt: z.number() });

/** A key for each thread, sealed; the ids of a channel's threads; and the channels that have any. */
export function createRecentThreads(redis: RedisClient, encryption: Encryption): RecentThreads {
  const rowOf = (tenant: TenantId, channel: ChannelId, threadTs: Ts): string =>
    `${prefixOf(tenant)}:recent:${channel}:${threadTs}`;
  const indexOf = (tenant: TenantId, channel: ChannelId): string =>
    `${prefixOf(tenant)}:recent-of:${channel}`;
  const channelsKey = (tenant: TenantId): string => `${prefixOf(tenant)}:recent-in`;
  const context = (tenant: TenantId, id: string): SealContext => ({ tenant, field: 'recent', record: id });

  async function remove(tenant: TenantId, channel: ChannelId, threads: readonly Ts[]): Promise<void> {
    if (threads.length === 0) return;
    await commit(
      redis
        .multi()
        .del(...threads.map((threadTs) => rowOf(tenant, channel, threadTs)))
        .srem(indexOf(tenant, channel), ...threads),
    );
  }

  return {
    async remember(tenant, channel, threads, startedAt) {
      if (threads.length === 0) return;
      const write = redis.multi();
      for (const { id, threadTs, texts, at } of threads) {
        const sealed = encryption.seal(JSON.stringify({ texts, at, keptAt: startedAt }), context(tenant, id));
        write.set(rowOf(tenant, channel, threadTs), sealed, 'PX', RECENT_MS);
      }
      const ids = threads.map(({ threadTs }) => threadTs);
      write.sadd(indexOf(tenant, channel), ...ids).pexpire(indexOf(tenant, channel), RECENT_MS);
      await commit(write.sadd(channelsKey(tenant), channel).pexpire(channelsKey(tenant), RECENT_MS));
      // After the write: whoever purges meanwhile has left the mark first, and has found this or is found here.
      const purgedAt = await redis.get(`${prefixOf(tenant)}:catchups-purged:${channel}`);
      if (purgedAt !== null && Number(purgedAt) >= startedAt) {
        await remove(tenant, channel, ids);
        return;
      }
      const all = (await redis.smembers(indexOf(tenant, channel))).sort();
      await remove(tenant, channel, all.slice(0, Math.max(0, all.length - MOST_RECENT)));
    },

    channels: (tenant) => redis.smembers(channelsKey(tenant)),

    async of(tenant, channel, limit, now): Promise<readonly RecentThread[]> {
      const ids = (await redis.smembers(indexOf(tenant, channel))).sort().slice(-limit);
      if (ids.length === 0) return [];
      const rows = await redis.mgetBuffer(...ids.map((threadTs) => rowOf(tenant, channel, threadTs)));
      return ids.flatMap((threadTs, i) => {
        const sealed = rows[i];
        if (sealed == null) return [];
        const id = `${channel}|${threadTs}`;
        const { texts, at, keptAt } = Stored.parse(JSON.parse(encryption.open(sealed, context(tenant, id))));
        return now - keptAt < RECENT_MS ? [{ id, channel, threadTs, texts, at }] : [];
      });
    },

    async purge(tenant, channel, ts, threadTs) {
      const all = threadTs === undefined ? await redis.smembers(indexOf(tenant, channel)) : [ts, threadTs];
      await remove(tenant, channel, all);
    },
  };
}
