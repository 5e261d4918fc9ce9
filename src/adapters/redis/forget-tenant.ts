import { Cluster } from 'ioredis';
import type { TenantId } from '../../ids.ts';
import { TENANTS_KEY } from './agenda.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Removes every key of a tenant, and the tenant. Safe to repeat. */
export async function forgetTenant(redis: RedisClient, tenant: TenantId): Promise<void> {
  await redis.srem(TENANTS_KEY, tenant);
  const nodes = redis instanceof Cluster ? redis.nodes('master') : [redis];
  for (const node of nodes) {
    // The braces are a pattern's letters like any other; what is special in a pattern stands in no tenant's id.
    const found = node.scanStream({ match: `${prefixOf(tenant)}:*`, count: 500 });
    for await (const keys of found as AsyncIterable<string[]>) {
      if (keys.length > 0) await Promise.all(keys.map((key) => redis.unlink(key)));
    }
  }
}
