import type { WeeklyBlock } from './hours.ts';
import { byStart, cutAtStarts, type Join, joined } from './union.ts';
import { DAY_MS, parseClock } from './wall-time.ts';

const WEEK_MS = 7 * DAY_MS;

/** A window as wall-clock milliseconds since the midnight that its day begins with. */
export interface Window {
  readonly start: number;
  /** After the start; beyond 24 hours where the window goes on overnight. */
  readonly end: number;
}

/** The weekly windows, ready to be laid over dates. */
export interface WeeklyPattern {
  /** By ISO weekday minus 1. */
  readonly byWeekday: readonly (readonly Window[])[];
  readonly isEmpty: boolean;
  /** Windows without a hole in the week would be one block without an end: those are cut where one starts. */
  readonly join: Join;
  /** The longest time without a hole, on the wall clock. */
  readonly longestRun: number;
  /** The longest hole, on the wall clock: a whole week where there are no windows at all. */
  readonly longestGap: number;
}

/** Of hours that somebody still holds: they are asked for with each mention, and never change in place. */
const known = new WeakMap<readonly WeeklyBlock[], WeeklyPattern>();
/** Most people have one of a few hours. */
const byHours = new Map<string, WeeklyPattern>();
const MOST_KNOWN = 1_000;

/** @throws if a time is not `HH:MM` or a day not 1 to 7: hours are checked when they come in */
export function weeklyPattern(blocks: readonly WeeklyBlock[]): WeeklyPattern {
  const before = known.get(blocks);
  if (before !== undefined) return before;
  const hours = JSON.stringify(blocks);
  const pattern = byHours.get(hours) ?? patternOf(blocks);
  if (byHours.size >= MOST_KNOWN) byHours.clear();
  byHours.set(hours, pattern);
  known.set(blocks, pattern);
  return pattern;
}

function patternOf(blocks: readonly WeeklyBlock[]): WeeklyPattern {
  const byWeekday: Window[][] = [[], [], [], [], [], [], []];
  for (const block of blocks) {
    const window = windowOf(block);
    for (const day of new Set(block.days)) {
      const windows = byWeekday[day - 1];
      if (!windows) throw new Error(`not an ISO weekday: ${day}`);
      windows.push(window);
    }
  }
  return { byWeekday, ...measure(byWeekday) };
}

function windowOf({ start, end }: WeeklyBlock): Window {
  const from = parseClock(start);
  const to = parseClock(end);
  if (from === undefined || to === undefined || from === DAY_MS) {
    throw new Error(`not a window of time: ${start}-${end}`);
  }
  return { start: from, end: to > from ? to : to + DAY_MS };
}

function measure(byWeekday: readonly (readonly Window[])[]): Omit<WeeklyPattern, 'byWeekday'> {
  const week = byWeekday.flatMap((windows, index) =>
    windows.map(({ start, end }) => ({ start: index * DAY_MS + start, end: index * DAY_MS + end })),
  );
  // Two weeks in a row, so that what crosses from Sunday to Monday is seen whole.
  const twice = [...week, ...week.map(({ start, end }) => ({ start: start + WEEK_MS, end: end + WEEK_MS }))];
  const runs = [...joined(twice.sort(byStart))];
  const longestRun = Math.max(0, ...runs.map(({ start, end }) => end - start));
  const coversWeek = longestRun >= WEEK_MS;
  const gaps = runs.slice(1).map(({ start }, index) => start - (runs[index]?.end ?? start));
  return {
    isEmpty: week.length === 0,
    join: coversWeek ? cutAtStarts : joined,
    longestRun,
    longestGap: coversWeek ? 0 : Math.max(...(gaps.length > 0 ? gaps : [WEEK_MS])),
  };
}
