import type { Absence } from './hours.ts';
import type { Speaker } from './parse-when.ts';
import { weekdayNamed } from './time-words.ts';
import { type Day, dayAt, isoDay, parseDay, weekday } from './wall-time.ts';

export type AbsenceReading =
  /** `rest` is what stands after the dates, such as a stand-in's name. */
  | { readonly ok: true; readonly absence: Absence; readonly rest: string }
  | { readonly ok: false; readonly part: string; readonly reason: AbsenceProblem };

/** `date` is no date, `order` ends before it begins, `past` is over. */
export type AbsenceProblem = 'empty' | 'date' | 'order' | 'past';

const RELATIVE_DAYS = new Map([
  ['today', 0],
  ['heute', 0],
  ['tomorrow', 1],
  ['morgen', 1],
]);

/**
 * Reads whole days, both included: `2026-12-20..2027-01-03`, `20.12.2026 bis 3.1.2027`, `until 2027-01-03`
 * (from today on), `mon to wed`, or a single date.
 */
export function parseAbsence(text: string, speaker: Speaker): AbsenceReading {
  const today = dayAt(speaker.zone, speaker.now);
  const start = text.trim();
  if (start === '') return { ok: false, part: '', reason: 'empty' };
  const untilWord = /^(?:until|till|til|bis|through)\s+(?:zum\s+)?/i.exec(start)?.[0];
  const fromWord = /^(?:from|von|vom|ab)\s+/i.exec(start)?.[0] ?? '';
  const first =
    untilWord === undefined
      ? readDate(start.slice(fromWord.length), today, today)
      : { day: today, rest: start };
  if (!first) return { ok: false, part: firstWord(start.slice(fromWord.length)), reason: 'date' };

  const joint =
    untilWord ??
    /^\s*(?:\.{2,3}|…|[-‐‑‒–—―−]|(?:to|until|till|through|bis)\b(?:\s+zum\b)?)\s*/i.exec(first.rest)?.[0];
  const last = joint === undefined ? first : readDate(first.rest.slice(joint.length), today, first.day);
  if (!last) return { ok: false, part: firstWord(first.rest.slice(joint?.length)) || start, reason: 'date' };

  const part = start.slice(0, start.length - last.rest.length).trim();
  if (last.day < first.day) return { ok: false, part, reason: 'order' };
  if (last.day < today) return { ok: false, part, reason: 'past' };
  return { ok: true, absence: { from: isoDay(first.day), to: isoDay(last.day) }, rest: last.rest.trim() };
}

/** A weekday is the first one on or after `earliest`. */
function readDate(text: string, today: Day, earliest: Day): { day: Day; rest: string } | undefined {
  const match =
    /^(?<iso>\d{4}-\d{2}-\d{2})(?!\d)|^(?<german>\d{1,2}\.\d{1,2}\.\d{4})(?!\d)|^(?<word>\p{L}+)/u.exec(text);
  if (!match) return undefined;
  const { iso, german, word } = match.groups ?? {};
  const day =
    word === undefined ? parseDay(iso ?? isoFromGerman(german ?? '')) : relativeDay(word, today, earliest);
  return day === undefined ? undefined : { day, rest: text.slice(match[0].length) };
}

function isoFromGerman(text: string): string {
  const [day = '', month = '', year = ''] = text.split('.');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function relativeDay(word: string, today: Day, earliest: Day): Day | undefined {
  const days = RELATIVE_DAYS.get(word.toLowerCase());
  if (days !== undefined) return today + days;
  const named = weekdayNamed(word);
  return named === undefined ? undefined : earliest + ((named - weekday(earliest) + 7) % 7);
}

function firstWord(text: string): string {
  return /^\s*(\S+)/.exec(text)?.[1] ?? '';
}
