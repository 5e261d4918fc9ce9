import { DAY, HOUR } from '../clock.ts';
import type { Person } from '../people/person.ts';
import { blockAt, nextBlocks } from '../schedule/blocks.ts';
import { dayAt, resolve } from '../schedule/wall-time.ts';
import type { Zone } from '../schedule/zone.ts';

/** Whoever works on after midnight still has the same working day. */
const NIGHT_MS = 4 * HOUR;

/**
 * When the person's working day began, UTC ms: with the working hours that they are in, or that ended today; where they
 * have said none, or work outside them, at midnight where they are.
 */
export function workdayStart(person: Person | undefined, zone: Zone, now: number): number {
  const midnight = resolve(zone, dayAt(zone, now - NIGHT_MS), 0).instant;
  const hours = person?.workingHours;
  if (hours === undefined || hours.length === 0) return midnight;
  const calendar = { blocks: hours, zone, absences: [], opens: [], moved: [] };
  const current = blockAt(calendar, now);
  if (current !== undefined) return current.start;
  const today = nextBlocks(calendar, midnight - 1, 6).filter(({ start }) => start <= now);
  return today[0]?.start ?? midnight;
}

/** So far back another working day is looked for: a weekend, and a holiday beside it. */
const LOOKED_BACK_MS = 5 * DAY;

/** When the working day before the one that began at `start` began, UTC ms. */
export function workdayBefore(person: Person | undefined, zone: Zone, start: number): number {
  const hours = person?.workingHours;
  const yesterday = resolve(zone, dayAt(zone, start - 1), 0).instant;
  if (hours === undefined || hours.length === 0) return yesterday;
  const calendar = { blocks: hours, zone, absences: [], opens: [], moved: [] };
  const earlier = nextBlocks(calendar, start - LOOKED_BACK_MS, 40).filter((block) => block.start < start);
  const last = earlier.at(-1);
  if (last === undefined) return yesterday;
  const day = dayAt(zone, last.start);
  return earlier.find((block) => dayAt(zone, block.start) === day)?.start ?? last.start;
}
