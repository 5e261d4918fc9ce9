import type { TenantId, UserId } from '../../ids.ts';
import type { OldTexts } from '../../mentions/expiry.ts';
import type { MentionRecord } from '../../mentions/held.ts';
import { type Encryption, isUnopened } from '../encryption.ts';
import { keysOf } from './forget-tenant.ts';
import { openRecord, sealRecord } from './mention-record.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';

/** Promises are the first four bytes of what is stored; see lua/state.lua. */
const PROMISE_BYTES = 4;

export function createOldTexts(redis: RedisClient, encryption: Encryption): OldTexts {
  /** Undefined where the key is gone: nobody can read that text any more, and it goes with its mention. */
  function opened(tenant: TenantId, user: UserId, id: string, sealed: Buffer): MentionRecord | undefined {
    try {
      return openRecord(encryption, tenant, user, id, sealed);
    } catch (error) {
      if (isUnopened(error)) return undefined;
      throw error;
    }
  }

  async function forgetIn(tenant: TenantId, key: string, before: number): Promise<number> {
    const user = key.slice(`${prefixOf(tenant)}:held:`.length);
    let forgotten = 0;
    for (const [id, stored] of Object.entries(await redis.hgetallBuffer(key))) {
      const record = opened(tenant, user, id, stored.subarray(PROMISE_BYTES));
      if (record === undefined || record.heldAt >= before || record.snippet === '') continue;
      const sealed = sealRecord(encryption, tenant, user, id, { ...record, snippet: '' });
      const anew = Buffer.concat([stored.subarray(0, PROMISE_BYTES), sealed]);
      // An edit that came meanwhile has brought a text of its own; it is looked at tomorrow.
      forgotten += Number(await run(redis, 'swap', tenant, `held:${user}`, id, stored, anew));
    }
    return forgotten;
  }

  return {
    async forgetTexts(tenant, before) {
      let forgotten = 0;
      for await (const keys of keysOf(redis, `${prefixOf(tenant)}:held:*`)) {
        for (const key of keys) forgotten += await forgetIn(tenant, key, before);
      }
      return forgotten;
    },
  };
}
