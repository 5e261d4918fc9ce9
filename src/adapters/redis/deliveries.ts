import type { Clock } from '../../clock.ts';
import type { Deliveries } from '../../digest/deliver.ts';
import { RetryLaterError } from '../../errors.ts';
import type { Encryption } from '../encryption.ts';
import { LEASE_MS } from './agenda.ts';
import { KEEP_SECONDS, openMentions } from './held-mentions.ts';
import type { RedisClient } from './scripts.ts';
import { createReads, hashIn, together } from './together.ts';

/** As carried.lua, posting.lua and release.lua answer. */
type Looked = readonly [stored: readonly Buffer[], along: readonly unknown[]];
type Begun = readonly [kind: Buffer, what: number | readonly Buffer[], along: readonly unknown[]];
type Released = readonly [isOurs: number, along?: readonly unknown[]];

const CODES = { delivered: 'd', nothing: 'n', left: 'l' } as const;

export function createDeliveries(
  redis: RedisClient,
  encryption: Encryption,
  clock: Clock,
  leaseMs = LEASE_MS,
): Deliveries {
  const reads = createReads(redis);
  const carried = together(redis, 'carried');
  const beginPost = together(redis, 'posting');
  const release = together(redis, 'release');

  return {
    async carried(tenant, { id, thing: user }) {
      const [stored, along] = (await carried(tenant, id, user)) as Looked;
      reads.cameAlong(tenant, along);
      return openMentions(encryption, tenant, user, hashIn(stored));
    },

    async removed(tenant, user) {
      const counts = await reads.hash(tenant, `removed:${user}`);
      const of = (code: string): number => Number(counts.get(code) ?? 0);
      return { seen: of('s'), deleted: of('g'), editedOut: of('x'), accessLost: of('a') };
    },

    async beginPost(tenant, claim, mentions = []) {
      const recipient = claim.kind === 'digest' ? claim.thing : '';
      const says = mentions.join('\n');
      const answer = await beginPost(tenant, claim.id, claim.token, clock.wall(), leaseMs, recipient, says);
      const [kind, what, along] = answer as Begun;
      if (String(kind) === 'wait') throw new RetryLaterError('Slack limits posts', Number(what));
      if (String(kind) !== 'mine') return undefined;
      reads.cameAlong(tenant, along);
      return new Set((what as readonly Buffer[]).map(String));
    },

    async shown(tenant, claim) {
      const shown = await reads.field(tenant, `claim:${claim.id}`, 'shown');
      return (shown ?? '').split('\n').filter((id) => id !== '');
    },

    async release(tenant, claim, now, how, batch) {
      const json = batch === undefined ? '' : JSON.stringify(batch);
      const answer = await release(tenant, claim.id, claim.token, now, KEEP_SECONDS, CODES[how], json);
      const [isOurs, along = []] = answer as Released;
      reads.cameAlong(tenant, along);
      return isOurs === 1;
    },

    async isFirst(tenant, user) {
      return !(await reads.isMember(tenant, 'explained', user));
    },
  };
}
