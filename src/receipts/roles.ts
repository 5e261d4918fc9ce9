import type { Agenda, Bells } from '../agenda/agenda.ts';
import type { DmOnce } from '../agenda/post-once.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { HeldMentions } from '../mentions/held.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import type { Told } from './told.ts';
import type { Watches } from './watches.ts';

/** What telling senders rests on. */
export interface ReceiptRoles {
  readonly agenda: Pick<Agenda, 'schedule' | 'done'>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly held: Pick<HeldMentions, 'fates' | 'read'>;
  readonly people: Pick<People, 'find' | 'findMany' | 'policy'>;
  readonly directory: Pick<Directory, 'isMember' | 'place' | 'profile' | 'workspaceUrl'>;
  readonly slack: Pick<Slack, 'dm' | 'findByBatch' | 'post' | 'react' | 'read' | 'whisper'>;
  readonly zones: Zones;
  readonly told: Told;
  readonly watches: Watches;
  /** How soon the channel's people expect an answer, in a sentence; absent where nobody says. */
  replyTimeLine?(tenant: TenantId, channel: ChannelId, locale: string): Promise<string | undefined>;
  /** Whether it is known that Slack itself stays silent for the person until then, UTC ms. */
  isShieldedUntil(tenant: TenantId, user: UserId, until: number, now: number): Promise<boolean>;
}

/** What working off the agenda of receipts rests on besides. */
export type TellingRoles = ReceiptRoles & Omit<DmOnce, 'slack'>;
