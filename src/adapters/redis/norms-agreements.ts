import type { ChannelId, TenantId } from '../../ids.ts';
import { Agreement, type Agreements } from '../../norms/agreements.ts';
import type { Encryption, SealContext } from '../encryption.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Two hashes: channel → sealed agreement, and channel → where its message stands. */
export function createAgreements(redis: RedisClient, encryption: Encryption): Agreements {
  const key = (tenant: TenantId): string => `${prefixOf(tenant)}:agreements`;
  const shownKey = (tenant: TenantId): string => `${prefixOf(tenant)}:agreements-shown`;
  const context = (tenant: TenantId, channel: ChannelId): SealContext => ({
    tenant,
    field: 'agreement',
    record: channel,
  });

  return {
    async find(tenant, channel) {
      const [sealed, ts] = await Promise.all([
        redis.hgetBuffer(key(tenant), channel),
        redis.hget(shownKey(tenant), channel),
      ]);
      if (sealed === null) return undefined;
      const stored: unknown = JSON.parse(encryption.open(sealed, context(tenant, channel)));
      return Agreement.parse({ ...(stored as object), ...(ts === null ? {} : { ts }) });
    },

    async put(tenant, channel, { ts: _, ...agreement }, now) {
      const sealed = encryption.seal(JSON.stringify(agreement), context(tenant, channel));
      await commit(
        redis
          .multi()
          .hset(key(tenant), channel, sealed)
          .zadd(`${prefixOf(tenant)}:due`, Math.floor(now), `agreement:${channel}`),
      );
    },

    async shown(tenant, channel, ts) {
      await redis.hset(shownKey(tenant), channel, ts);
    },
  };
}
