import type { Clock } from '../../clock.ts';
import type { Deliveries } from '../../digest/deliver.ts';
import { RetryLaterError } from '../../errors.ts';
import type { Encryption } from '../encryption.ts';
import { LEASE_MS } from './agenda.ts';
import { KEEP_SECONDS, readMentions } from './held-mentions.ts';
import { type RedisClient, strings } from './scripts.ts';
import { createReads, together } from './together.ts';

export function createDeliveries(
  redis: RedisClient,
  encryption: Encryption,
  clock: Clock,
  leaseMs = LEASE_MS,
): Deliveries {
  const reads = createReads(redis);
  const beginPost = together(redis, 'posting');
  const release = together(redis, 'release');

  return {
    carried: (tenant, claim) => readMentions(reads, encryption, tenant, claim.thing, `inflight:${claim.id}`),

    async removed(tenant, user) {
      const counts = await reads.hash(tenant, `removed:${user}`);
      const of = (code: string): number => Number(counts.get(code) ?? 0);
      return { seen: of('s'), deleted: of('g'), editedOut: of('x'), accessLost: of('a') };
    },

    async beginPost(tenant, claim) {
      const answer = await beginPost(tenant, claim.id, claim.token, clock.wall(), leaseMs);
      const [kind, ...mentions] = strings(answer);
      if (kind === 'wait') throw new RetryLaterError('Slack limits posts', Number(mentions[0]));
      return kind === 'mine' ? new Set(mentions) : undefined;
    },

    async shown(tenant, claim) {
      const shown = await reads.field(tenant, `claim:${claim.id}`, 'shown');
      return (shown ?? '').split('\n').filter((id) => id !== '');
    },

    async release(tenant, claim, now, how, batch) {
      const code = how === 'delivered' ? 'd' : 'l';
      const json = batch === undefined ? '' : JSON.stringify(batch);
      return (await release(tenant, claim.id, claim.token, now, KEEP_SECONDS, code, json)) === 1;
    },

    async isFirst(tenant, user) {
      return !(await reads.isMember(tenant, 'explained', user));
    },
  };
}
