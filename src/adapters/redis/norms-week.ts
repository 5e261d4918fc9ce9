import { createHash } from 'node:crypto';
import { DAY } from '../../clock.ts';
import type { TenantId, UserId } from '../../ids.ts';
import { waitClass } from '../../norms/week.ts';
import type { Delivered, WeekCounts } from '../../norms/week-counts.ts';
import { commit } from './commit.ts';
import { perTurn } from './per-turn.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';

/** A week, the one in which it is told of, and a day. */
const KEPT_MS = 15 * DAY;

/**
 * A hash of sums, and beside it HyperLogLogs that only count heads: out of it nobody can be read. What goes into it is
 * hashed with the week, so that two weeks cannot be compared either.
 */
export function createWeekCounts(redis: RedisClient): WeekCounts {
  const sumsKey = (tenant: TenantId, week: string): string => `${prefixOf(tenant)}:week:${week}`;
  const headsKey = (tenant: TenantId, week: string): string => `${prefixOf(tenant)}:week-people:${week}`;
  const batonHeadsKey = (tenant: TenantId, week: string): string => `${prefixOf(tenant)}:week-batons:${week}`;
  const headOf = (tenant: TenantId, week: string, user: UserId): string =>
    createHash('sha256').update(`${tenant} ${week} ${user}`).digest('base64');

  /** What is delivered in one turn is summed up here, and added in one step. */
  const count = perTurn<Counted, undefined>(async (tenant, counted) => {
    for (const [week, deliveries] of Map.groupBy(counted, (each) => each.week)) {
      const heads = deliveries.map(({ recipient }) => headOf(tenant, week, recipient));
      const sums = [...sumsOf(deliveries)].flat();
      await run(redis, 'count-week', tenant, week, KEPT_MS, heads.length, ...heads, ...sums);
    }
    return counted.map(() => undefined);
  });

  return {
    add: (tenant, week, delivery) => count(tenant, { week, ...delivery }),

    async addHandoff(tenant, week, people) {
      const [sums, heads] = [sumsKey(tenant, week), batonHeadsKey(tenant, week)];
      await commit(
        redis
          .multi()
          .hincrby(sums, 'handoffs', 1)
          .pfadd(heads, ...people.map((user) => headOf(tenant, week, user)))
          .pexpire(sums, KEPT_MS)
          .pexpire(heads, KEPT_MS),
      );
    },

    async read(tenant, week) {
      const [sums, people, batonPeople] = await Promise.all([
        redis.hgetall(sumsKey(tenant, week)),
        redis.pfcount(headsKey(tenant, week)),
        redis.pfcount(batonHeadsKey(tenant, week)),
      ]);
      const waits = Object.entries(sums).filter(([field]) => /^w\d+$/.test(field));
      return {
        people,
        held: Number(sums['held'] ?? 0),
        focus: Number(sums['focus'] ?? 0),
        handoffs: { count: Number(sums['handoffs'] ?? 0), people: batonPeople },
        waits: new Map(waits.map(([field, count]) => [Number(field.slice(1)), Number(count)])),
      };
    },
  };
}

type Counted = Delivered & { readonly week: string };

/** By how much each sum grows. */
function sumsOf(deliveries: readonly Counted[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const add = (field: string, by: number): void => void sums.set(field, (sums.get(field) ?? 0) + by);
  for (const { waits, focus } of deliveries) {
    add('held', waits.length);
    add('focus', Math.round(focus));
    for (const wait of waits) add(`w${waitClass(wait)}`, 1);
  }
  return sums;
}
