import { z } from 'zod';
import { DAY } from '../clock.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { Summary } from '../summary/summary.ts';
import type { Transcript } from '../summary/transcript.ts';

/** Which messages a catch-up was made of: ids, no text. */
export const Kept = z.object({
  id: z.string(),
  user: z.string(),
  channel: z.string(),
  threadTs: z.string().optional(),
  after: z.string(),
  before: z.string(),
  /** UTC ms. */
  keptAt: z.number(),
});
export type Kept = z.infer<typeof Kept>;

/** What was read, and what was made of it. */
export interface KeptTexts {
  readonly summary: Summary;
  /** Absent where it was too long to be kept: then it is read again. */
  readonly transcript: Transcript | undefined;
}

/** How long questions can be asked of a catch-up, and it can be shared. */
export const KEPT_MS = DAY;
/** Longer ones are read again when somebody asks. */
export const MOST_KEPT_MESSAGES = 1_000;

export interface KeptCatchups {
  /** Not the texts, where a message of the channel has changed since `startedAt` (UTC ms), when reading began. */
  keep(tenant: TenantId, kept: Kept, texts: KeptTexts, startedAt: number): Promise<void>;
  /** One of the person's own, not older than a day. */
  find(tenant: TenantId, user: UserId, id: string, now: number): Promise<Kept | undefined>;
  /** Undefined where a message of the channel was edited or deleted since. */
  texts(tenant: TenantId, kept: Kept): Promise<KeptTexts | undefined>;
  /** A message of the channel was edited or deleted: the texts of all that was made there go. */
  purge(tenant: TenantId, channel: ChannelId, now: number): Promise<void>;
}
