import type { ChannelId, GroupId, TenantId, UserId } from '../ids.ts';
import type { ChannelKind } from '../mentions/message.ts';

/** What Slack says of a person. */
export interface Profile {
  readonly user: UserId;
  /** As others see it: the display name, else the full one. */
  readonly name: string;
  /** IANA, as Slack sent it; undefined for people of other organisations who do not show it. */
  readonly zone: string | undefined;
  readonly locale: string;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  readonly isAdmin: boolean;
  /** Of another organisation. */
  readonly isStranger: boolean;
  readonly isDeactivated: boolean;
}

export interface Place {
  readonly channel: ChannelId;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isShared: boolean;
}

/**
 * Who is who, as Slack has it. `known…` answers from what is cached and never asks Slack, which the time before an
 * acknowledgement requires; the others ask when they must and throw RetryLaterError when Slack cannot be asked now.
 */
export interface Directory {
  knownProfile(tenant: TenantId, user: UserId): Promise<Profile | undefined>;
  profile(tenant: TenantId, user: UserId): Promise<Profile>;
  knownMembersOf(
    tenant: TenantId,
    groups: readonly GroupId[],
  ): Promise<ReadonlyMap<GroupId, readonly UserId[]>>;
  membersOf(tenant: TenantId, group: GroupId): Promise<readonly UserId[]>;
  place(tenant: TenantId, channel: ChannelId): Promise<Place>;
  /** Whether the person is in the channel now, at most five minutes old; `unknown` where Slack would not say. */
  isMember(tenant: TenantId, channel: ChannelId, user: UserId): Promise<'yes' | 'no' | 'unknown'>;
  channelMembers(tenant: TenantId, channel: ChannelId): Promise<readonly UserId[]>;
  /** "https://acme.slack.com/", for permalinks. */
  workspaceUrl(tenant: TenantId): Promise<string>;
}

/** The link that Slack itself gives for a message; built here because Slack's method for it is rate-limited. */
export function permalink(
  workspaceUrl: string,
  { channel, ts, threadTs }: { channel: ChannelId; ts: string; threadTs?: string | undefined },
): string {
  const base = `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs === undefined ? base : `${base}?thread_ts=${threadTs}&cid=${channel}`;
}

/** What Slack's events say has changed, so that nothing older is believed. */
export interface DirectoryNews {
  profileChanged(tenant: TenantId, user: UserId): Promise<void>;
  placeChanged(tenant: TenantId, channel: ChannelId): Promise<void>;
  membersChanged(tenant: TenantId, channel: ChannelId): Promise<void>;
  groupChanged(tenant: TenantId, group: GroupId): Promise<void>;
}
