import type { TenantId, UserId } from '../ids.ts';
import type { Day } from '../schedule/wall-time.ts';

/** On which working day somebody was last offered a handoff, or needed no offer: one for each day. */
export interface Offers {
  last(tenant: TenantId, user: UserId): Promise<Day | undefined>;
  note(tenant: TenantId, user: UserId, day: Day): Promise<void>;
}

/** The agenda's kind for offers; the thing is whose. */
export const OFFER_KIND = 'offer';
