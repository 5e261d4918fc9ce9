import { Secret } from '../../secret.ts';
import type { ShieldLinks, UserTokens } from '../../shield/record.ts';
import type { Encryption } from '../encryption.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

export function createUserTokens(redis: RedisClient, encryption: Encryption): UserTokens {
  const keyOf = (tenant: string): string => `${prefixOf(tenant)}:user-tokens`;
  const context = (tenant: string, user: string) => ({ tenant, field: 'user-token', record: user });

  return {
    async find(tenant, user) {
      const sealed = await redis.hgetBuffer(keyOf(tenant), user);
      return sealed === null ? undefined : new Secret(encryption.open(sealed, context(tenant, user)));
    },

    async save(tenant, user, token) {
      await redis.hset(keyOf(tenant), user, encryption.seal(token.reveal(), context(tenant, user)));
    },

    async forget(tenant, user) {
      await redis.hdel(keyOf(tenant), user);
    },
  };
}

export function createShieldLinks(redis: RedisClient): ShieldLinks {
  const keyOf = (tenant: string, id: string): string => `${prefixOf(tenant)}:shield-link:${id}`;

  return {
    async open(tenant, id, ms) {
      await redis.set(keyOf(tenant, id), '1', 'PX', ms);
    },
    isOpen: async (tenant, id) => (await redis.exists(keyOf(tenant, id))) === 1,
    use: async (tenant, id) => (await redis.del(keyOf(tenant, id))) === 1,
  };
}
