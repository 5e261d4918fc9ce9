import { ACTIVITY_MS } from '../../catchup/activity.ts';
import type { Said } from '../../catchup/said.ts';
import { HOUR, SECOND } from '../../clock.ts';
import type { ChannelId, TenantId } from '../../ids.ts';
import { TENANTS_KEY } from './agenda.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const KEEP_MS = ACTIVITY_MS + HOUR;

/** A hash for each hour, channel → messages. */
export function createSaid(redis: RedisClient, gatherMs = SECOND): Said {
  const keyOf = (tenant: TenantId, hour: number): string => `${prefixOf(tenant)}:said:${hour}`;
  let noted = new Map<TenantId, Map<string, number>>();
  let timer: NodeJS.Timeout | undefined;

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const all = noted;
    noted = new Map();
    for (const [tenant, counts] of all) {
      const transaction = redis.multi();
      const keys = new Set<string>();
      for (const [place, count] of counts) {
        const [hour = '', channel = ''] = place.split(' ');
        const key = keyOf(tenant, Number(hour));
        keys.add(key);
        transaction.hincrby(key, channel, count);
      }
      for (const key of keys) transaction.pexpire(key, KEEP_MS);
      await commit(transaction);
      // Of a workspace that was uninstalled meanwhile nothing is kept.
      if ((await redis.sismember(TENANTS_KEY, tenant)) === 0) await redis.unlink(...keys);
    }
  }

  return {
    note(tenant, channel, at) {
      const counts = noted.get(tenant) ?? new Map<string, number>();
      noted.set(tenant, counts);
      const place = `${Math.floor(at / HOUR)} ${channel}`;
      counts.set(place, (counts.get(place) ?? 0) + 1);
      // Lost, it costs a number in App Home.
      timer ??= setTimeout(() => void write().catch(() => {}), gatherMs).unref();
    },

    async after(tenant, since, now) {
      const channels = [...since.keys()];
      const counts = new Map<ChannelId, number>();
      if (channels.length === 0) return counts;
      await write();
      const first = Math.floor(Math.max(Math.min(...since.values()), now - ACTIVITY_MS) / HOUR);
      const hours = Array.from({ length: Math.floor(now / HOUR) - first }, (_, i) => first + 1 + i);
      const said = await Promise.all(hours.map((hour) => redis.hmget(keyOf(tenant, hour), ...channels)));
      for (const [i, hour] of hours.entries()) {
        for (const [j, channel] of channels.entries()) {
          if (hour * HOUR <= (since.get(channel) ?? now)) continue;
          const count = Number(said[i]?.[j] ?? 0);
          if (count > 0) counts.set(channel, (counts.get(channel) ?? 0) + count);
        }
      }
      return counts;
    },

    stop: () => write().catch(() => {}),
  };
}
