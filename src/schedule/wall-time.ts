import type { Zone } from './zone.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** No zone was ever further from UTC than this, so a wall time's instant lies within it. */
export const FURTHEST_OFFSET_MS = 16 * 3_600_000;

/** Days since 1970-01-01 on the calendar, which knows of no zones. */
export type Day = number;

/** A wall time's instant, and whether the clocks skipped that wall time. */
export interface Resolved {
  readonly instant: number;
  readonly skipped: boolean;
}

/**
 * The instant at which a zone's clocks show a day and a time (rule R2): a time that is skipped moves
 * forward by the length of the gap, one that comes twice means the first.
 *
 * `sinceMidnight` is wall-clock milliseconds and may reach into the next day. Relies on a zone not changing
 * its offset twice within 32 hours; the closest that two changes ever came is four days.
 */
export function resolve(zone: Zone, day: Day, sinceMidnight: number): Resolved {
  const wall = day * DAY_MS + sinceMidnight;
  const before = zone.offsetMs(wall - FURTHEST_OFFSET_MS);
  const after = zone.offsetMs(wall + FURTHEST_OFFSET_MS);
  // The offset before the change gives the first of two instants, and in a gap the one that has moved forward.
  const instant = wall - before;
  if (before === after || zone.offsetMs(instant) === before) return { instant, skipped: false };
  const later = wall - after;
  if (zone.offsetMs(later) === after) return { instant: later, skipped: false };
  return { instant, skipped: true };
}

/** False for a day that the zone skipped whole by moving across the date line (rule R5). */
export function dayExists(zone: Zone, day: Day): boolean {
  return !(resolve(zone, day, 0).skipped && resolve(zone, day, DAY_MS - 1).skipped);
}

/** The zone's calendar day at an instant. */
export function dayAt(zone: Zone, instant: number): Day {
  return Math.floor((instant + zone.offsetMs(instant)) / DAY_MS);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Reads `YYYY-MM-DD`; undefined for what is no date of the calendar. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // Some engines roll 30 February over into March.
  return Number.isNaN(ms) || isoDay(ms / DAY_MS) !== text ? undefined : ms / DAY_MS;
}

/** `YYYY-MM-DD` */
export function isoDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Reads `HH:MM` or `24:00` to milliseconds since midnight; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes > 1440 ? undefined : minutes * MINUTE_MS;
}

/** `HH:MM`, from whole minutes since midnight up to 24:00. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
