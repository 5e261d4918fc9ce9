import type { WeeklyBlock } from './hours.ts';
import { clockParts, dayNameOf } from './intl-format.ts';
import { DAY_MS, parseClock } from './wall-time.ts';

/** The Monday after 1970-01-01. */
const A_MONDAY = 4;

/** `Mon–Fri`, `Mon, Wed, Fri`, `Sun–Thu`: runs of three days and more as ranges, also over the week's end. */
export function daysText(days: readonly number[], locale: string): string {
  const name = (day: number): string => dayNameOf((A_MONDAY + day - 1) * DAY_MS, locale);
  return runsOf(days)
    .map((run) =>
      run.length < 3 ? run.map(name).join(', ') : `${name(run[0] ?? 1)}–${name(run.at(-1) ?? 7)}`,
    )
    .join(', ');
}

/** `11:00–11:30`, `11:00–11:30 AM`, `11:00 AM–1:00 PM` */
export function windowText({ start, end }: WeeklyBlock, locale: string, hour12: boolean): string {
  if (!hour12) return `${localized(start, locale)}–${end === '24:00' ? '24:00' : localized(end, locale)}`;
  const from = clockParts(parseClock(start) ?? 0, locale, true);
  const to = clockParts(parseClock(end) ?? 0, locale, true);
  const half = from.at(-1);
  const isSaidOnce =
    half?.type === 'dayPeriod' && half.value === to.at(-1)?.value && start < end && end !== '24:00';
  const shown = isSaidOnce
    ? from.filter(({ type }, index) => type !== 'dayPeriod' && index < from.length - 2)
    : from;
  return `${text(shown)}–${text(to)}`;
}

function localized(clock: string, locale: string): string {
  return text(clockParts(parseClock(clock) ?? 0, locale, false));
}

function text(parts: readonly Intl.DateTimeFormatPart[]): string {
  return parts.map(({ value }) => value).join('');
}

function runsOf(days: readonly number[]): number[][] {
  const isIn = (day: number): boolean => days.includes(((day + 6) % 7) + 1);
  if (days.length >= 7) return [[1, 2, 3, 4, 5, 6, 7]];
  return days
    .filter((day) => !isIn(day - 1))
    .map((first) => {
      const run: number[] = [];
      for (let day = first; isIn(day); day += 1) run.push(((day + 6) % 7) + 1);
      return run;
    });
}
