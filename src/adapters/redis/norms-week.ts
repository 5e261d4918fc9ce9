import { createHash } from 'node:crypto';
import { DAY } from '../../clock.ts';
import type { TenantId } from '../../ids.ts';
import { waitClass } from '../../norms/week.ts';
import type { WeekCounts } from '../../norms/week-counts.ts';
import { prefixOf, type RedisClient } from './scripts.ts';
import { together } from './together.ts';

/** A week, the one in which it is told of, and a day. */
const KEPT_MS = 15 * DAY;

/**
 * A hash of sums, and beside it a HyperLogLog that only counts heads: out of it nobody can be read. What goes into it is
 * hashed with the week, so that two weeks cannot be compared either.
 */
export function createWeekCounts(redis: RedisClient): WeekCounts {
  const sumsKey = (tenant: TenantId, week: string): string => `${prefixOf(tenant)}:week:${week}`;
  const headsKey = (tenant: TenantId, week: string): string => `${prefixOf(tenant)}:week-people:${week}`;

  const count = together(redis, 'count-week');

  return {
    async add(tenant, week, { recipient, waits, focus }) {
      const head = createHash('sha256').update(`${tenant} ${week} ${recipient}`).digest('base64');
      await count(tenant, week, KEPT_MS, head, waits.length, Math.round(focus), ...waits.map(waitClass));
    },

    async read(tenant, week) {
      const [sums, people] = await Promise.all([
        redis.hgetall(sumsKey(tenant, week)),
        redis.pfcount(headsKey(tenant, week)),
      ]);
      const waits = Object.entries(sums).filter(([field]) => /^w\d+$/.test(field));
      return {
        people,
        held: Number(sums['held'] ?? 0),
        focus: Number(sums['focus'] ?? 0),
        waits: new Map(waits.map(([field, count]) => [Number(field.slice(1)), Number(count)])),
      };
    },
  };
}
