import type { ChannelId, MessageRef, TenantId, Ts, UserId } from '../ids.ts';

/** A delivered digest: ids and states, no text. Kept 8 days. */
export interface Batch {
  readonly id: string;
  readonly recipient: UserId;
  /** Where the DM stands. */
  readonly channel: ChannelId;
  readonly ts: Ts;
  /** When it was delivered, UTC ms. */
  readonly deliveredAt: number;
  readonly items: readonly BatchItem[];
}

export interface BatchItem {
  /** The mention's id. */
  readonly id: string;
  readonly ref: MessageRef;
  readonly waitsForAnswer: boolean;
  /** UTC ms */
  readonly neededBy?: number;
  readonly state: ItemState;
}

/** `gone`: the message was deleted; `called`: a call brought it while the digest was being posted. */
export type ItemState = 'open' | 'done' | 'snoozed' | 'called' | 'gone';

export interface Batches {
  find(tenant: TenantId, id: string): Promise<Batch | undefined>;
  /**
   * Sets the state of items in one step, of those alone that are in the state `from` if one is given. Answers the batch
   * as it is then, or undefined where it is no longer kept. `gone` stays gone, and `called` only becomes that.
   */
  mark(
    tenant: TenantId,
    id: string,
    items: readonly string[],
    state: ItemState,
    from?: ItemState,
  ): Promise<Batch | undefined>;
}
