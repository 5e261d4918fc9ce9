import type { CommsBlock } from './blocks.ts';
import { daysText, windowText } from './describe-week.ts';
import type { WeeklyBlock } from './hours.ts';
import {
  clockOf,
  dateOf,
  dayNameOf,
  isOnTwelveHours,
  localMs,
  relativeDay,
  spanUnit,
} from './intl-format.ts';
import { tidyHours } from './tidy-hours.ts';
import { DAY_MS, dayAt, MINUTE_MS } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** For whom something is described, and when. */
export interface Reader {
  readonly zone: Zone;
  /** A BCP 47 tag such as Slack's `en-US`. */
  readonly locale: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** The reader's own choice of clock; the locale's unless given. */
  readonly hour12?: boolean;
}

/**
 * An instant on the reader's clock: `16:00` today, `tomorrow 11:00`, `Mon 11:00` within a week either way,
 * else with the date.
 */
export function describeInstant(instant: number, reader: Reader): string {
  return [dayPart(instant, reader), timePart(instant, reader)].filter((part) => part !== '').join(' ');
}

/** The same for what is read at any time: with date and year, whatever day it is. */
export function describeDated(instant: number, reader: Omit<Reader, 'now'>): string {
  const date = dateOf(localMs(instant, reader.zone), reader.locale, true);
  return `${date}, ${timePart(instant, reader)}`;
}

/** A block on the reader's clock: `tomorrow 11:00–11:30`; the end names its day when it is a day or more away. */
export function describeBlock({ start, end }: CommsBlock, reader: Reader): string {
  if (end - start >= DAY_MS) {
    const until = [dayPart(end, reader), timePart(end, reader)].filter((part) => part !== '').join(' ');
    return `${describeInstant(start, reader)} – ${until}`;
  }
  return `${describeInstant(start, reader)}–${timePart(end, reader)}`;
}

/** Weekly hours: `Mon–Fri 11:00–11:30, 16:00–16:30; Sat 10:00–11:00`. `parseHours` reads what this writes. */
export function describeHours(blocks: readonly WeeklyBlock[], locale: string, hour12?: boolean): string {
  const windowsByDay = new Map<number, string>();
  for (const block of tidyHours(blocks)) {
    const window = windowText(block, locale, hour12 ?? isOnTwelveHours(locale));
    for (const day of block.days) {
      const before = windowsByDay.get(day);
      windowsByDay.set(day, before === undefined ? window : `${before}, ${window}`);
    }
  }
  const daysByWindows = Map.groupBy([1, 2, 3, 4, 5, 6, 7], (day) => windowsByDay.get(day));
  return [...daysByWindows]
    .flatMap(([windows, days]) => (windows === undefined ? [] : [`${daysText(days, locale)} ${windows}`]))
    .join('; ');
}

/** A length of time in its two largest units: `1 h 20 m`, `2 d 4 h`. What is not nothing is a minute at least. */
export function describeSpan(ms: number, locale: string): string {
  const minutes = ms === 0 ? 0 : Math.max(1, Math.round(Math.abs(ms) / MINUTE_MS));
  const hours = minutes < 1440 ? Math.floor(minutes / 60) : Math.round(minutes / 60);
  const parts: [number, 'day' | 'hour' | 'minute'][] =
    minutes < 1440
      ? [
          [hours, 'hour'],
          [minutes % 60, 'minute'],
        ]
      : [
          [Math.floor(hours / 24), 'day'],
          [hours % 24, 'hour'],
        ];
  const shown = parts.filter(([count]) => count > 0);
  return (shown.length > 0 ? shown : [[0, 'minute'] as const])
    .map(([count, unit]) => spanUnit(count, unit, locale))
    .join(' ');
}

function timePart(instant: number, { zone, locale, hour12 }: Omit<Reader, 'now'>): string {
  return clockOf(localMs(instant, zone), locale, hour12 ?? isOnTwelveHours(locale));
}

function dayPart(instant: number, { zone, locale, now }: Reader): string {
  const days = dayAt(zone, instant) - dayAt(zone, now);
  if (days === 0) return '';
  if (Math.abs(days) === 1) return relativeDay(days, locale);
  const local = localMs(instant, zone);
  if (Math.abs(days) < 7) return dayNameOf(local, locale);
  const isThisYear = new Date(local).getUTCFullYear() === new Date(localMs(now, zone)).getUTCFullYear();
  return `${dateOf(local, locale, !isThisYear)},`;
}
