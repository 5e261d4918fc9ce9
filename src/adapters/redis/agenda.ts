import { randomUUID } from 'node:crypto';
import type { Agenda, Claim, ClaimAnswer, Kind } from '../../agenda/agenda.ts';
import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import { prefixOf, type RedisClient, run, strings } from './scripts.ts';

/** The tenants that there are; the one key that belongs to none. */
export const TENANTS_KEY = '{sluice}:tenants';

/** How long a claim is ours without a word. Longer than a post may take, short enough to be made good soon. */
export const LEASE_MS = 30 * SECOND;

interface AgendaOptions {
  readonly clock: Clock;
  /** Digests a minute for each tenant; 0 for no limit. */
  readonly postsPerMinute: number;
  readonly leaseMs?: number;
}

export function createAgenda(
  redis: RedisClient,
  { clock, postsPerMinute, leaseMs = LEASE_MS }: AgendaOptions,
): Agenda {
  const interval = postsPerMinute === 0 ? 0 : MINUTE / postsPerMinute;
  // A fifth of a minute's budget may go at once, so that a small team's digests are not strung out.
  const burst = Math.max(1, Math.floor(postsPerMinute / 5));

  return {
    async schedule(tenant, kind, thing, due, precedence = 0) {
      // Less than a millisecond earlier: due at the same instant, and yet before the others.
      await redis.zadd(`${prefixOf(tenant)}:due`, 'LT', Math.floor(due) - precedence, `${kind}:${thing}`);
    },

    async cancel(tenant, kind, thing) {
      await redis.zrem(`${prefixOf(tenant)}:due`, `${kind}:${thing}`);
    },

    async dueAt(tenant, kind, thing) {
      const due = await redis.zscore(`${prefixOf(tenant)}:due`, `${kind}:${thing}`);
      return due === null ? undefined : Number(due);
    },

    async claim(tenant, now): Promise<ClaimAnswer> {
      const answer = strings(
        await run(
          redis,
          'claim',
          tenant,
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
        (await run(redis, 'postpone', tenant, claim.id, claim.token, again, phase ?? '', attempts)) === 1
      );
    },

    async done(tenant, claim) {
      return (await run(redis, 'done', tenant, claim.id, claim.token)) === 1;
    },

    async oldest(tenant) {
      const due = await run(redis, 'oldest', tenant);
      return due === null ? undefined : Number(due);
    },

    async tenants() {
      return await redis.smembers(TENANTS_KEY);
    },
  };
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
