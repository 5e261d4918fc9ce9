import { DAY, MINUTE } from '../../clock.ts';
import type { TenantId, UserId } from '../../ids.ts';
import { ShieldRecord, type Shields } from '../../shield/record.ts';
import { lock } from './lock.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';
import { createReads } from './together.ts';

/** Longer than all that is asked of Slack for one person takes when each answer comes at the last moment. */
const LOCK_MS = MINUTE;

/** After this it is tried again whether Slack takes longer ones. */
const LONGEST_MS = 30 * DAY;

/** Two who change the same record again and again would be a fault. */
const MOST_TRIES = 20;

export function createShields(redis: RedisClient): Shields {
  const keyOf = (tenant: TenantId): string => `${prefixOf(tenant)}:shields`;
  const silentKey = (tenant: TenantId, user: UserId): string => `${prefixOf(tenant)}:silent:${user}`;
  const reads = createReads(redis);
  const longestKey = (tenant: TenantId): string => `${prefixOf(tenant)}:shield-longest`;

  async function change(
    tenant: TenantId,
    user: UserId,
    how: (record: ShieldRecord) => ShieldRecord,
  ): Promise<ShieldRecord | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const json = await redis.hget(keyOf(tenant), user);
      if (json === null) return undefined;
      const changed = how(readShield(json));
      const swapped = await run(redis, 'swap', tenant, 'shields', user, json, JSON.stringify(changed));
      if (swapped === 1) return changed;
    }
    throw new Error('A shield is being changed by too many at once');
  }

  return {
    async find(tenant, user) {
      const json = await reads.field(tenant, 'shields', user);
      return json === undefined ? undefined : readShield(json);
    },

    all: async (tenant) => (await redis.hvals(keyOf(tenant))).map(readShield),

    async create(tenant, record) {
      await redis.hset(keyOf(tenant), record.user, JSON.stringify(record));
    },

    change,

    async forget(tenant, user) {
      await redis.hdel(keyOf(tenant), user);
    },

    async leaveSilent(tenant, user, until, now) {
      await redis.set(silentKey(tenant, user), until, 'PX', Math.max(1, Math.ceil(until - now)));
    },

    async silentUntil(tenant, user) {
      const until = await redis.get(silentKey(tenant, user));
      return until === null ? undefined : Number(until);
    },

    lock: (tenant, user) => lock(redis, `${prefixOf(tenant)}:shield-lock:${user}`, LOCK_MS),

    async longest(tenant) {
      const minutes = await redis.get(longestKey(tenant));
      return minutes === null ? undefined : Number(minutes);
    },

    async learnLongest(tenant, minutes) {
      await redis.set(longestKey(tenant), String(minutes), 'PX', LONGEST_MS);
    },
  };
}

/** @throws {ZodError} where it is no record of a shield */
export function readShield(json: string): ShieldRecord {
  return ShieldRecord.parse(JSON.parse(json));
}
