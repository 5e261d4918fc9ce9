import type { Agenda, Bells, Claim } from '../agenda/agenda.ts';
import type { History } from '../catchup/history.ts';
import type { Clock } from '../clock.ts';
import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { FactsCache } from '../mentions/facts.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Audit } from '../red-phone/audit.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import type { Agreements } from './agreements.ts';
import type { Briefs } from './briefs.ts';
import type { Nudged } from './nudged.ts';
import type { WeekCounts } from './week-counts.ts';

export interface Pins {
  /** Pins a message to its channel; one that is pinned already stays so. */
  pin(tenant: TenantId, channel: ChannelId, ts: Ts): Promise<void>;
}

/** What the norms rest on. */
export interface NormsDeps {
  readonly agenda: Pick<Agenda, 'schedule' | 'postpone' | 'cancel' | 'dueAt' | 'done'>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly slack: Slack;
  readonly history: Pick<History, 'page' | 'channelsOfBot'>;
  readonly directory: Directory;
  readonly people: People;
  readonly facts: Pick<FactsCache, 'of' | 'policy'>;
  readonly nudged: Nudged;
  readonly briefs: Briefs;
  readonly agreements: Agreements;
  readonly pins: Pins;
  readonly weekCounts: WeekCounts;
  readonly audit: Pick<Audit, 'read'>;
  readonly zones: Zones;
  /** From here on a crash leaves it unknown whether the post went out; false where the claim is no longer ours. */
  beginPost(tenant: TenantId, claim: Claim): Promise<boolean>;
  /** How long a post that Slack did not answer may still land, ms of `wall`. */
  readonly settleMs: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Shows the person's App Home as it is now; `hash` is of the page on which they pressed something. */
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
}
