import { randomUUID } from 'node:crypto';
import type { Agenda, Claim, ClaimAnswer, Kind } from '../../agenda/agenda.ts';
import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import type { TenantId } from '../../ids.ts';
import { prefixOf, type RedisClient, run, strings } from './scripts.ts';

/** The tenants that there are; the one key that belongs to none. */
export const TENANTS_KEY = '{sluice}:tenants';

/** How long a claim is ours without a word. Longer than a post may take, short enough to be made good soon. */
export const LEASE_MS = 30 * SECOND;

/** Which due index: what is urgent has its own, and so waits behind nothing else. */
const INDEXES = ['due', 'urgent'] as const;

interface AgendaOptions {
  readonly clock: Clock;
  /** `due` unless said otherwise. */
  readonly index?: (typeof INDEXES)[number];
  /** Digests a minute for each tenant; 0 for no limit. */
  readonly postsPerMinute: number;
  readonly leaseMs?: number;
}

export function createAgenda(
  redis: RedisClient,
  { clock, index = 'due', postsPerMinute, leaseMs = LEASE_MS }: AgendaOptions,
): Agenda {
  const interval = postsPerMinute === 0 ? 0 : MINUTE / postsPerMinute;
  // A fifth of a minute's budget may go at once, so that a small team's digests are not strung out.
  const burst = Math.max(1, Math.floor(postsPerMinute / 5));

  const dueKey = (tenant: TenantId): string => `${prefixOf(tenant)}:${index}`;

  return {
    async schedule(tenant, kind, thing, due, precedence = 0) {
      // Less than a millisecond earlier: due at the same instant, and yet before the others.
      await redis.zadd(dueKey(tenant), 'LT', Math.floor(due) - precedence, `${kind}:${thing}`);
    },

    async cancel(tenant, kind, thing) {
      await redis.zrem(dueKey(tenant), `${kind}:${thing}`);
    },

    async dueAt(tenant, kind, thing) {
      const due = await redis.zscore(dueKey(tenant), `${kind}:${thing}`);
      return due === null ? undefined : Number(due);
    },

    async claim(tenant, now): Promise<ClaimAnswer> {
      const answer = strings(
        await run(
          redis,
          'claim',
          tenant,
          index,
          Math.floor(now),
          clock.wall(),
          leaseMs,
          randomUUID(),
          interval,
          burst,
        ),
      );
      if (answer[0] === 'wait') return { kind: 'wait', ms: Math.ceil(Number(answer[1])) };
      if (answer[0] === 'claim') return { kind: 'claim', claim: readClaim(answer) };
      const [, nextDue = '', nextLapse = ''] = answer;
      return { kind: 'nothing', nextDue: instant(nextDue), nextLapse: instant(nextLapse) };
    },

    async postpone(tenant, claim, afterMs, { phase, attempts = claim.attempts } = {}) {
      const again = Math.ceil(clock.wall() + afterMs);
      return (
        (await run(redis, 'postpone', tenant, index, claim.id, claim.token, again, phase ?? '', attempts)) ===
        1
      );
    },

    async done(tenant, claim) {
      return (await run(redis, 'done', tenant, index, claim.id, claim.token)) === 1;
    },

    async oldest(tenant) {
      return readDue(await run(redis, 'oldest', tenant, index));
    },

    async tenants() {
      return await redis.smembers(TENANTS_KEY);
    },
  };
}

/** Answers the due time of the oldest thing of a tenant that is due or under way, urgent or not, UTC ms of `now`. */
export function createOldestOfAll(redis: RedisClient): (tenant: TenantId) => Promise<number | undefined> {
  return async (tenant) => readDue(await run(redis, 'oldest', tenant, ...INDEXES));
}

function readDue(answer: unknown): number | undefined {
  return answer === null ? undefined : Number(answer);
}

function instant(answer: string): number | undefined {
  return answer === '' ? undefined : Number(answer);
}

function readClaim(answer: readonly string[]): Claim {
  const [, id = '', token, kind = '', thing = '', due, reason = '', phase, since, attempts] = answer;
  return {
    id,
    token: Number(token),
    kind: kind as Kind,
    thing,
    due: Number(due),
    reason: reason as Claim['reason'],
    phase: phase === 'posting' ? 'posting' : 'claimed',
    postingSince: Number(since),
    attempts: Number(attempts),
  };
}
