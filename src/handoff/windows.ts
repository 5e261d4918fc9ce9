import { DAY } from '../clock.ts';
import { calendarOf } from '../people/calendar.ts';
import type { Profile } from '../people/directory.ts';
import { isHeldFor, type Person } from '../people/person.ts';
import { blockAt, type CommsBlock, nextBlock } from '../schedule/blocks.ts';
import type { Calendar } from '../schedule/hours.ts';
import { suggestedDays } from '../schedule/working-week.ts';
import type { Zones } from '../schedule/zone.ts';

/** When somebody reads. */
export interface Reading {
  readonly calendar: Calendar;
  readonly isEnrolled: boolean;
}

/** Of whom no hours are known: the usual working day where they live. */
const USUAL = { start: '09:00', end: '17:00' };

/** Their comms blocks; of somebody who is not enrolled the working days of their zone, from nine to five. */
export function readingOf(
  person: Person | undefined,
  profile: Pick<Profile, 'zone'>,
  zones: Zones,
  now: number,
): Reading {
  if (isHeldFor(person, now) && zones.has(person.zone.name)) {
    return { calendar: calendarOf(person, zones), isEnrolled: true };
  }
  const name = profile.zone !== undefined && zones.has(profile.zone) ? profile.zone : 'UTC';
  const blocks = [{ days: suggestedDays(name), ...USUAL }];
  const calendar = { blocks, zone: zones.get(name), absences: [], opens: [], moved: [] };
  return { calendar, isEnrolled: false };
}

/**
 * When a handoff comes, and until when it is answered in time. At the next block; at once, where the author wants it so
 * and they are in one, or where they have none and are at work.
 */
export function arrivalIn({ calendar, isEnrolled }: Reading, isAtOnce: boolean, now: number): CommsBlock {
  const current = blockAt(calendar, now);
  if (current !== undefined && (isAtOnce || !isEnrolled)) return { start: now, end: current.end };
  return nextBlock(calendar, now) ?? withoutHours(now);
}

/** The same, when their hours have changed since it was sent: a block that has begun meanwhile is the next one. */
export function arrivalAnew({ calendar, isEnrolled }: Reading, sentAt: number, now: number): CommsBlock {
  const current = blockAt(calendar, now);
  const isNew = current !== undefined && current.start >= sentAt;
  return arrivalIn({ calendar, isEnrolled }, isNew, now);
}

/** When they may be told something: now in a block, else as the next begins. */
export function tellingTime({ calendar }: Reading, now: number): number {
  return blockAt(calendar, now) === undefined ? (nextBlock(calendar, now)?.start ?? now) : now;
}

/** Until when what comes now is answered in time: the end of this block, or of the next. */
export function answerableUntil({ calendar }: Reading, now: number): number {
  return (blockAt(calendar, now) ?? nextBlock(calendar, now) ?? withoutHours(now)).end;
}

function withoutHours(now: number): CommsBlock {
  return { start: now, end: now + DAY };
}
