import { z } from 'zod';
import { DAY, HOUR } from '../../clock.ts';
import type { ChannelId, TenantId } from '../../ids.ts';
import { MapItem } from '../../summary/map-answer.ts';
import { SEGMENT_KEEP_MS, type SegmentCache } from '../../summary/segment-cache.ts';
import type { Encryption, SealContext } from '../encryption.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** What is sealed: `until` is ms of `now`, since that clock can run ahead of Redis's. */
const Sealed = z.object({ until: z.number(), items: z.array(MapItem) });

/** Where segments begin: ids only. */
const BOUNDARIES_KEEP_SECONDS = (8 * DAY) / 1000;
/** How long it is remembered that a message was purged: longer than any catch-up takes. */
const PURGED_KEEP_SECONDS = HOUR / 1000;

/**
 * `segment:<channel>:<key>`: what was made of a segment, sealed. `segments:<channel>`: for each of them the ts of its
 * messages, so that an edit or a deletion finds it. `boundaries:<channel>`: where segments begin.
 * `purged:<channel>:<ts>`: when a message was purged, so that what was being made of it meanwhile is not kept.
 */
export function createSegmentCache(redis: RedisClient, encryption: Encryption): SegmentCache {
  const context = (tenant: TenantId, channel: ChannelId, key: string) => ({
    tenant,
    field: 'segment',
    record: `${channel} ${key}`,
  });
  const names = (tenant: TenantId, channel: ChannelId) => {
    const prefix = prefixOf(tenant);
    return {
      row: (key: string) => `${prefix}:segment:${channel}:${key}`,
      index: `${prefix}:segments:${channel}`,
      boundaries: `${prefix}:boundaries:${channel}`,
      purged: (ts: string) => `${prefix}:purged:${channel}:${ts}`,
    };
  };

  async function remove(tenant: TenantId, channel: ChannelId, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const { row, index } = names(tenant, channel);
    await commit(
      redis
        .multi()
        .del(...keys.map(row))
        .hdel(index, ...keys),
    );
  }

  return {
    async get(tenant, channel, keys, now) {
      if (keys.length === 0) return new Map();
      const { row } = names(tenant, channel);
      const stored = await redis.mgetBuffer(...keys.map(row));
      const found = keys.flatMap((key, i) => {
        const sealed = stored[i];
        if (sealed == null) return [];
        const read = opened(sealed, context(tenant, channel, key));
        return read !== undefined && read.until > now ? [[key, read.items] as const] : [];
      });
      return new Map(found);
    },

    async put(tenant, channel, { key, items, messages }, startedAt, now) {
      const { row, index, purged } = names(tenant, channel);
      const until = now + SEGMENT_KEEP_MS;
      const sealed = encryption.seal(JSON.stringify({ until, items }), context(tenant, channel, key));
      await commit(
        redis
          .multi()
          .set(row(key), sealed, 'PX', SEGMENT_KEEP_MS)
          .hset(index, key, messages.join(' '))
          .pexpire(index, SEGMENT_KEEP_MS),
      );
      // After it is written: a purge that comes meanwhile finds either the row or, here, its own mark.
      const marks = await redis.mget(...messages.map(purged));
      if (marks.some((at) => at !== null && Number(at) >= startedAt)) await remove(tenant, channel, [key]);
      await dropExpired(tenant, channel);
    },

    async purge(tenant, channel, ts, now) {
      const { index, purged } = names(tenant, channel);
      await redis.set(purged(ts), Math.floor(now), 'EX', PURGED_KEEP_SECONDS);
      const rows = await redis.hgetall(index);
      const made = Object.entries(rows).filter(([, messages]) => messages.split(' ').includes(ts));
      await remove(
        tenant,
        channel,
        made.map(([key]) => key),
      );
    },

    boundaries: async (tenant, channel) =>
      await redis.zrange(names(tenant, channel).boundaries, '-', '+', 'BYLEX'),

    async addBoundaries(tenant, channel, boundaries) {
      if (boundaries.length === 0) return;
      const { boundaries: key } = names(tenant, channel);
      const members = boundaries.flatMap((boundary) => [0, boundary]);
      await commit(
        redis
          .multi()
          .zadd(key, ...members)
          .expire(key, BOUNDARIES_KEEP_SECONDS),
      );
    },
  };

  /** Undefined for what a key that is gone, or another release, has written: it is made again. */
  function opened(sealed: Buffer, at: SealContext): z.infer<typeof Sealed> | undefined {
    try {
      return Sealed.safeParse(JSON.parse(encryption.open(sealed, at))).data;
    } catch {
      return undefined;
    }
  }

  /** The index outlives rows that expired one by one. */
  async function dropExpired(tenant: TenantId, channel: ChannelId): Promise<void> {
    const { row, index } = names(tenant, channel);
    const keys = await redis.hkeys(index);
    const stored = await Promise.all(keys.map((key) => redis.exists(row(key))));
    const gone = keys.filter((_key, i) => stored[i] === 0);
    if (gone.length > 0) await redis.hdel(index, ...gone);
  }
}
