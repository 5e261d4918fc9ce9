import { appRateLimited } from '../events/dispatcher.ts';
import type { Outbox } from '../events/outbox.ts';
import {
  archiveChannel,
  deleteChannel,
  makePrivate,
  renameChannel,
  shareChannel,
} from '../world/channel-changes.ts';
import { announceDnd } from '../world/dnd.ts';
import { grant, revoke, uninstall } from '../world/installation.ts';
import type { ChannelId, Profile, UserId } from '../world/types.ts';
import { announceUser } from '../world/users.ts';
import { known, type World } from '../world/world.ts';

/** What people change about themselves, channels and the app. Each emits the events that Slack would. */
export interface Administration {
  renameChannel(channel: ChannelId, name: string): void;
  archiveChannel(channel: ChannelId): void;
  unarchiveChannel(channel: ChannelId): void;
  deleteChannel(channel: ChannelId): void;
  makePrivate(channel: ChannelId): void;
  /** Begins or ends sharing the channel with another organisation. */
  shareChannel(channel: ChannelId, shared: boolean): void;
  /** The person's own notification schedule, `HH:mm` in their zone; none without one. */
  setDndSchedule(user: UserId, schedule?: { start: string; end: string }): void;
  /** The person pauses notifications in the client, for so many minutes of simulated time; 0 resumes. */
  snooze(user: UserId, minutes: number): void;
  setStatus(user: UserId, status: Partial<Omit<Profile, 'display_name'>>): void;
  /** A token of that person, as a user-only authorisation would have brought. */
  userToken(user: UserId, scopes: readonly string[]): string;
  /** The person's tokens that rotate end now. */
  endTokens(user: UserId): void;
  /** The person takes back what they allowed the app to do in their name. */
  revokeUser(user: UserId): void;
  uninstall(): void;
  /** Slack tells the app that its events were too many in this minute. */
  rateLimitApp(): void;
}

export function administration(world: World, outbox: Outbox): Administration {
  const by = 'USLACKBOT';
  return {
    renameChannel: (channel, name) => renameChannel(world, channel, name, by),
    archiveChannel: (channel) => archiveChannel(world, channel, true, by),
    unarchiveChannel: (channel) => archiveChannel(world, channel, false, by),
    deleteChannel: (channel) => deleteChannel(world, channel, by),
    makePrivate: (channel) => makePrivate(world, channel, by),
    shareChannel: (channel, shared) => shareChannel(world, channel, shared),
    setDndSchedule(id, schedule) {
      const user = known(world.users, id, 'user');
      if (schedule) user.dnd.schedule = schedule;
      else delete user.dnd.schedule;
      announceDnd(world, user);
    },
    snooze(id, minutes) {
      const user = known(world.users, id, 'user');
      if (minutes > 0) user.dnd.snoozeUntil = world.clock.now() + minutes * 60_000;
      else delete user.dnd.snoozeUntil;
      announceDnd(world, user);
    },
    setStatus(id, status) {
      Object.assign(known(world.users, id, 'user').profile, status);
      announceUser(world, id, true);
    },
    userToken: (user, scopes) => grant(world, 'user', known(world.users, user, 'user').id, scopes).value,
    endTokens(user) {
      for (const { userId, rotation } of world.tokens.values()) {
        if (userId === user && rotation !== undefined) rotation.endsAt = 0;
      }
    },
    revokeUser(user) {
      revoke(
        world,
        [...world.tokens.values()].filter((token) => token.kind === 'user' && token.userId === user),
      );
    },
    uninstall: () => uninstall(world),
    rateLimitApp: () => outbox.sendEvent('app_rate_limited', appRateLimited(world), world.ids.next('Ev')),
  };
}
