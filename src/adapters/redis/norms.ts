import { DAY } from '../../clock.ts';
import type { TenantId, UserId } from '../../ids.ts';
import { Brief, type Briefs } from '../../norms/briefs.ts';
import type { Muted, Nudged } from '../../norms/nudged.ts';
import { NUDGES } from '../../people/policy.ts';
import type { Encryption, SealContext } from '../encryption.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** Longer than any cooldown. */
const NUDGED_MS = 100 * DAY;
/** A "no" outlives leaving Sluice, as it is a wish to be left alone, but not for ever. */
const OFF_MS = 400 * DAY;

const take = `
if redis.call('SISMEMBER', KEYS[2], 'all') == 1 or redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then return 0 end
local last = redis.call('HGET', KEYS[1], ARGV[1])
if last then
  local at, message, claim = last:match('^(%d+) (%S+) (.*)$')
  if claim == ARGV[3] then return 1 end
  if message == ARGV[2] or tonumber(ARGV[5]) - tonumber(at) < tonumber(ARGV[4]) then return 0 end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[5] .. ' ' .. ARGV[2] .. ' ' .. ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return 1`;

export function createNudged(redis: RedisClient): Nudged {
  const lastKey = (tenant: TenantId, user: UserId): string => `${prefixOf(tenant)}:nudged:${user}`;
  const offKey = (tenant: TenantId, user: UserId): string => `${prefixOf(tenant)}:nudges-off:${user}`;

  return {
    async take(tenant, user, { kind, message, claim }, cooldownMs, now) {
      const keys = [lastKey(tenant, user), offKey(tenant, user)];
      const values = [kind, message, claim, cooldownMs, Math.floor(now), NUDGED_MS];
      return (await redis.eval(take, keys.length, ...keys, ...values)) === 1;
    },

    async muted(tenant, user) {
      const stored = await redis.smembers(offKey(tenant, user));
      return new Set<Muted>(['all' as const, ...NUDGES].filter((what) => stored.includes(what)));
    },

    async mute(tenant, user, what) {
      const key = offKey(tenant, user);
      await commit(redis.multi().sadd(key, what).pexpire(key, OFF_MS));
    },

    async unmute(tenant, user) {
      await redis.del(offKey(tenant, user));
    },
  };
}

/** An unposted brief is tried for a day; that there was one is known as long as the mention is. */
const UNPOSTED_MS = DAY;
const POSTED_MS = 8 * DAY;
const POSTED = 'posted';

export function createBriefs(redis: RedisClient, encryption: Encryption): Briefs {
  const keyOf = (tenant: TenantId, id: string): string => `${prefixOf(tenant)}:brief:${id}`;
  const context = (tenant: TenantId, id: string): SealContext => ({ tenant, field: 'brief', record: id });

  return {
    async put(tenant, id, brief, now) {
      const sealed = encryption.seal(JSON.stringify(brief), context(tenant, id));
      const [kept] = await commit(
        redis
          .multi()
          .set(keyOf(tenant, id), sealed, 'PX', UNPOSTED_MS, 'NX')
          // Of one that is posted there is nothing left to do.
          .zadd(`${prefixOf(tenant)}:due`, 'NX', Math.floor(now), `brief:${id}`),
      );
      return kept === 'OK';
    },

    async find(tenant, id) {
      const stored = await redis.getBuffer(keyOf(tenant, id));
      if (stored === null || stored.toString('latin1').startsWith(POSTED)) return undefined;
      return Brief.parse(JSON.parse(encryption.open(stored, context(tenant, id))));
    },

    async posted(tenant, id, { ts }) {
      await redis.set(keyOf(tenant, id), `${POSTED} ${ts}`, 'PX', POSTED_MS);
    },

    async drop(tenant, id) {
      await redis.del(keyOf(tenant, id));
    },
  };
}
