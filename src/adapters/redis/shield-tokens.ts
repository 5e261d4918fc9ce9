import { z } from 'zod';
import { MINUTE } from '../../clock.ts';
import { Secret } from '../../secret.ts';
import type { ShieldLinks, UserToken, UserTokens } from '../../shield/record.ts';
import type { Encryption } from '../encryption.ts';
import { lock } from './lock.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';

/** Longer than Slack may take to answer with the next token. */
const LOCK_MS = MINUTE / 2;

const Kept = z.object({
  token: z.string(),
  renewal: z.object({ key: z.string(), expiresAt: z.number() }).optional(),
});

export function createUserTokens(redis: RedisClient, encryption: Encryption): UserTokens {
  const keyOf = (tenant: string): string => `${prefixOf(tenant)}:user-tokens`;
  const context = (tenant: string, user: string) => ({ tenant, field: 'user-token', record: user });
  const seal = (tenant: string, user: string, token: UserToken) =>
    encryption.seal(written(token), context(tenant, user));
  const open = (tenant: string, user: string, sealed: Buffer): string =>
    encryption.open(sealed, context(tenant, user));

  return {
    async find(tenant, user) {
      const sealed = await redis.hgetBuffer(keyOf(tenant), user);
      return sealed === null ? undefined : read(open(tenant, user, sealed));
    },

    async save(tenant, user, token) {
      await redis.hset(keyOf(tenant), user, seal(tenant, user, token));
    },

    async swap(tenant, user, before, next) {
      const sealed = await redis.hgetBuffer(keyOf(tenant), user);
      if (sealed === null || open(tenant, user, sealed) !== written(before)) return;
      await run(redis, 'swap', tenant, 'user-tokens', user, sealed, seal(tenant, user, next));
    },

    async forget(tenant, user) {
      await redis.hdel(keyOf(tenant), user);
    },

    lock: (tenant, user) => lock(redis, `${prefixOf(tenant)}:token-lock:${user}`, LOCK_MS),
  };
}

/** A token alone is written as it is. */
function written({ token, renewal }: UserToken): string {
  if (renewal === undefined) return token.reveal();
  const { key, expiresAt } = renewal;
  return JSON.stringify({ token: token.reveal(), renewal: { key: key.reveal(), expiresAt } });
}

function read(text: string): UserToken {
  if (!text.startsWith('{')) return { token: new Secret(text), renewal: undefined };
  const { token, renewal } = Kept.parse(JSON.parse(text));
  return {
    token: new Secret(token),
    renewal:
      renewal === undefined ? undefined : { key: new Secret(renewal.key), expiresAt: renewal.expiresAt },
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
