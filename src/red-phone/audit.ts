import { z } from 'zod';
import { DAY } from '../clock.ts';
import type { TenantId } from '../ids.ts';

/** One thing that happened around a call, or to the declared words. Ids and codes, never anybody's words. */
export const AuditEntry = z.object({
  /** UTC ms of `now` */
  at: z.number(),
  /** The call's id; for a word that was declared or taken back, an id of that change. */
  call: z.string(),
  /** A person, an app, or what else did it, such as a pager's name. */
  actor: z.string(),
  what: z.enum([
    'called',
    'refused',
    'joined',
    'reached',
    'unreachable',
    'acknowledged',
    'not-urgent',
    'passed-on',
    'escalated',
    'retracted',
    'paged',
    'page-failed',
    'muted',
    'word-added',
    'word-removed',
    'ended',
  ]),
  phrase: z.string().optional(),
  channel: z.string().optional(),
  called: z.array(z.string()),
  /** A code, such as the reason of a refusal. */
  outcome: z.string().optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The outcome of a call that could be opened no more. */
export const KEY_GONE = 'key-gone';

/** The log of calls that admins can look at. Nothing in it is ever changed; what is too old goes. */
export interface Audit {
  /** Adds an entry, once: another with the same call, what, actor and called is the same one. */
  note(tenant: TenantId, entry: AuditEntry): Promise<void>;
  /** What happened in `[from, to)`, UTC ms, in the order in which it was noted. */
  read(tenant: TenantId, from: number, to: number): AsyncIterable<AuditEntry>;
  /** Removes what happened before `before`, UTC ms. */
  forgetBefore(tenant: TenantId, before: number): Promise<void>;
}

/** Entries older than this go: a little more than a year, so that one can be compared with the one before. */
export const AUDIT_MS = 400 * DAY;

/** More entries of one workspace than this push out the oldest. */
export const MOST_AUDITED = 100_000;
