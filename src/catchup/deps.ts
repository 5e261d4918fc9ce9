import type { Agenda, Bells } from '../agenda/agenda.ts';
import type { Clock } from '../clock.ts';
import type { UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import type { Activity } from './activity.ts';
import type { Replies } from './answer.ts';
import type { History } from './history.ts';
import type { KeptCatchups } from './kept.ts';
import type { OfferedModel } from './model-choice.ts';
import type { RecentThreads } from './recent-threads.ts';
import type { CatchupRequests } from './request.ts';

/** What catch-ups rest on. */
export interface CatchupDeps {
  readonly agenda: Pick<Agenda, 'schedule' | 'postpone' | 'done'>;
  readonly bells: Pick<Bells, 'ring' | 'ringIn'>;
  readonly slack: Slack;
  readonly history: History;
  readonly replies: Replies;
  readonly requests: CatchupRequests;
  readonly activity: Activity;
  readonly directory: Directory;
  readonly people: People;
  readonly kept: KeptCatchups;
  readonly recent: RecentThreads;
  /** Undefined where the operator has set none up. */
  readonly model: OfferedModel | undefined;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  readonly botUser: UserId;
  /** How long a run is this process's without a word, ms of `wall`. */
  readonly leaseMs: number;
}
