import { z } from 'zod';
import type { ChannelId, MessageRef, TenantId, Ts, UserId } from '../ids.ts';
import { FormTexts } from './form-text.ts';
import { type Handoff, To } from './handoff.ts';

/** Something of a handoff that falls due; `at` in UTC ms. */
export interface Due {
  readonly thing: string;
  readonly at: number;
}

/** What is kept of handoffs, sealed. */
export interface Handoffs {
  /** False where there is one of that id already: nothing is changed then. What falls due is written in the same step. */
  add(tenant: TenantId, handoff: Handoff, due: readonly Due[]): Promise<boolean>;
  find(tenant: TenantId, id: string): Promise<Handoff | undefined>;
  /**
   * Changes it as it is now, however many do so at once; `change` may be called several times. Undefined where there is
   * none, or `change` answers undefined. What falls due because of it is written in the same step.
   */
  change(
    tenant: TenantId,
    id: string,
    change: (handoff: Handoff) => Handoff | undefined,
    due?: (changed: Handoff) => readonly Due[],
  ): Promise<Handoff | undefined>;
  remove(tenant: TenantId, handoff: Pick<Handoff, 'id' | 'author' | 'copies' | 'accepted'>): Promise<void>;
  ids(tenant: TenantId): Promise<readonly string[]>;
  /** Ids of those that quote the message. */
  quoting(tenant: TenantId, channel: ChannelId, ts: Ts): Promise<readonly string[]>;
  /** Those of the messages that were deleted in Slack in the last days. */
  deleted(
    tenant: TenantId,
    refs: readonly Pick<MessageRef, 'channel' | 'ts'>[],
  ): Promise<readonly Pick<MessageRef, 'channel' | 'ts'>[]>;
  /** One that is kept and whose key is gone; its author, unless they have left. Every key is looked at: for once. */
  unreadable(tenant: TenantId, id: string): Promise<{ readonly author: UserId | undefined } | undefined>;
  /** Removes one of which nothing can be read. */
  drop(tenant: TenantId, id: string): Promise<void>;
  /** Those that the person wrote, the newest first. */
  by(tenant: TenantId, user: UserId): Promise<readonly Handoff[]>;
  /** Those of which the person has a copy, or accepted the one in a channel, the newest first. */
  to(tenant: TenantId, user: UserId): Promise<readonly Handoff[]>;
  /** Whether the person wrote or has any. */
  hasAny(tenant: TenantId, user: UserId): Promise<boolean>;
  /** The person has one more: they accepted what stands in a channel. */
  noteReceiver(tenant: TenantId, id: string, user: UserId): Promise<void>;
}

/** A report that its author has not sent, or is correcting. */
export const Draft = FormTexts.extend({
  /** Of the handoff that it becomes, or corrects. */
  id: z.string(),
  to: To.optional(),
  isAtOnce: z.boolean(),
  /** When it was made, UTC ms. */
  madeAt: z.number(),
  /** What it was made of; of a correction nothing. */
  from: z
    .object({
      since: z.number(),
      messages: z.number(),
      /** Channels and threads, and those of the day that were not read. */
      places: z.number(),
      left: z.number(),
      /** Lines that had no room. */
      dropped: z.number(),
      model: z.string().optional(),
    })
    .optional(),
  /** Handoffs whose open items it takes up. */
  carries: z.array(z.string()),
  isCorrection: z.boolean(),
});
export type Draft = z.infer<typeof Draft>;

/** One draft for each author, kept a day. */
export interface Drafts {
  find(tenant: TenantId, user: UserId, id: string): Promise<Draft | undefined>;
  /** The one that was not sent. */
  last(tenant: TenantId, user: UserId): Promise<Draft | undefined>;
  keep(tenant: TenantId, user: UserId, draft: Draft): Promise<void>;
  drop(tenant: TenantId, user: UserId, id: string): Promise<void>;
  /** Those that quote the message. */
  quoting(tenant: TenantId, channel: ChannelId, ts: Ts): Promise<readonly DraftName[]>;
}

export interface DraftName {
  readonly user: UserId;
  readonly id: string;
}
