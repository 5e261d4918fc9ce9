import { z } from 'zod';
import type { TenantId } from '../ids.ts';
import { Ask } from './ask.ts';

/** Where the answer goes. Slack's response URLs take five uses within half an hour; `uses` counts those made. */
export const Way = z.object({
  responseUrl: z.string().optional(),
  /** UTC ms of `wall`. */
  issuedAt: z.number(),
  uses: z.number(),
  /** Whether what was shown first may be replaced: not where the URL came with somebody's digest. */
  replaces: z.boolean(),
  threadTs: z.string().optional(),
});
export type Way = z.infer<typeof Way>;

/** A catch-up that somebody asked for, kept until it is answered. */
export const CatchupRequest = z.object({
  id: z.string(),
  user: z.string(),
  ask: Ask,
  /** UTC ms. */
  askedAt: z.number(),
  /** Where it was asked: whoever asks there can see that place. */
  here: z.string(),
  way: Way,
});
export type CatchupRequest = z.infer<typeof CatchupRequest>;

export interface CatchupRequests {
  put(tenant: TenantId, request: CatchupRequest): Promise<void>;
  find(tenant: TenantId, id: string): Promise<CatchupRequest | undefined>;
  remove(tenant: TenantId, id: string): Promise<void>;
}
