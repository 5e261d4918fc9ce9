import { readClock } from '../schedule/clock-text.ts';
import { parseDuration } from '../schedule/parse-duration.ts';
import type { Speaker } from '../schedule/parse-when.ts';
import { daysOf, type Token, tokenize } from '../schedule/time-words.ts';
import { DAY_MS, dayAt, MINUTE_MS, parseDay, resolve, weekday } from '../schedule/wall-time.ts';

export type SinceReading =
  | { readonly ok: true; readonly at: number }
  /** `part` is what was not understood, as it was written. */
  | { readonly ok: false; readonly part: string; readonly reason: 'word' | 'future' | 'too-long' };

/** Slack's free plan shows no more than this. */
const LONGEST_MS = 90 * DAY_MS;

const RELATIVE_DAYS = new Map([
  ['today', 0],
  ['heute', 0],
  ['yesterday', 1],
  ['gestern', 1],
  ['vorgestern', 2],
]);

/**
 * Reads since when, in English or German: `3d`, `2 weeks`, `since monday`, `yesterday 14:00`, `seit gestern`,
 * `since 2026-01-15`, `this week`. A day begins at midnight; a weekday is the last one before today; a time alone is the last one.
 */
export function parseSince(text: string, speaker: Speaker): SinceReading {
  const part = text.trim();
  const said = part.replace(leads, '').replace(/\s+ago$/i, '');
  const ms = weeks(said) ?? parseDuration(said);
  const at = ms === undefined ? readMoment(said, speaker) : ms === 0 ? undefined : speaker.now - ms;
  if (at === undefined) return { ok: false, part, reason: 'word' };
  if (at >= speaker.now) return { ok: false, part, reason: 'future' };
  if (speaker.now - at > LONGEST_MS) return { ok: false, part, reason: 'too-long' };
  return { ok: true, at };
}

const leads = /^(?:(?:since|from|for|the|last|past|seit|ab|de[rmn]|letzte[nrs]?|vor)\s+)+/i;

function weeks(text: string): number | undefined {
  const [month, months] = /^(\d)?\s*(?:months?|monate?n?)$/i.exec(text) ?? [];
  if (month !== undefined) return Number(months ?? 1) * 30 * DAY_MS;
  const [, count] = /^(\d{1,2})?\s*(?:w|wk|wks|weeks?|wochen?)$/i.exec(text) ?? [];
  if (count !== undefined) return Number(count) * 7 * DAY_MS;
  return /^(?:week|woche)$/i.test(text) ? 7 * DAY_MS : undefined;
}

/** A day, a time, or both in either order. */
function readMoment(text: string, speaker: Speaker): number | undefined {
  if (/^(?:this|diese[rn]?) (?:week|woche)$/i.test(text))
    return momentOf(monday(speaker), undefined, speaker);
  const date = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0];
  const tokens = tokenize(date === undefined ? text : text.replace(date, ' '));
  let day = date === undefined ? undefined : parseDay(date);
  if (date !== undefined && day === undefined) return undefined;
  let minutes: number | undefined;
  let index = 0;
  for (let token = tokens[index]; token; token = tokens[index]) {
    const named = dayNamed(token, speaker);
    const read = readClock(tokens, index);
    if (named !== undefined && day === undefined) {
      day = named;
      index += 1;
    } else if (read.kind === 'clock' && minutes === undefined) {
      minutes = read.clock.minutes;
      index = read.next;
    } else {
      return undefined;
    }
  }
  return day === undefined && minutes === undefined ? undefined : momentOf(day, minutes, speaker);
}

function dayNamed(token: Token, { zone, now }: Speaker): number | undefined {
  const today = dayAt(zone, now);
  const back = RELATIVE_DAYS.get(token.text);
  if (back !== undefined) return today - back;
  const [only, ...more] = token.kind === 'days' ? daysOf(token) : [];
  if (only === undefined || more.length > 0) return undefined;
  return today - (((weekday(today) - only + 6) % 7) + 1);
}

function monday({ zone, now }: Speaker): number {
  const today = dayAt(zone, now);
  return today - weekday(today) + 1;
}

function momentOf(day: number | undefined, minutes: number | undefined, { zone, now }: Speaker): number {
  const at = (on: number): number => resolve(zone, on, (minutes ?? 0) * MINUTE_MS).instant;
  if (day !== undefined) return at(day);
  const today = dayAt(zone, now);
  return at(today) < now ? at(today) : at(today - 1);
}
