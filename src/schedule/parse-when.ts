import { type Clock, readClock } from './clock-text.ts';
import { parseDuration } from './parse-duration.ts';
import { daysOf, type Token, tokenize } from './time-words.ts';
import { type Day, dayAt, MINUTE_MS, parseDay, resolve, weekday } from './wall-time.ts';
import type { Zone } from './zone.ts';

export type WhenReading =
  | { readonly ok: true; readonly kind: 'duration'; readonly ms: number }
  | { readonly ok: true; readonly kind: 'instant'; readonly at: number }
  | { readonly ok: false; readonly part: string; readonly reason: WhenProblem };

/** `word` is not understood, `time` does not exist or is missing, `past` is over, `too-long` is over a year. */
export type WhenProblem = 'empty' | 'word' | 'time' | 'past' | 'too-long';

/** Whose words they are, and when they were said. */
export interface Speaker {
  readonly zone: Zone;
  readonly now: number;
}

const LONGEST_MS = 366 * 86_400_000;
const RELATIVE_DAYS = new Map([
  ['today', 0],
  ['heute', 0],
  ['tomorrow', 1],
  ['morgen', 1],
  ['übermorgen', 2],
]);

/**
 * Reads how long or until when, in English or German: `2h`, `1 h 30 min`, `until 17:00`, `until tomorrow 9am`,
 * `bis fr 9`, `until 2026-12-01 09:00`. An instant is after `now`; a time without a day is the next one.
 */
export function parseWhen(text: string, speaker: Speaker): WhenReading {
  const part = text.trim();
  if (part === '') return { ok: false, part, reason: 'empty' };
  const ms = parseDuration(part);
  if (ms === undefined) return readInstant(part, speaker);
  if (ms === 0) return { ok: false, part, reason: 'time' };
  return ms <= LONGEST_MS ? { ok: true, kind: 'duration', ms } : { ok: false, part, reason: 'too-long' };
}

function readInstant(text: string, speaker: Speaker): WhenReading {
  const read = readWords(text, speaker);
  if ('reason' in read) return read;
  const { day, clock } = read;
  if (!clock) return { ok: false, part: text, reason: 'time' };
  // With a day, and in German, the time is told on 24 hours. Else `5` is whichever five o'clock comes first.
  const isTold24 = day.kind !== 'any' || /\b(bis|uhr)\b/i.test(text);
  const minutes = isTold24 || clock.other === undefined ? [clock.minutes] : [clock.minutes, clock.other];
  const at = firstAfter(speaker, day, minutes);
  return at === undefined ? { ok: false, part: text, reason: 'past' } : { ok: true, kind: 'instant', at };
}

/** A day and a time, in either order. */
function readWords(
  text: string,
  speaker: Speaker,
): { day: DayWanted; clock: Clock | undefined } | Extract<WhenReading, { ok: false }> {
  const date = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0];
  const dateDay = date === undefined ? undefined : parseDay(date);
  if (date !== undefined && dateDay === undefined) return { ok: false, part: date, reason: 'time' };
  // Blank where the date was, so that everything else stays in its place.
  const all = tokenize(date === undefined ? text : text.replace(date, ' '.repeat(date.length)));
  const words = all[0]?.kind === 'range' ? all.slice(1) : all;
  let day: DayWanted = dateDay === undefined ? { kind: 'any' } : { kind: 'date', day: dateDay };
  let clock: Clock | undefined;
  let index = 0;
  for (let token = words[index]; token; token = words[index]) {
    const named = dayWanted(token, speaker);
    const read = readClock(words, index);
    if (read.kind === 'impossible') return { ok: false, part: text.slice(read.at, read.end), reason: 'time' };
    if (named && day.kind === 'any') {
      day = named;
      index += 1;
    } else if (read.kind === 'clock' && !clock) {
      clock = read.clock;
      index = read.next;
    } else {
      return { ok: false, part: text.slice(token.at, token.end), reason: 'word' };
    }
  }
  return { day, clock };
}

type DayWanted =
  | { readonly kind: 'any' }
  | { readonly kind: 'date'; readonly day: Day }
  | { readonly kind: 'weekday'; readonly weekday: number };

function dayWanted(token: Token, { zone, now }: Speaker): DayWanted | undefined {
  const relative = RELATIVE_DAYS.get(token.text);
  if (relative !== undefined) return { kind: 'date', day: dayAt(zone, now) + relative };
  const [only, ...more] = token.kind === 'days' ? daysOf(token) : [];
  return only === undefined || more.length > 0 ? undefined : { kind: 'weekday', weekday: only };
}

function firstAfter(
  { zone, now }: Speaker,
  wanted: DayWanted,
  minutes: readonly number[],
): number | undefined {
  const today = dayAt(zone, now);
  const coming = Array.from({ length: 9 }, (_, index) => today + index);
  const days =
    wanted.kind === 'date'
      ? [wanted.day]
      : coming.filter((day) => wanted.kind === 'any' || weekday(day) === wanted.weekday);
  const instants = days.flatMap((day) =>
    minutes.map((minute) => resolve(zone, day, minute * MINUTE_MS).instant),
  );
  const later = instants.filter((instant) => instant > now);
  return later.length > 0 ? Math.min(...later) : undefined;
}
