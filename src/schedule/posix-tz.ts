/** A zone's rule for all years to come, such as `CET-1CEST,M3.5.0,M10.5.0/3`. */
export interface PosixRule {
  /** Milliseconds east of UTC. */
  readonly standard: number;
  /** Absent where the clocks never change. */
  readonly summer?: { readonly offset: number; readonly start: YearDay; readonly end: YearDay };
}

interface YearDay {
  /** Days since 1970-01-01 in a year. */
  readonly dayIn: (year: number) => number;
  /** Milliseconds after that day's midnight; may be negative or beyond a day. */
  readonly time: number;
}

const DAY_MS = 86_400_000;

/**
 * Reads the footer of a TZif file (RFC 9636 §3.3, POSIX `TZ` with times from -167 to 167 hours).
 * @throws if the text is not such a rule
 */
export function parsePosixTz(text: string): PosixRule {
  const match =
    /^(?:<[^>]+>|[A-Za-z]+)([+-]?[\d:]+)(?:(?:<[^>]+>|[A-Za-z]+)([+-]?[\d:]+)?,([^,]+),([^,]+))?$/.exec(text);
  if (!match) throw new Error(`not a POSIX time zone rule: ${JSON.stringify(text)}`);
  const [, standardText = '', summerText, start, end] = match;
  const standard = -clockMs(standardText);
  if (start === undefined || end === undefined) return { standard };
  const offset = summerText === undefined ? standard + 3_600_000 : -clockMs(summerText);
  return { standard, summer: { offset, start: parseYearDay(start), end: parseYearDay(end) } };
}

/** The rule's changes in one year, ascending, as `[instant, offset from then on]`. */
export function changesInYear(rule: PosixRule, year: number): [number, number][] {
  const { standard, summer } = rule;
  if (!summer) return [];
  const changes: [number, number][] = [
    [summer.start.dayIn(year) * DAY_MS + summer.start.time - standard, summer.offset],
    [summer.end.dayIn(year) * DAY_MS + summer.end.time - summer.offset, standard],
  ];
  return changes.sort(([a], [b]) => a - b);
}

/** POSIX counts west as positive. */
function clockMs(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[+-]/, '').split(':').map(Number);
  return sign * (hours * 3600 + minutes * 60 + seconds) * 1000;
}

function parseYearDay(text: string): YearDay {
  const [date = '', time = '2'] = text.split('/');
  return { dayIn: dayRule(date), time: clockMs(time) };
}

function dayRule(text: string): (year: number) => number {
  const nth = /^M(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (nth) {
    const [month = 0, week = 0, weekday = 0] = nth.slice(1).map(Number);
    return (year) => nthWeekday(year, month, week, weekday);
  }
  const day = /^(J?)(\d+)$/.exec(text);
  if (!day) throw new Error(`not a day of the year: ${JSON.stringify(text)}`);
  const number = Number(day[2]);
  // `J60` is 1 March in every year; without the J, days are counted from 0 and 29 February counts.
  if (day[1] === 'J') return (year) => dayOf(year, 1, number) + (number > 59 && isLeap(year) ? 1 : 0);
  return (year) => dayOf(year, 1, number + 1);
}

/** `week` 5 means the last. */
function nthWeekday(year: number, month: number, week: number, weekday: number): number {
  const first = dayOf(year, month, 1);
  const day = first + ((weekday - ((first + 4) % 7) + 7) % 7) + (week - 1) * 7;
  return day < dayOf(year, month + 1, 1) ? day : day - 7;
}

function isLeap(year: number): boolean {
  return dayOf(year, 3, 1) - dayOf(year, 2, 1) === 29;
}

function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}
