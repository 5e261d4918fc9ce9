import { DAY, HOUR } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';

/** What keeps the Red Phone from wearing out: how often somebody rang, who is not to be rung by whom, what is open. */
export interface Brake {
  /**
   * Counts a call against its caller's week, and answers how many calls that week has with it. A week begins on Monday,
   * 00:00 UTC, for everybody: where somebody travels, it does not begin anew. The same call counts once.
   */
  spend(tenant: TenantId, caller: string, call: string, now: number): Promise<number>;
  /** How many calls the caller's week has so far. */
  spent(tenant: TenantId, caller: string, now: number): Promise<number>;
  /** A call that was not made after all, or taken back, counts no longer. */
  giveBack(tenant: TenantId, caller: string, call: string): Promise<void>;

  /** The recipient is not called by this caller until then, UTC ms of `now`: the end of the recipient's day. */
  mute(tenant: TenantId, recipient: UserId, caller: string, until: number): Promise<void>;
  /** Those of the recipients who have muted the caller. */
  mutes(
    tenant: TenantId,
    caller: string,
    recipients: readonly UserId[],
    now: number,
  ): Promise<ReadonlySet<UserId>>;

  /**
   * The call that is open for the same recipients, channel and word: this one, or the one that it joins. A call that is
   * open for longer than MOST_OPEN_MS is joined no more, so that one which was never closed swallows no other.
   */
  openCall(tenant: TenantId, key: string, call: string, now: number): Promise<string>;
  /** The call is over; nothing happens where another one is open under that key. */
  closed(tenant: TenantId, key: string, call: string): Promise<void>;
}

/** Longer than a call repeats and escalates. */
export const MOST_OPEN_MS = HOUR;

/** The Monday, 00:00 UTC, with which the week of `now` began. */
export function weekOf(now: number): number {
  // 1970 began on a Thursday.
  const day = Math.floor(now / DAY);
  return (Math.floor((day + 3) / 7) * 7 - 3) * DAY;
}
