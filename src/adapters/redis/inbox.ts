import type { Inbox, InboxEntry } from '../../mentions/inbox.ts';
import type { Encryption } from '../encryption.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

export function createInbox(redis: RedisClient, encryption: Encryption): Inbox {
  const context = (tenant: string, id: string) => ({ tenant, field: 'inbox', record: id });

  return {
    async put(tenant, id, entry) {
      const sealed = encryption.seal(JSON.stringify(entry), context(tenant, id));
      const prefix = prefixOf(tenant);
      await commit(
        redis
          .multi()
          .hsetnx(`${prefix}:inbox`, id, sealed)
          .zadd(`${prefix}:due`, 'NX', Math.floor(entry.arrivedAt), `inbox:${id}`),
      );
    },

    async read(tenant, id) {
      const sealed = await redis.hgetBuffer(`${prefixOf(tenant)}:inbox`, id);
      if (sealed === null) return undefined;
      return JSON.parse(encryption.open(sealed, context(tenant, id))) as InboxEntry;
    },

    async remove(tenant, id) {
      await redis.hdel(`${prefixOf(tenant)}:inbox`, id);
    },

    size: (tenant) => redis.hlen(`${prefixOf(tenant)}:inbox`),
  };
}
