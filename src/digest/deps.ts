import type { Clock } from '../clock.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { HeldMentions } from '../mentions/held.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import type { Batches } from './batch.ts';

/** What a delivered digest and its buttons rest on. */
export interface DigestDeps {
  readonly batches: Batches;
  readonly held: Pick<HeldMentions, 'snooze'>;
  readonly slack: Slack;
  readonly people: Pick<People, 'find'>;
  readonly directory: Pick<Directory, 'channelMembers' | 'place' | 'profile' | 'isMember' | 'workspaceUrl'>;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  /** The start of the person's next block, UTC ms; undefined where none is to come. */
  nextBlockStart(person: Person, now: number): number | undefined;
  /** Sums up the thread of a message for the person, by a message of its own. */
  catchUp(tenant: TenantId, user: UserId, ref: MessageRef, now: number): Promise<void>;
}
