import type { Loose } from '../json.ts';
import type { User } from './types.ts';
import { emit, eventTs, type World } from './world.ts';
import { offsetSeconds } from './zone.ts';

const DAY = 24 * 60 * 60_000;

/** A scheduled session of Do Not Disturb, half-open, UTC ms. */
export interface Session {
  start: number;
  end: number;
}

/** The session of the person's schedule that runs now, or else the next one. */
export function scheduledSession(user: User, now: number): Session | undefined {
  const { schedule, endedUntil = 0 } = user.dnd;
  if (!schedule) return undefined;
  const zone = user.tz ?? 'UTC';
  const startOfDay = Math.floor((now + offsetSeconds(zone, now) * 1000) / DAY) * DAY;
  for (const day of [-1, 0, 1, 2]) {
    const start = instant(zone, startOfDay + day * DAY + clockMs(schedule.start));
    const overnight = clockMs(schedule.end) <= clockMs(schedule.start) ? DAY : 0;
    const end = instant(zone, startOfDay + day * DAY + overnight + clockMs(schedule.end));
    if (end > now && end > endedUntil) return { start, end };
  }
  return undefined;
}

/** Why the person's devices stay silent now, if they do. */
export function silence(user: User, now: number): 'dnd-snooze' | 'dnd-schedule' | undefined {
  if ((user.dnd.snoozeUntil ?? 0) > now) return 'dnd-snooze';
  const session = scheduledSession(user, now);
  return session && session.start <= now ? 'dnd-schedule' : undefined;
}

/** What anybody may see of a person's Do Not Disturb: the schedule alone. */
export function scheduleJson(user: User, now: number): Loose {
  const session = scheduledSession(user, now);
  return {
    dnd_enabled: user.dnd.schedule !== undefined,
    next_dnd_start_ts: session ? Math.floor(session.start / 1000) : 1,
    next_dnd_end_ts: session ? Math.floor(session.end / 1000) : 1,
  };
}

/** What only the person sees. */
export function snoozeJson(user: User, now: number): Loose {
  const until = user.dnd.snoozeUntil ?? 0;
  if (until <= now) return { snooze_enabled: false };
  return {
    snooze_enabled: true,
    snooze_endtime: Math.floor(until / 1000),
    snooze_remaining: Math.ceil((until - now) / 1000),
    snooze_is_indefinite: false,
  };
}

/** Tells of a change. Bots are told of the schedule alone, and not whether there is a snooze. */
export function announceDnd(world: World, user: User): void {
  const dnd_status = scheduleJson(user, world.clock.now());
  emit(world, { event: { type: 'dnd_updated_user', user: user.id, dnd_status, event_ts: eventTs(world) } });
}

/** The instant of a wall-clock reading, given as if it were UTC. */
function instant(zone: string, wall: number): number {
  const guess = wall - offsetSeconds(zone, wall) * 1000;
  return wall - offsetSeconds(zone, guess) * 1000;
}

function clockMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
