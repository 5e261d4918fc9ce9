import type { Loose } from '../json.ts';
import { announceDnd, scheduledSession, scheduleJson, snoozeJson } from '../world/dnd.ts';
import type { User } from '../world/types.ts';
import { type Call, type Handlers, refuse, required } from './call.ts';

export const dndMethods: Handlers = {
  'dnd.info': info,
  'dnd.teamInfo': teamInfo,
  'dnd.setSnooze': setSnooze,
  'dnd.endSnooze': endSnooze,
  'dnd.endDnd': endDnd,
};

function info(call: Call): Loose {
  const user = userNamed(call, call.args.string('user') || call.token.userId);
  const now = call.world.clock.now();
  const own = call.token.kind === 'user' && user.id === call.token.userId;
  return { ...scheduleJson(user, now), ...(own ? snoozeJson(user, now) : {}) };
}

function teamInfo(call: Call): Loose {
  const ids = required(call, 'users').split(',');
  if (ids.length > 50) refuse('too_many_users');
  const now = call.world.clock.now();
  const known = ids.flatMap((id) => call.world.users.get(id.trim()) ?? []);
  return {
    users: Object.fromEntries(known.map((user) => [user.id, scheduleJson(user, now)])),
    cached: false,
  };
}

/** Replaces any snooze that runs. Slack ignores `is_indefinite`, and so answers that nothing is snoozed. */
function setSnooze(call: Call): Loose {
  const { world, args } = call;
  const user = userNamed(call, call.token.userId);
  const now = world.clock.now();
  const minutes = Number(required(call, 'num_minutes'));
  if (!Number.isFinite(minutes) || minutes < 0) refuse('snooze_failed');
  if (minutes > world.settings.maxSnoozeMinutes) refuse('too_long');
  if (!args.flag('is_indefinite')) {
    user.dnd.snoozeUntil = now + Math.floor(minutes) * 60_000;
    announceDnd(world, user);
  }
  return snoozeJson(user, now);
}

function endSnooze(call: Call): Loose {
  const { world } = call;
  const user = userNamed(call, call.token.userId);
  const now = world.clock.now();
  if ((user.dnd.snoozeUntil ?? 0) <= now) refuse('snooze_end_failed');
  delete user.dnd.snoozeUntil;
  announceDnd(world, user);
  return { ...scheduleJson(user, now), snooze_enabled: false };
}

/** Ends the scheduled session that runs now; the next one begins as scheduled. */
function endDnd(call: Call): Loose {
  const { world } = call;
  const user = userNamed(call, call.token.userId);
  const session = scheduledSession(user, world.clock.now());
  if (!session || session.start > world.clock.now()) return refuse('not_in_dnd');
  user.dnd.endedUntil = session.end;
  announceDnd(world, user);
  return {};
}

function userNamed(call: Call, id: string): User {
  return call.world.users.get(id) ?? refuse('user_not_found');
}
