import { z } from 'zod';
import type { ChannelId, TenantId } from '../ids.ts';

/** How soon a channel's people expect an answer. */
export const EXPECTED = ['hour', 'half-day', 'day', 'two-days', 'week'] as const;
export const Expected = z.enum(EXPECTED);
export type Expected = z.infer<typeof Expected>;

/** What a channel has agreed on, as its pinned message says it. */
export const Agreement = z.object({
  /** Absent where it states no time. */
  expected: Expected.optional(),
  /** Plain text; may be empty. */
  text: z.string(),
  by: z.string(),
  /** UTC ms */
  at: z.number(),
  locale: z.string(),
  /** Where its message stands, once it does. */
  ts: z.string().optional(),
});
export type Agreement = z.infer<typeof Agreement>;

export interface Agreements {
  find(tenant: TenantId, channel: ChannelId): Promise<Agreement | undefined>;
  /** Keeps it, sealed, and makes its message due at once, in one step. */
  put(tenant: TenantId, channel: ChannelId, agreement: Agreement, now: number): Promise<void>;
  /** Its message stands there. */
  shown(tenant: TenantId, channel: ChannelId, ts: string): Promise<void>;
}
