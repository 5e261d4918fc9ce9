import type { Clock } from '../../clock.ts';
import type { Deliveries } from '../../digest/deliveries.ts';
import { RetryLaterError } from '../../errors.ts';
import type { Encryption } from '../encryption.ts';
import { LEASE_MS } from './agenda.ts';
import { KEEP_SECONDS, openMentions } from './held-mentions.ts';
import { createPace } from './pace.ts';
import { readPerson } from './people.ts';
import type { RedisClient } from './scripts.ts';
import { readShield } from './shields.ts';
import { createReads, hashIn, together } from './together.ts';

/** As take-up.lua, posting.lua and release.lua answer. */
type Taken = readonly [
  stored: readonly Buffer[],
  person: Buffer | null,
  shield: Buffer | null,
  isBegun: number,
  along: readonly unknown[],
];
type Begun = readonly [kind: Buffer, what: number | readonly Buffer[]];
type Released = readonly [isOurs: number, along?: readonly unknown[]];

const CODES = { delivered: 'd', nothing: 'n', left: 'l' } as const;

export function createDeliveries(
  redis: RedisClient,
  encryption: Encryption,
  clock: Clock,
  leaseMs = LEASE_MS,
): Deliveries {
  const reads = createReads(redis);
  // What it brings is opened and written at once, which takes longer than all the rest.
  const takeUp = together(redis, 'take-up', createPace());
  const beginPost = together(redis, 'posting');
  const release = together(redis, 'release');

  return {
    async takeUp(tenant, { id, token, thing: user, phase }) {
      const wall = clock.wall();
      const begins = phase === 'claimed' ? wall : '';
      const answer = await takeUp(tenant, id, token, user, begins, leaseMs);
      const [stored, person, shield, isBegun, along] = answer as Taken;
      reads.cameAlong(tenant, along);
      return {
        carried: openMentions(encryption, tenant, user, hashIn(stored)),
        person: person === null ? undefined : readPerson(String(person)),
        shield: shield === null ? undefined : readShield(String(shield)),
        begun: isBegun === 1 ? wall : undefined,
      };
    },

    async removed(tenant, user) {
      const counts = await reads.hash(tenant, `removed:${user}`);
      const of = (code: string): number => Number(counts.get(code) ?? 0);
      return { seen: of('s'), deleted: of('g'), editedOut: of('x'), accessLost: of('a') };
    },

    async beginPost(tenant, claim, mentions = []) {
      const says = mentions.join('\n');
      const answer = await beginPost(tenant, claim.id, claim.token, clock.wall(), leaseMs, says);
      const [kind, what] = answer as Begun;
      if (String(kind) === 'wait') throw new RetryLaterError('Slack limits posts', Number(what));
      if (String(kind) !== 'mine') return undefined;
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
