import { z } from 'zod';
import type { TenantId } from '../ids.ts';
import type { Posted } from '../slack.ts';

/** What somebody wrote into the form, until it stands in the thread. */
export const Brief = z.object({
  author: z.string(),
  channel: z.string(),
  /** The message that it makes whole. */
  of: z.string(),
  threadTs: z.string().optional(),
  users: z.array(z.string()),
  groups: z.array(z.string()),
  needed: z.string(),
  context: z.string(),
  outcome: z.string(),
  edgeCases: z.string(),
  links: z.array(z.string()),
  video: z.string().optional(),
  /** UTC ms */
  neededBy: z.number().optional(),
});
export type Brief = z.infer<typeof Brief>;

/** One brief for a message. `id` is the mention's id of that message. */
export interface Briefs {
  /** Keeps it, sealed, and makes it due at once, in one step. False where the message has one already. */
  put(tenant: TenantId, id: string, brief: Brief, now: number): Promise<boolean>;
  /** Undefined where there is none, or it is posted. */
  find(tenant: TenantId, id: string): Promise<Brief | undefined>;
  /** Its text is forgotten; that there is one is remembered for as long as the mention is. */
  posted(tenant: TenantId, id: string, posted: Posted): Promise<void>;
  /** It could not be posted: another may be written. */
  drop(tenant: TenantId, id: string): Promise<void>;
}
