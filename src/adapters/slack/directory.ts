import { type Clock, DAY, HOUR, MINUTE } from '../../clock.ts';
import { RetryLaterError } from '../../errors.ts';
import type { ChannelId, TenantId, UserId } from '../../ids.ts';
import type { ChannelKind } from '../../mentions/message.ts';
import type { Directory, DirectoryNews, Place, Profile } from '../../people/directory.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../slack.ts';
import { asking } from './ask.ts';
import { pages } from './pages.ts';
import type { CallSlack } from './web-api.ts';

/** What Slack said, kept for a while and renewed by its events. Times are `wall`. */
export interface DirectoryCache {
  get<T>(tenant: TenantId, kind: CacheKind, id: string): Promise<Cached<T> | undefined>;
  getMany<T>(
    tenant: TenantId,
    kind: CacheKind,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Cached<T>>>;
  set(tenant: TenantId, kind: CacheKind, id: string, value: unknown, at: number): Promise<void>;
  drop(tenant: TenantId, kind: CacheKind, id: string): Promise<void>;
}

export interface Cached<T> {
  readonly value: T;
  readonly at: number;
}

export type CacheKind = 'profiles' | 'groups' | 'places' | 'members' | 'site';

const noSuchGroup = new Set(['no_such_subteam', 'plan_upgrade_required']);

const PROFILE_MS = DAY;
const GROUP_MS = DAY;
const PLACE_MS = HOUR;
/** Whoever left a private channel unnoticed is not shown its mentions for longer than this. */
const MEMBERS_MS = 5 * MINUTE;

export function createDirectory(call: CallSlack, cache: DirectoryCache, clock: Clock): Directory {
  const ask = asking(call);

  async function cached<T>(
    tenant: TenantId,
    kind: CacheKind,
    id: string,
    maxAgeMs: number,
    fetch: () => Promise<T>,
  ): Promise<T> {
    const known = await cache.get<T>(tenant, kind, id);
    if (known !== undefined && clock.wall() - known.at < maxAgeMs) return known.value;
    const value = await fetch();
    await cache.set(tenant, kind, id, value, clock.wall());
    return value;
  }

  function channelMembers(tenant: TenantId, channel: ChannelId): Promise<readonly UserId[]> {
    return cached(tenant, 'members', channel, MEMBERS_MS, () =>
      pages<UserId>(ask, tenant, 'conversations.members', { channel, limit: 1000 }, 'members'),
    );
  }

  return {
    knownProfile: async (tenant, user) => (await cache.get<Profile>(tenant, 'profiles', user))?.value,

    profile: (tenant, user) =>
      cached(tenant, 'profiles', user, PROFILE_MS, async () => {
        const answer = await ask(tenant, 'users.info', { user, include_locale: true });
        return readProfile(answer['user'] as SlackUser, tenant);
      }),

    async knownMembersOf(tenant, groups) {
      const kept = await cache.getMany<readonly UserId[]>(tenant, 'groups', groups);
      const young = [...kept].filter(([, { at }]) => clock.wall() - at < GROUP_MS);
      return new Map(young.map(([group, { value }]) => [group, value]));
    },

    membersOf: (tenant, group) =>
      cached(tenant, 'groups', group, GROUP_MS, async () => {
        try {
          const answer = await ask(tenant, 'usergroups.users.list', { usergroup: group });
          return (answer['users'] ?? []) as readonly UserId[];
        } catch (error) {
          // A group that is gone, or of another organisation, calls on nobody whom we know. Any other refusal says
          // nothing of the group, and must not be remembered as if it did.
          if (error instanceof SlackRefusal && noSuchGroup.has(error.code)) return [];
          throw error;
        }
      }),

    place: (tenant, channel) =>
      cached(tenant, 'places', channel, PLACE_MS, async () => {
        const answer = await ask(tenant, 'conversations.info', { channel });
        return readPlace(answer['channel'] as SlackChannel);
      }),

    async isMember(tenant, channel, user) {
      try {
        return (await channelMembers(tenant, channel)).includes(user) ? 'yes' : 'no';
      } catch (error) {
        const isRefused = error instanceof SlackRefusal || error instanceof RetryLaterError;
        if (isRefused || error instanceof OutcomeUnknownError) return 'unknown';
        throw error;
      }
    },

    channelMembers,

    workspaceUrl: (tenant) =>
      cached(tenant, 'site', 'url', DAY, async () => String((await ask(tenant, 'auth.test'))['url'])),
  };
}

export function createDirectoryNews(cache: DirectoryCache): DirectoryNews {
  return {
    profileChanged: (tenant, user) => cache.drop(tenant, 'profiles', user),
    placeChanged: (tenant, channel) => cache.drop(tenant, 'places', channel),
    membersChanged: (tenant, channel) => cache.drop(tenant, 'members', channel),
    groupChanged: (tenant, group) => cache.drop(tenant, 'groups', group),
  };
}

export interface SlackUser {
  readonly id: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly tz?: string | null;
  readonly locale?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
}

export function readProfile(user: SlackUser, tenant: TenantId): Profile {
  const { profile } = user;
  const isStranger = user.is_stranger === true || (user.team_id !== undefined && user.team_id !== tenant);
  return {
    user: user.id,
    name: profile?.display_name || profile?.real_name || user.real_name || user.name || user.id,
    zone: user.tz ?? undefined,
    locale: user.locale ?? 'en-US',
    // Slackbot says that it is none.
    isBot: user.is_bot === true || user.id === 'USLACKBOT',
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    // Whoever decides in another organisation decides nothing here.
    isAdmin: !isStranger && (user.is_admin === true || user.is_owner === true),
    isStranger,
    isDeactivated: user.deleted === true,
  };
}

interface SlackChannel {
  readonly id: string;
  readonly name?: string;
  readonly is_private?: boolean;
  readonly is_mpim?: boolean;
  readonly is_ext_shared?: boolean;
}

function readPlace(channel: SlackChannel): Place {
  const kind: ChannelKind =
    channel.is_mpim === true ? 'group-dm' : channel.is_private === true ? 'private' : 'public';
  return {
    channel: channel.id,
    name: channel.name ?? channel.id,
    kind,
    isShared: channel.is_ext_shared === true,
  };
}
