import { Cluster } from 'ioredis';
import type { TenantId } from '../../ids.ts';
import { TENANTS_KEY } from './agenda.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Removes every key of a tenant, and the tenant. Safe to repeat. */
export async function forgetTenant(redis: RedisClient, tenant: TenantId): Promise<void> {
  await redis.srem(TENANTS_KEY, tenant);
  for await (const keys of keysOf(redis, `${prefixOf(tenant)}:*`)) {
    await Promise.all(keys.map((key) => redis.unlink(key)));
  }
}

/** The keys of a pattern, some at a time, without holding up anybody else. Braces are letters in a pattern. */
export async function* keysOf(redis: RedisClient, pattern: string): AsyncGenerator<readonly string[]> {
  const nodes = redis instanceof Cluster ? redis.nodes('master') : [redis];
  for (const node of nodes) {
    for await (const keys of node.scanStream({ match: pattern, count: 500 })) yield keys as string[];
  }
}
