import type { Button } from '@slack/types';
import type { Agenda, Bells } from '../agenda/agenda.ts';
import type { DmOnce } from '../agenda/post-once.ts';
import type { Clock } from '../clock.ts';
import type { ChannelId, MessageRef, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { HeldMentions } from '../mentions/held.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Content, Slack } from '../slack.ts';
import type { Directory } from './directory.ts';
import type { People } from './people.ts';
import type { Person } from './person.ts';

/** What changing people's hours and enrolment rests on. */
export interface PeopleDeps extends Pick<DmOnce, 'beginPost' | 'settleMs'> {
  readonly people: People;
  readonly directory: Directory;
  readonly held: Pick<HeldMentions, 'replan' | 'bringForward' | 'countWaiting' | 'waiting'>;
  readonly agenda: Pick<Agenda, 'schedule' | 'dueAt' | 'done' | 'postpone'>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly slack: Slack;
  readonly zones: Zones;
  readonly workspace: Workspace;
  readonly movedNotice: MovedNoticeOf;
  /** Undefined where there is nothing more to say than that Slack may notify. */
  protectionOf(tenant: TenantId, person: Person, now: number): Promise<Protection | undefined>;
  /** Points out a block in which Slack would be silent, in mrkdwn; undefined where none is known. */
  silentBlockLine(tenant: TenantId, person: Person, now: number): Promise<string | undefined>;
  readonly clock: Clock;
  readonly log: Log;
}

/** How far somebody is protected from Slack's own notifications, and what they can do about it. */
export interface Protection {
  /** mrkdwn */
  readonly line: string;
  readonly buttons: readonly Button[];
}

/** A promise to a sender that has moved later; UTC ms. */
export interface MovedPromise {
  readonly recipient: UserId;
  readonly sender: UserId;
  /** A mention of theirs that waits for it. */
  readonly mention: MessageRef;
  readonly promisedFor: number;
}

export interface MovedNotice {
  readonly content: Content;
  /** From now on this is what they were told. */
  told(): Promise<void>;
}

/** What the sender is told of it; undefined where they may not know, or it is little later than what they were told. */
export type MovedNoticeOf = (
  tenant: TenantId,
  moved: MovedPromise,
  now: number,
) => Promise<MovedNotice | undefined>;

/** What only the workspace as a whole can tell. */
export interface Workspace {
  /** The channels that the bot is in. */
  channelsOfBot(tenant: TenantId): Promise<readonly ChannelId[]>;
  /** The id under which an app's messages come, by the user that it speaks as; undefined for a person. */
  appOf(tenant: TenantId, user: UserId): Promise<string | undefined>;
}
