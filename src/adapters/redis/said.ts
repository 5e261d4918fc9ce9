import { ACTIVITY_MS } from '../../catchup/activity.ts';
import type { Said } from '../../catchup/said.ts';
import { HOUR, MINUTE, SECOND } from '../../clock.ts';
import type { ChannelId, TenantId } from '../../ids.ts';
import { TENANTS_KEY } from './agenda.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const KEEP_MS = ACTIVITY_MS + HOUR;

/** So finely the hour is counted in which somebody was last in a channel. */
const PART_MS = 10 * MINUTE;

/** A hash for each hour, channel → messages, and channel/part of the hour → messages. */
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
      for (const field of [channel, partOf(channel, at)]) {
        const place = `${Math.floor(at / HOUR)} ${field}`;
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      // Lost, it costs a number in App Home.
      timer ??= setTimeout(() => void write().catch(() => {}), gatherMs).unref();
    },

    async after(tenant, since, now) {
      const channels = [...since.keys()];
      const counts = new Map<ChannelId, number>();
      if (channels.length === 0) return counts;
      await write();
      const first = Math.floor(Math.max(Math.min(...since.values()), now - ACTIVITY_MS) / HOUR);
      const hours = Array.from({ length: Math.floor(now / HOUR) - first + 1 }, (_, i) => first + i);
      await Promise.all(
        hours.map(async (hour) => {
          const wanted = channels.flatMap((channel) =>
            fieldsAfter(channel, since.get(channel) ?? now, hour).map((field) => [channel, field] as const),
          );
          if (wanted.length === 0) return;
          const said = await redis.hmget(keyOf(tenant, hour), ...wanted.map(([, field]) => field));
          for (const [i, [channel]] of wanted.entries()) {
            const count = Number(said[i] ?? 0);
            if (count > 0) counts.set(channel, (counts.get(channel) ?? 0) + count);
          }
        }),
      );
      return counts;
    },

    stop: () => write().catch(() => {}),
  };
}

function partOf(channel: ChannelId, at: number): string {
  return `${channel}/${Math.floor((at % HOUR) / PART_MS)}`;
}

/** What of an hour is later than an instant: all of it, its later parts, or nothing. */
function fieldsAfter(channel: ChannelId, since: number, hour: number): readonly string[] {
  const start = hour * HOUR;
  if (since < start) return [channel];
  const parts = Array.from({ length: HOUR / PART_MS }, (_, part) => start + part * PART_MS);
  return parts.filter((part) => part > since).map((part) => partOf(channel, part));
}
