import { DAY } from '../clock.ts';
import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';

/** What enrolled people's own catch-ups begin from: where each was last, and up to when. Ids without text. */
export interface Activity {
  /** The person was in the channel at this ts: wrote, reacted, or was caught up. An earlier one changes nothing. */
  note(tenant: TenantId, user: UserId, channel: ChannelId, ts: Ts): Promise<void>;
  /** Only to be asked for the person's own request. */
  lastIn(tenant: TenantId, user: UserId, channel: ChannelId): Promise<Ts | undefined>;
  /** Removes of everybody what is from before `before`, UTC ms. */
  forgetBefore(tenant: TenantId, before: number): Promise<void>;
}

export const ACTIVITY_MS = 7 * DAY;

/** Where nothing is known of the person. */
export const USUAL_MS = DAY;
