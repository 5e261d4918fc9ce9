import { get, isObject, type Loose } from '../json.ts';
import type { User } from '../world/types.ts';
import { announceUser, profileJson, userJson } from '../world/users.ts';
import { type Call, type Handlers, refuse, required } from './call.ts';
import { cursorMetadata, page } from './pages.ts';

export const userMethods: Handlers = {
  'users.info': info,
  'users.list': list,
  'users.profile.get': getProfile,
  'users.profile.set': setProfile,
};

function info(call: Call): Loose {
  const user = userNamed(call, required(call, 'user'));
  return { user: userJson(call.world, user, { locale: call.args.flag('include_locale') }) };
}

function list(call: Call): Loose {
  const users = [...call.world.users.values()].filter((user) => user.teamId === call.world.team.id);
  const shown = page(call, users, (user) => user.id, { usual: 1000, max: 1000 });
  const options = { locale: call.args.flag('include_locale') };
  const members = shown.items.map((user) => userJson(call.world, user, options));
  return { members, cache_ts: Math.floor(call.world.clock.now() / 1000), ...cursorMetadata(shown.next) };
}

function getProfile(call: Call): Loose {
  return { profile: profileJson(call.world, userNamed(call, call.args.string('user') || call.token.userId)) };
}

function setProfile(call: Call): Loose {
  const { world, token, args } = call;
  const id = args.string('user') || token.userId;
  const user = userNamed(call, id);
  if (id !== token.userId && !world.users.get(token.userId)?.isAdmin) refuse('not_admin');
  const name = args.string('name');
  const wanted = name === undefined ? args.json('profile') : { [name]: args.string('value') ?? '' };
  if (!isObject(wanted)) return refuse('invalid_profile');
  const { status_text, status_emoji, status_expiration, display_name } = user.profile;
  const next = {
    status_text: String(get(wanted, 'status_text') ?? status_text),
    status_emoji: String(get(wanted, 'status_emoji') ?? status_emoji),
    status_expiration: Number(get(wanted, 'status_expiration') ?? status_expiration),
    display_name: String(get(wanted, 'display_name') ?? display_name),
  };
  if (next.status_text.length > 100) refuse('too_long');
  if (clearsHalf(wanted, next)) refuse('must_clear_both_status_text_and_status_emoji');
  if (next.status_text !== '' && next.status_emoji === '') next.status_emoji = ':speech_balloon:';
  if (next.status_text === '' && next.status_emoji === '') next.status_expiration = 0;
  user.profile = next;
  announceUser(world, user.id, true);
  return { profile: profileJson(world, user), username: user.name };
}

/** Empties the text or the emoji, and leaves the other one as it was. */
function clearsHalf(wanted: Loose, next: { status_text: string; status_emoji: string }): boolean {
  const halves = ['status_text', 'status_emoji'] as const;
  return halves.some((half) => {
    const other = half === 'status_text' ? 'status_emoji' : 'status_text';
    return get(wanted, half) === '' && get(wanted, other) === undefined && next[other] !== '';
  });
}

function userNamed(call: Call, id: string): User {
  return call.world.users.get(id) ?? refuse('user_not_found');
}
