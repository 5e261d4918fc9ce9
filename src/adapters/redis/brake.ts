import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DAY } from '../../clock.ts';
import type { TenantId, UserId } from '../../ids.ts';
import { type Brake, MOST_OPEN_MS, weekOf } from '../../red-phone/brake.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const lua = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');
const open = lua('open-call');
const close = lua('close-call');

/** A week, and a day for clocks that differ. */
const KEEP_SPENT_MS = 8 * DAY;
/** A mute ends with a day, which has 25 hours at most. */
const KEEP_MUTES_MS = 2 * DAY;
/** `now` may be simulated: how long an open call is joined is decided by what stands beside it. */
const KEEP_OPEN_MS = DAY;

/**
 * `calls-spent:<caller>`: call → when it was made; `call-mutes:<recipient>`: caller → until when;
 * `call-open:<hash of the key>`: when it was opened, and the call.
 */
export function createBrake(redis: RedisClient): Brake {
  const spentKey = (tenant: TenantId, caller: string): string => `${prefixOf(tenant)}:calls-spent:${caller}`;
  const mutesKey = (tenant: TenantId, user: UserId): string => `${prefixOf(tenant)}:call-mutes:${user}`;
  const openKey = (tenant: TenantId, key: string): string =>
    `${prefixOf(tenant)}:call-open:${createHash('sha256').update(key).digest('base64url')}`;

  return {
    async spend(tenant, caller, call, now) {
      const key = spentKey(tenant, caller);
      const answers = await commit(
        redis
          .multi()
          .zremrangebyscore(key, '-inf', `(${weekOf(now)}`)
          .zadd(key, 'NX', Math.floor(now), call)
          .zcard(key)
          .pexpire(key, KEEP_SPENT_MS),
      );
      return Number(answers[2]);
    },

    spent: (tenant, caller, now) => redis.zcount(spentKey(tenant, caller), weekOf(now), '+inf'),

    async giveBack(tenant, caller, call) {
      await redis.zrem(spentKey(tenant, caller), call);
    },

    async mute(tenant, recipient, caller, until) {
      const key = mutesKey(tenant, recipient);
      await commit(redis.multi().zadd(key, Math.floor(until), caller).pexpire(key, KEEP_MUTES_MS));
    },

    async mutes(tenant, caller, recipients, now) {
      const untils = await Promise.all(
        recipients.map((user) => redis.zscore(mutesKey(tenant, user), caller)),
      );
      return new Set(recipients.filter((_user, i) => Number(untils[i] ?? 0) > now));
    },

    openCall: async (tenant, key, call, now) =>
      String(
        await redis.eval(open, 1, openKey(tenant, key), call, Math.floor(now), MOST_OPEN_MS, KEEP_OPEN_MS),
      ),

    async closed(tenant, key, call) {
      await redis.eval(close, 1, openKey(tenant, key), call);
    },
  };
}
