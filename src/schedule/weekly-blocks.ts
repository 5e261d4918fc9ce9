import type { CommsBlock } from './blocks.ts';
import type { Absence, Calendar } from './hours.ts';
import { byStart } from './union.ts';
import { DAY_MS, type Day, dayExists, FURTHEST_OFFSET_MS, parseDay, resolve, weekday } from './wall-time.ts';
import type { WeeklyPattern, Window } from './weekly-pattern.ts';
import type { Zone } from './zone.ts';

/**
 * The weekly windows as blocks, in order, by rules R1 to R6: every block that reaches into `sinceDay` or
 * comes later, and some before. It ends only where there are no windows. After the last absence each week
 * has one; and no block goes on for ever, since a hole in the week's windows is a hole in the blocks of every
 * second week at least (a change of the clocks can close it once), and without a hole they are cut.
 */
export function* weeklyBlocks(
  calendar: Pick<Calendar, 'zone' | 'absences'>,
  pattern: WeeklyPattern,
  sinceDay: Day,
): Generator<CommsBlock, void> {
  if (pattern.isEmpty) return;
  const { zone } = calendar;
  const absences = calendar.absences.map(dayRange);
  // Two runs that a skipped hole joins, one day for a start that slid, one for a window that began yesterday.
  let day = sinceDay - Math.ceil((2 * pattern.longestRun) / DAY_MS) - 2;
  let pending: CommsBlock[] = [];
  for (;;) {
    day = returnDay(absences, day);
    // Nothing of this day or a later one can start before here, so what ends before it is complete.
    const floor = day * DAY_MS - FURTHEST_OFFSET_MS;
    let complete = 0;
    for (const block of pending) {
      if (block.end >= floor) break;
      complete += 1;
      yield block;
    }
    const started = blocksOn(zone, day, pattern.byWeekday[weekday(day) - 1]);
    if (complete > 0 || started.length > 0) {
      pending = [...pattern.join([...pending.slice(complete), ...started].sort(byStart))];
    }
    day += 1;
  }
}

function blocksOn(zone: Zone, day: Day, windows: readonly Window[] = []): CommsBlock[] {
  const blocks: CommsBlock[] = [];
  for (const window of windows) {
    const { instant: start, skipped } = resolve(zone, day, window.start);
    if (skipped && !dayExists(zone, day)) continue;
    const end = resolve(zone, day, window.end).instant;
    blocks.push({ start, end: end > start ? end : start + (window.end - window.start) });
  }
  return blocks;
}

interface DayRange {
  from: Day;
  to: Day;
}

function dayRange({ from, to }: Absence): DayRange {
  const first = parseDay(from);
  const last = parseDay(to);
  if (first === undefined || last === undefined) throw new Error(`not an absence: ${from}..${to}`);
  return { from: first, to: last };
}

/** The day itself, or where an absence holds it, the first day after. */
function returnDay(absences: readonly DayRange[], day: Day): Day {
  let back = day;
  for (let found = absenceOn(absences, back); found; found = absenceOn(absences, back)) back = found.to + 1;
  return back;
}

function absenceOn(absences: readonly DayRange[], day: Day): DayRange | undefined {
  return absences.find(({ from, to }) => from <= day && day <= to);
}
