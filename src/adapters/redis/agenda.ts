import { randomUUID } from 'node:crypto';
import type { Agenda, Claim, ClaimAnswer, Kind } from '../../agenda/agenda.ts';
import { type Clock, SECOND } from '../../clock.ts';
import type { TenantId } from '../../ids.ts';
import { postBudget } from './post-budget.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';
import { together } from './together.ts';

/** The tenants that there are; the one key that belongs to none. */
export const TENANTS_KEY = '{sluice}:tenants';

/** How long a claim is ours without a word. Longer than a post may take, short enough to be made good soon. */
export const LEASE_MS = 30 * SECOND;

/** In one step. */
const MOST_RENEWED = 200;

/** Which due index: what is urgent has its own, and so waits behind nothing else. */
const INDEXES = ['due', 'urgent'] as const;

interface AgendaOptions {
  readonly clock: Clock;
  /** `due` unless said otherwise. */
  readonly index?: (typeof INDEXES)[number];
  /** Of each tenant, 0 for no limit: a digest takes its post from it when it is claimed. */
  readonly postsPerMinute: number;
  readonly leaseMs?: number;
}

export function createAgenda(
  redis: RedisClient,
  { clock, index = 'due', postsPerMinute, leaseMs = LEASE_MS }: AgendaOptions,
): Agenda {
  const { interval, atOnce: burst } = postBudget(postsPerMinute);

  const postpone = together(redis, 'postpone');
  const done = together(redis, 'done');

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

    async claim(tenant, now, most = 1): Promise<ClaimAnswer> {
      const answer = await run(
        redis,
        'claim',
        tenant,
        index,
        Math.floor(now),
        clock.wall(),
        leaseMs,
        randomUUID(),
        most,
        interval,
        burst,
      );
      const { claims, wait, due, lapse } = JSON.parse(String(answer)) as Answer;
      if (claims !== undefined) return { kind: 'claims', claims: claims.map(readClaim) };
      if (wait !== undefined) return { kind: 'wait', ms: wait };
      return { kind: 'nothing', nextDue: instant(due), nextLapse: instant(lapse) };
    },

    async renew(tenant, claims, ms) {
      const ours: Claim[] = [];
      const until = Math.ceil(clock.wall() + ms);
      for (let from = 0; from < claims.length; from += MOST_RENEWED) {
        const some = claims.slice(from, from + MOST_RENEWED);
        const named = some.flatMap(({ id, token }) => [id, token]);
        const answer = String(await run(redis, 'renew', tenant, index, until, ...named));
        ours.push(...some.filter((_, i) => answer[i] === '1'));
      }
      return ours;
    },

    async postpone(tenant, claim, afterMs, { phase, attempts = claim.attempts } = {}) {
      const again = Math.ceil(clock.wall() + afterMs);
      const { id, token } = claim;
      return (await postpone(tenant, index, id, token, again, phase ?? '', attempts, interval)) === 1;
    },

    async done(tenant, claim) {
      return (await done(tenant, index, claim.id, claim.token)) === 1;
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

/** As claim.lua says it. */
interface Answer {
  readonly claims?: readonly (readonly (string | number)[])[];
  readonly wait?: number;
  readonly due?: string;
  readonly lapse?: string;
}

function instant(answer: string | undefined): number | undefined {
  return answer === undefined ? undefined : Number(answer);
}

function readClaim(answer: readonly (string | number)[]): Claim {
  const [id, token, kind, thing, due, reason, phase, since, attempts] = answer;
  return {
    id: String(id),
    token: Number(token),
    kind: kind as Kind,
    thing: String(thing),
    due: Number(due),
    reason: reason as Claim['reason'],
    phase: phase === 'posting' ? 'posting' : 'claimed',
    postingSince: Number(since),
    attempts: Number(attempts),
  };
}
