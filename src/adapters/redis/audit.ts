import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DAY } from '../../clock.ts';
import type { TenantId } from '../../ids.ts';
import { type Audit, AuditEntry, MOST_AUDITED } from '../../red-phone/audit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const add = readFileSync(new URL('./lua/audit.lua', import.meta.url), 'utf8');

/** Longer than a call, with all that is tried again, takes. */
const KEEP_NOTED_MS = 8 * DAY;

/** Entries read at once. */
const PAGE = 500;

/** What is noted a little after it happened stands a little later in the log. */
const LATE_MS = DAY;

/** `audit`: a stream of entries; `audited:<call>`: what was noted of a call, so that nothing is noted twice. */
export function createAudit(redis: RedisClient): Audit {
  const keyOf = (tenant: TenantId): string => `${prefixOf(tenant)}:audit`;

  return {
    async note(tenant, entry) {
      const noted = `${prefixOf(tenant)}:audited:${entry.call}`;
      const args = [
        identityOf(entry),
        JSON.stringify(entry),
        Math.floor(entry.at),
        MOST_AUDITED,
        KEEP_NOTED_MS,
      ];
      await redis.eval(add, 2, keyOf(tenant), noted, ...args);
    },

    async *read(tenant, from, to) {
      const end = String(Math.ceil(to) + LATE_MS);
      let start = String(Math.max(0, Math.floor(from)));
      for (;;) {
        const page = await redis.xrange(keyOf(tenant), start, end, 'COUNT', PAGE);
        for (const [, fields] of page) {
          const entry = AuditEntry.parse(JSON.parse(fields[1] ?? ''));
          if (entry.at >= from && entry.at < to) yield entry;
        }
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) return;
        start = `(${last[0]}`;
      }
    },

    async forgetBefore(tenant, before) {
      await redis.xtrim(keyOf(tenant), 'MINID', Math.max(0, Math.floor(before)));
    },
  };
}

function identityOf({ what, actor, called }: AuditEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([what, actor, called]))
    .digest('base64url');
}
