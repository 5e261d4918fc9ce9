import type { History } from '../catchup/history.ts';
import type { Clock } from '../clock.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { HeldMentions } from '../mentions/held.ts';
import type { Workspace } from '../people/deps.ts';
import type { Directory, Profile } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Reader } from '../schedule/describe.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import type { GroupChoice } from './ask-groups.ts';
import type { Audit } from './audit.ts';
import type { Brake } from './brake.ts';
import type { Pager } from './pager.ts';
import type { RingUp } from './ring.ts';

/** What declaring words and asking for calls rests on. */
export interface AskingDeps {
  readonly people: People;
  readonly directory: Directory;
  readonly workspace: Workspace;
  readonly held: Pick<HeldMentions, 'fates'>;
  readonly slack: Slack;
  readonly history: Pick<History, 'page' | 'channelsOf' | 'channelsOfBot'>;
  readonly brake: Pick<Brake, 'spent' | 'mutes'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly pagers: readonly Pick<Pager, 'name'>[];
  readonly zones: Zones;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly ringUp: RingUp;
  /** All user groups of the workspace. */
  groups(tenant: TenantId): Promise<readonly GroupChoice[]>;
  /** Whether Slack shows the message to the person now. */
  canRead(tenant: TenantId, ref: MessageRef, profile: Profile): Promise<boolean>;
  /** Sends an admin the log of calls. @throws UserError where they do not decide for the workspace */
  sendLog(tenant: TenantId, user: UserId, now: number): Promise<void>;
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
}

/** In whose language and zone something is said. */
export async function readerFor(
  { people, zones }: Pick<AskingDeps, 'people' | 'zones'>,
  tenant: TenantId,
  profile: Profile,
  now: number,
): Promise<Reader> {
  const person = await people.find(tenant, profile.user);
  const zone = person?.zone.name ?? profile.zone ?? 'UTC';
  return {
    locale: person?.locale ?? profile.locale,
    zone: zones.get(zones.has(zone) ? zone : 'UTC'),
    now,
  };
}
