import { readFileSync } from 'node:fs';
import type { TenantId, UserId } from '../../ids.ts';
import type { Told } from '../../receipts/told.ts';
import type { Watch, Watches } from '../../receipts/watches.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';
import { createReads, together } from './together.ts';

const lua = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');
const tell = lua('tell');

export function createTold(redis: RedisClient): Told {
  const keyOf = (tenant: TenantId, recipient: UserId): string => `${prefixOf(tenant)}:told:${recipient}`;
  const forget = together(redis, 'forget-told');
  const reads = createReads(redis);

  return {
    async tell(tenant, { sender, mention, id }, promises, now) {
      const answers = await Promise.all(
        promises.map(async ({ recipient, promisedFor }) => {
          const key = keyOf(tenant, recipient);
          const news = await redis.eval(tell, 1, key, sender, mention, id, promisedFor, Math.floor(now));
          return news === 1 ? [recipient] : [];
        }),
      );
      return new Set(answers.flat());
    },

    async promiseTo(tenant, recipient, sender) {
      const told = await redis.hgetBuffer(keyOf(tenant, recipient), sender);
      return told === null ? undefined : told.readUInt32BE(0) * 1000;
    },

    async forget(tenant, recipient, mentions) {
      // Of most people nobody was told.
      if (await reads.exists(tenant, `told:${recipient}`)) await forget(tenant, recipient, ...mentions);
    },
  };
}

export function createWatches(redis: RedisClient): Watches {
  const keyOf = (tenant: TenantId, recipient: UserId): string => `${prefixOf(tenant)}:watches:${recipient}`;
  const reads = createReads(redis);
  const memberOf = ({ watcher, mention }: Watch): string => `${watcher} ${mention}`;

  return {
    async add(tenant, watch, keepMs) {
      const key = keyOf(tenant, watch.recipient);
      const ms = Math.ceil(keepMs);
      // GT alone does nothing to a key that has no end yet.
      await commit(redis.multi().sadd(key, memberOf(watch)).pexpire(key, ms, 'NX').pexpire(key, ms, 'GT'));
    },

    async of(tenant, recipient, mentions) {
      const members = await reads.members(tenant, `watches:${recipient}`);
      return members.flatMap((member) => {
        const [watcher = '', mention = ''] = member.split(' ');
        return mentions.includes(mention) ? [{ watcher, recipient, mention }] : [];
      });
    },

    async remove(tenant, watch) {
      await redis.srem(keyOf(tenant, watch.recipient), memberOf(watch));
    },
  };
}
