import type { Agenda, Bells } from '../agenda/agenda.ts';
import type { Clock } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import type { Audit } from './audit.ts';
import type { Brake } from './brake.ts';
import type { Calls } from './call.ts';
import type { Pager } from './pager.ts';

/** What calls rest on. */
export interface CallDeps {
  /** A shield is ended within this, or the message goes first and it is tried on. ms of `wall` */
  readonly hearMs: number;
  readonly calls: Calls;
  readonly brake: Brake;
  readonly audit: Pick<Audit, 'note'>;
  readonly pagers: readonly Pager[];
  readonly urgentAgenda: Pick<Agenda, 'schedule' | 'postpone' | 'done'>;
  readonly urgentBells: Pick<Bells, 'ring'>;
  /** For what can wait: the ordinary receipt of a message that called nobody. */
  readonly agenda: Pick<Agenda, 'schedule'>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly people: Pick<People, 'find' | 'findMany' | 'policy'>;
  /** Both with budgets of their own, which nothing that can wait spends. */
  readonly directory: Pick<
    Directory,
    'profile' | 'knownProfile' | 'place' | 'isMember' | 'membersOf' | 'knownMembersOf' | 'workspaceUrl'
  >;
  readonly slack: Pick<Slack, 'dm' | 'post' | 'update' | 'whisper' | 'findByBatch'>;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  readonly botUser: UserId;
  /** Ends the shield of somebody for a call, or says that there is none, or that nothing can be done about it. */
  endForCall(
    tenant: TenantId,
    user: UserId,
    call: string,
    now: number,
  ): Promise<'ended' | 'none' | 'unknown'>;
  restoreAfterCall(tenant: TenantId, user: UserId, call: string, now: number): Promise<void>;
}
