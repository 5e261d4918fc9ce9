import { HOUR, MINUTE } from '../clock.ts';
import { blockStream } from '../schedule/block-stream.ts';
import type { Calendar } from '../schedule/hours.ts';
import { type Day, dayAt, isoDay, resolve, weekday } from '../schedule/wall-time.ts';
import type { Zone } from '../schedule/zone.ts';

/** When the note comes, on a Monday. */
const MORNING_MS = 9 * HOUR;

/** The week that an instant lies in, by the date of its Monday in the zone: "2026-01-19". */
export function weekOf(at: number, zone: Zone): string {
  return isoDay(mondayOf(at, zone));
}

/** The week before the one that an instant lies in, with its ends as instants. */
export function weekBefore(
  at: number,
  zone: Zone,
): { readonly week: string; readonly from: number; readonly to: number } {
  const monday = mondayOf(at, zone);
  return {
    week: isoDay(monday - 7),
    from: resolve(zone, monday - 7, 0).instant,
    to: resolve(zone, monday, 0).instant,
  };
}

/** The first Monday morning in the zone after an instant. */
export function nextMondayMorning(now: number, zone: Zone): number {
  const monday = mondayOf(now, zone);
  const morning = resolve(zone, monday, MORNING_MS).instant;
  return morning > now ? morning : resolve(zone, monday + 7, MORNING_MS).instant;
}

function mondayOf(at: number, zone: Zone): Day {
  const day = dayAt(zone, at);
  return day - weekday(day) + 1;
}

/** How much of `[since, until)` lies in somebody's working hours, ms. */
export function workingTime(calendar: Calendar, since: number, until: number): number {
  let sum = 0;
  for (const { start, end } of blockStream(calendar, since)) {
    if (start >= until) break;
    sum += Math.max(0, Math.min(end, until) - Math.max(start, since));
  }
  return sum;
}

/** Sixteen steps for each doubling: a median of these is true to a fortieth. */
const STEPS = 16;

/** The class that a wait belongs to: nothing of single waits is kept. */
export function waitClass(ms: number): number {
  return Math.round(Math.log2(Math.max(0, ms) / MINUTE + 1) * STEPS);
}

/** The middle of all waits, ms, as round as it is true, from how many there are of each class; undefined where there are none. */
export function medianWait(classes: ReadonlyMap<number, number>): number | undefined {
  const total = [...classes.values()].reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [one, count] of [...classes].toSorted(([a], [b]) => a - b)) {
    seen += count;
    if (seen * 2 >= total) return rounded((2 ** (one / STEPS) - 1) * MINUTE);
  }
  return undefined;
}

function rounded(ms: number): number {
  const step = (ms < 3 * HOUR ? 5 : ms < 24 * HOUR ? 15 : 60) * MINUTE;
  return Math.round(ms / step) * step;
}
