import { DAY, HOUR } from '../clock.ts';
import { dayAt, resolve, weekday } from '../schedule/wall-time.ts';
import type { Zone } from '../schedule/zone.ts';

const WEEK = 7 * DAY;

/** Sunday, 09:00 UTC: an hour before Monday begins anywhere. 1970 began on a Thursday. */
const PLANNING = 3 * DAY + 9 * HOUR;

/** On a Monday, milliseconds since midnight. */
const MORNING = 9 * HOUR;

/** One person's week that is over, and when they hear of it: UTC ms. */
export interface NoteWeek {
  /** Local midnight, with which a Monday began. */
  readonly from: number;
  /** The same of the Monday after. */
  readonly to: number;
  readonly due: number;
}

/** When notes are planned the next time, after `now`. */
export function nextPlanning(now: number): number {
  return lastPlanning(now) + WEEK;
}

/** When notes were to be planned the last time, at `now` or before it. */
export function lastPlanning(now: number): number {
  return Math.floor((now - PLANNING) / WEEK) * WEEK + PLANNING;
}

/** The week that a planning is for, in a zone: the one that ends with the Monday after it. */
export function weekAfter(planning: number, zone: Zone): NoteWeek {
  let monday = dayAt(zone, planning) + 1;
  while (weekday(monday) !== 1) monday += 1;
  return {
    from: resolve(zone, monday - 7, 0).instant,
    to: resolve(zone, monday, 0).instant,
    due: resolve(zone, monday, MORNING).instant,
  };
}
