import { DAY } from '../clock.ts';
import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';

/** What enrolled people's own catch-ups begin from: and their own handoffs: where each was last. Ids without text. */
export interface Activity {
  /** The person was in the channel at this ts: wrote, reacted, or was caught up. An earlier one changes nothing. */
  note(tenant: TenantId, user: UserId, channel: ChannelId, ts: Ts): Promise<void>;
  /** The person wrote in the thread; where they were in the channel around it, that says nothing. */
  noteThread(tenant: TenantId, user: UserId, channel: ChannelId, threadTs: Ts, ts: Ts): Promise<void>;
  /** The person did something with a digest that was delivered to them. */
  noteDigest(tenant: TenantId, user: UserId, batch: string, ts: Ts): Promise<void>;
  /** Where they were at or after `since`, UTC ms. Only to be asked for the person's own request. */
  since(tenant: TenantId, user: UserId, since: number): Promise<Recently>;
  /** Only to be asked for the person's own request. */
  lastIn(tenant: TenantId, user: UserId, channel: ChannelId): Promise<Ts | undefined>;
  /** Removes of everybody what is from before `before`, UTC ms. */
  forgetBefore(tenant: TenantId, before: number): Promise<void>;
}

export interface Recently {
  readonly channels: readonly ChannelId[];
  readonly threads: readonly { readonly channel: ChannelId; readonly threadTs: Ts }[];
  /** Ids of digests. */
  readonly digests: readonly string[];
}

export const ACTIVITY_MS = 7 * DAY;

/** Where nothing is known of the person. */
export const USUAL_MS = DAY;
