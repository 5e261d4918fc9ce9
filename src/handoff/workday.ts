import { HOUR } from '../clock.ts';
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
