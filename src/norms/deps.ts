import type { Agenda, Bells } from '../agenda/agenda.ts';
import type { History } from '../catchup/history.ts';
import type { Clock } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { FactsCache } from '../mentions/facts.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import type { Briefs } from './briefs.ts';
import type { Nudged } from './nudged.ts';

/** What the norms rest on. */
export interface NormsDeps {
  readonly agenda: Pick<Agenda, 'schedule' | 'postpone' | 'cancel' | 'done'>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly slack: Slack;
  readonly history: Pick<History, 'page' | 'channelsOfBot'>;
  readonly directory: Directory;
  readonly people: People;
  readonly facts: Pick<FactsCache, 'of' | 'policy'>;
  readonly nudged: Nudged;
  readonly briefs: Briefs;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  /** Shows the person's App Home as it is now; `hash` is of the page on which they pressed something. */
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
}
