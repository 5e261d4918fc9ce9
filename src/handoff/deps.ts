import type { Agenda, Bells, Claim } from '../agenda/agenda.ts';
import type { Clock } from '../clock.ts';
import type { ChannelId, GroupId, MessageRef, TenantId, Ts, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Region } from '../people/policy.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import type { Summary } from '../summary/summary.ts';
import type { Reader, Transcript } from '../summary/transcript.ts';
import type { Canvases } from './canvases.ts';
import type { Drafts, Handoffs } from './handoffs.ts';
import type { Offers } from './offers.ts';

/** A channel, or a thread in it. */
export interface Spot {
  readonly channel: ChannelId;
  readonly threadTs?: Ts | undefined;
}

/** How what is said in Slack is read: the same way, with the same checks, as catch-ups read it. */
export interface Reading {
  /** Undefined where the reader may not read it now. Throws where no time is left. */
  transcript(
    tenant: TenantId,
    reader: Reader,
    spot: Spot,
    since: number,
    options: { readonly until: number; readonly signal: AbortSignal },
  ): Promise<Transcript | undefined>;
  summary(
    tenant: TenantId,
    reader: Reader,
    transcript: Transcript,
    options: { readonly deadlineMs: number; readonly now: number; readonly signal: AbortSignal },
  ): Promise<Summary>;
  /** Whether the person may read the channel now. Slack is asked. */
  mayRead(tenant: TenantId, user: UserId, channel: ChannelId): Promise<boolean>;
}

/** A Red Phone call to a person. */
export interface CallOfDay {
  /** Undefined where an app called. */
  readonly caller: UserId | undefined;
  readonly phrase: string | undefined;
  readonly source: MessageRef | undefined;
  readonly isOver: boolean;
}

/** What a person's own Sluice knows of their day. Only to be asked for their own report. */
export interface Day {
  spots(tenant: TenantId, user: UserId, since: number): Promise<readonly Spot[]>;
  /** Of the digests that they did something with: what they marked done, and what still waits for their answer. */
  marks(
    tenant: TenantId,
    user: UserId,
    since: number,
  ): Promise<{ readonly done: readonly MessageRef[]; readonly open: readonly MessageRef[] }>;
  /** What has not been delivered to them yet. */
  held(tenant: TenantId, user: UserId): Promise<readonly MessageRef[]>;
  /** Red Phone calls that they took part in; absent where there is no Red Phone. */
  readonly calls?:
    | ((tenant: TenantId, user: UserId, since: number) => Promise<readonly CallOfDay[]>)
    | undefined;
}

export interface Group {
  readonly id: GroupId;
  readonly name: string;
}

/** What handoffs rest on. */
export interface HandoffDeps {
  readonly handoffs: Handoffs;
  readonly drafts: Drafts;
  readonly offers: Offers;
  readonly canvases: Canvases;
  readonly reading: Reading;
  readonly day: Day;
  readonly agenda: Pick<Agenda, 'schedule' | 'postpone' | 'done' | 'dueAt'>;
  /** From here on a crash leaves it unknown whether the post went out; false where the claim is no longer ours. */
  beginPost(tenant: TenantId, claim: Claim): Promise<boolean>;
  /** Throws RetryLaterError while Sluice itself keeps Slack silent for them. */
  awaitHearing(tenant: TenantId, person: Person, claim: Claim, now: number): Promise<unknown>;
  /** Whether Sluice keeps Slack silent for them between their blocks. */
  hasShield(tenant: TenantId, user: UserId): Promise<boolean>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly slack: Slack;
  readonly directory: Directory;
  readonly people: People;
  groups(tenant: TenantId): Promise<readonly Group[]>;
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
  /** Something on these people's pages is no longer as it is shown. */
  homeChanged(tenant: TenantId, users: readonly UserId[]): void;
  /** The region of the rota that takes over from somebody; undefined where there is none. */
  nextRegion(tenant: TenantId, user: UserId, now: number): Promise<Region | undefined>;
  /** Who comes after somebody who did not take over; undefined where nobody is on a rota with them. */
  nextPerson(tenant: TenantId, user: UserId, now: number): Promise<UserId | undefined>;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  readonly botUser: UserId;
  /** How long a post without an answer may still land, ms of wall. */
  readonly settleMs: number;
}
