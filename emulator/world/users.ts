import { compact, type Loose } from '../json.ts';
import type { User, UserId } from './types.ts';
import { emit, eventTs, known, seconds, type World } from './world.ts';
import { offsetSeconds, zoneLabel } from './zone.ts';

export interface NewUser {
  /** As somebody else's data have it; the emulator's own choice unless given. */
  id?: UserId;
  name: string;
  realName?: string;
  /** The handle unless given. */
  displayName?: string;
  tz?: string;
  locale?: string;
  isBot?: boolean;
  isAdmin?: boolean;
  isOwner?: boolean;
  isRestricted?: boolean;
  isUltraRestricted?: boolean;
  /** Another organisation's team, for a person met in a shared channel. */
  teamId?: string;
}

export type UserPatch = Partial<Omit<NewUser, 'id' | 'teamId' | 'isBot'>>;

export function addUser(world: World, person: NewUser): UserId {
  const user = makeUser(world, person.id ?? world.ids.next('U'), person);
  world.users.set(user.id, user);
  if (user.teamId === world.team.id) {
    emit(world, { event: { type: 'team_join', user: userJson(world, user), event_ts: eventTs(world) } });
  }
  return user.id;
}

/** The app's own user, and Slackbot, whom users.list shows too. */
export function addOwnUsers(world: World): void {
  const { app } = world;
  const bot = makeUser(world, app.botUserId, { name: app.name, isBot: true });
  world.users.set(bot.id, { ...bot, botId: app.botId, appId: app.id });
  world.users.set('USLACKBOT', makeUser(world, 'USLACKBOT', { name: 'slackbot', realName: 'Slackbot' }));
}

export function changeUser(world: World, id: UserId, patch: UserPatch): void {
  Object.assign(known(world.users, id, 'user'), compact(patch));
  announceUser(world, id);
}

export function deactivate(world: World, id: UserId): void {
  known(world.users, id, 'user').deleted = true;
  for (const token of world.tokens.values()) if (token.userId === id) token.revoked = true;
  announceUser(world, id);
}

/** Sends user_change and its two companions, as Slack does for any change of a user, even of the status. */
export function announceUser(world: World, id: UserId, statusToo = false): void {
  const user = known(world.users, id, 'user');
  user.updated = seconds(world);
  const types = ['user_change', 'user_profile_changed', ...(statusToo ? ['user_status_changed'] : [])];
  for (const type of types) {
    emit(world, {
      event: { type, user: userJson(world, user), cache_ts: user.updated, event_ts: eventTs(world) },
    });
  }
}

export function userJson(world: World, user: User, options: { locale?: boolean } = {}): Loose {
  const now = world.clock.now();
  const zone = user.deleted ? undefined : user.tz;
  const foreign = user.teamId !== world.team.id;
  return compact({
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    color: user.deleted ? undefined : '9f69e7',
    real_name: user.deleted ? undefined : user.realName,
    tz: zone,
    tz_label: zone === undefined ? undefined : zoneLabel(zone, now),
    tz_offset: zone === undefined ? undefined : offsetSeconds(zone, now),
    profile: profileJson(world, user),
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    is_bot: user.isBot,
    is_app_user: false,
    is_stranger: foreign ? true : undefined,
    updated: user.updated,
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
    locale: options.locale ? user.locale : undefined,
  });
}

export function profileJson(world: World, user: User): Loose {
  const expired = user.profile.status_expiration > 0 && user.profile.status_expiration <= seconds(world);
  const [first = '', ...rest] = user.realName.split(' ');
  return compact({
    title: '',
    phone: '',
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.profile.display_name,
    display_name_normalized: user.profile.display_name,
    fields: null,
    status_text: expired ? '' : user.profile.status_text,
    status_emoji: expired ? '' : user.profile.status_emoji,
    status_emoji_display_info: [],
    status_expiration: expired ? 0 : user.profile.status_expiration,
    avatar_hash: 'g00000000000',
    first_name: first,
    last_name: rest.join(' '),
    team: user.teamId,
    bot_id: user.botId,
    api_app_id: user.appId,
    always_active: user.isBot ? true : undefined,
  });
}

function makeUser(world: World, id: UserId, person: NewUser): User {
  const isBot = person.isBot ?? false;
  const teamId = person.teamId ?? world.team.id;
  const tz = person.tz ?? (teamId === world.team.id ? 'America/Los_Angeles' : undefined);
  return compact({
    id,
    teamId,
    name: person.name,
    realName: person.realName ?? person.name,
    tz,
    locale: person.locale ?? 'en-US',
    isBot,
    botId: isBot ? world.ids.next('B') : undefined,
    appId: isBot ? world.ids.next('A') : undefined,
    isAdmin: person.isAdmin ?? person.isOwner ?? false,
    isOwner: person.isOwner ?? false,
    isRestricted: (person.isRestricted ?? false) || (person.isUltraRestricted ?? false),
    isUltraRestricted: person.isUltraRestricted ?? false,
    deleted: false,
    updated: seconds(world),
    profile: {
      status_text: '',
      status_emoji: '',
      status_expiration: 0,
      display_name: person.displayName ?? person.name,
    },
    dnd: {},
  }) as User;
}
