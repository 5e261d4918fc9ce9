import type { Claim } from '../../agenda/agenda.ts';
import type { Clock } from '../../clock.ts';
import type { Deliveries } from '../../digest/deliver.ts';
import type { TenantId } from '../../ids.ts';
import type { Encryption } from '../encryption.ts';
import { LEASE_MS } from './agenda.ts';
import { KEEP_SECONDS, readMentions } from './held-mentions.ts';
import { prefixOf, type RedisClient, run, strings } from './scripts.ts';

export function createDeliveries(
  redis: RedisClient,
  encryption: Encryption,
  clock: Clock,
  leaseMs = LEASE_MS,
): Deliveries {
  return {
    carried: (tenant, claim) =>
      readMentions(redis, encryption, tenant, claim.thing, `${prefixOf(tenant)}:inflight:${claim.id}`),

    async removed(tenant, user) {
      const counts = await redis.hgetall(`${prefixOf(tenant)}:removed:${user}`);
      const of = (code: string): number => Number(counts[code] ?? 0);
      return { seen: of('s'), deleted: of('g'), editedOut: of('x'), accessLost: of('a') };
    },

    async beginPost(tenant, claim) {
      const answer = await run(redis, 'posting', tenant, claim.id, claim.token, clock.wall(), leaseMs);
      const [kind, ...mentions] = strings(answer);
      return kind === 'mine' ? new Set(mentions) : undefined;
    },

    async shown(tenant, claim) {
      const shown = await redis.hget(`${prefixOf(tenant)}:claim:${claim.id}`, 'shown');
      return (shown ?? '').split('\n').filter((id) => id !== '');
    },

    async release(tenant, claim, now, how, batch) {
      const code = how === 'delivered' ? 'd' : 'l';
      const json = batch === undefined ? '' : JSON.stringify(batch);
      const released = await run(
        redis,
        'release',
        tenant,
        claim.id,
        claim.token,
        now,
        KEEP_SECONDS,
        code,
        json,
      );
      if (batch !== undefined) await markExplained(redis, tenant, claim);
      return released === 1;
    },

    async isFirst(tenant, user) {
      return (await redis.sismember(`${prefixOf(tenant)}:explained`, user)) === 0;
    },
  };
}

async function markExplained(redis: RedisClient, tenant: TenantId, claim: Claim): Promise<void> {
  await redis.sadd(`${prefixOf(tenant)}:explained`, claim.thing);
}
