import type { TenantId, UserId } from '../ids.ts';

/** Which sender was told of whose wait, so that a later mention within it is not told of again. */
export interface Told {
  /**
   * Marks the sender as told of each recipient's promise and answers those they were not told of before, in one
   * step for each. A promise that is later than the one they were told of is news. The same receipt again answers
   * the same, so that one that failed can be tried again.
   */
  tell(
    tenant: TenantId,
    receipt: Receipt,
    promises: readonly TellPromise[],
    now: number,
  ): Promise<ReadonlySet<UserId>>;
  /** The promise that the sender was told of last, UTC ms; undefined where they were told of none in this wait. */
  promiseTo(tenant: TenantId, recipient: UserId, sender: UserId): Promise<number | undefined>;
  /** The waits that began with these mentions of `recipient` are over, whenever they were promised to be. */
  forget(tenant: TenantId, recipient: UserId, mentions: readonly string[]): Promise<void>;
}

interface Receipt {
  readonly sender: UserId;
  /** The mention's id: what ends when it is delivered. */
  readonly mention: string;
  /** One receipt's own id, the same when it is tried again. No spaces. */
  readonly id: string;
}

export interface TellPromise {
  readonly recipient: UserId;
  /** UTC ms */
  readonly promisedFor: number;
}
