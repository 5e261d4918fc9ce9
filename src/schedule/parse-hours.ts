import { type Clock, readClock } from './clock-text.ts';
import type { WeeklyBlock } from './hours.ts';
import { tidyHours } from './tidy-hours.ts';
import { daysOf, type Token, tokenize } from './time-words.ts';
import { clockText } from './wall-time.ts';

export type HoursReading =
  | { readonly ok: true; readonly blocks: WeeklyBlock[] }
  | { readonly ok: false; readonly part: string; readonly reason: HoursProblem };

/**
 * `word` is no word of hours, `day` a day without a time, `time` a time that does not exist, `range` a time
 * without an end or an end without a start, `zero-length` an end that is the start.
 */
export type HoursProblem = 'empty' | 'word' | 'day' | 'time' | 'range' | 'zero-length' | 'too-many';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const MOST_CHARACTERS = 600;
const MOST_WINDOWS = 28;

/**
 * Reads comms hours as people type them, in English or German: `mon-fri 11:00-11:30 16:00-16:30`,
 * `9-9:30am`, `Mo–Fr 11–11:30 Uhr; Sa 10-12`. Where no day is named, `defaultDays` are meant.
 * A refusal quotes the words that were not understood, as they were written.
 */
export function parseHours(text: string, defaultDays: readonly number[] = MONDAY_TO_FRIDAY): HoursReading {
  if (text.length > MOST_CHARACTERS)
    return { ok: false, part: text.slice(0, MOST_CHARACTERS), reason: 'too-many' };
  const read = readPhrases(tokenize(text));
  if ('reason' in read) return { ok: false, part: text.slice(read.at, read.end), reason: read.reason };
  const blocks = tidyHours(inGroups(read.phrases, defaultDays));
  const windows = blocks.reduce((sum, { days }) => sum + days.length, 0);
  const first = read.phrases[0];
  if (!first) return { ok: false, part: text.trim(), reason: 'empty' };
  if (windows > MOST_WINDOWS) return { ok: false, part: text.trim(), reason: 'too-many' };
  return { ok: true, blocks };
}

interface Problem {
  readonly reason: HoursProblem;
  readonly at: number;
  readonly end: number;
}

type Phrase =
  | { readonly kind: 'days'; readonly days: readonly number[]; readonly at: number; readonly end: number }
  | { readonly kind: 'window'; readonly start: string; readonly end: string };

/** Days named first count for the times after them; where a time comes first, for the times before them. */
function inGroups(phrases: readonly Phrase[], defaultDays: readonly number[]): WeeklyBlock[] {
  const daysComeFirst = phrases[0]?.kind === 'days';
  const ordered = daysComeFirst ? phrases : phrases.toReversed();
  const last = ordered.find((phrase) => phrase.kind === 'days')?.days;
  let days = daysComeFirst ? [] : (last ?? defaultDays);
  const blocks: WeeklyBlock[] = [];
  for (const phrase of ordered) {
    if (phrase.kind === 'days') days = phrase.days;
    else blocks.push({ days, start: phrase.start, end: phrase.end });
  }
  return blocks;
}

function readPhrases(tokens: readonly Token[]): { phrases: Phrase[] } | Problem {
  const phrases: Phrase[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    if (token?.kind === 'list') {
      index += 1;
      continue;
    }
    const read = token?.kind === 'days' ? readDays(token, tokens, index + 1) : readWindow(tokens, index);
    if ('reason' in read) return read;
    addPhrase(phrases, read.phrase);
    index = read.next;
  }
  const idle = phrases.find(
    (phrase, position) =>
      phrase.kind === 'days' && phrases[0]?.kind === 'days' && phrases[position + 1]?.kind !== 'window',
  );
  return idle?.kind === 'days' ? { reason: 'day', at: idle.at, end: idle.end } : { phrases };
}

/** Days that follow days are one list. */
function addPhrase(phrases: Phrase[], phrase: Phrase): void {
  const before = phrases.at(-1);
  if (phrase.kind === 'days' && before?.kind === 'days') {
    phrases[phrases.length - 1] = { ...before, days: [...before.days, ...phrase.days], end: phrase.end };
  } else {
    phrases.push(phrase);
  }
}

function readDays(
  first: Token,
  tokens: readonly Token[],
  index: number,
): { phrase: Phrase; next: number } | Problem {
  const [dash, last] = tokens.slice(index, index + 2);
  if (dash?.kind !== 'range') {
    return { phrase: { kind: 'days', days: daysOf(first), at: first.at, end: first.end }, next: index };
  }
  const from = daysOf(first)[0];
  const to = last?.kind === 'days' ? daysOf(last).at(-1) : undefined;
  if (!last || from === undefined || to === undefined) {
    return { reason: 'word', at: last?.kind === 'word' ? last.at : first.at, end: (last ?? dash).end };
  }
  const days = Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, day) => ((from - 1 + day) % 7) + 1);
  return { phrase: { kind: 'days', days, at: first.at, end: last.end }, next: index + 2 };
}

function readWindow(tokens: readonly Token[], index: number): { phrase: Phrase; next: number } | Problem {
  const from = readClock(tokens, index);
  if (from.kind === 'impossible') return { reason: 'time', at: from.at, end: from.end };
  if (from.kind === 'none') return unreadable(tokens, index);
  const dash = tokens[from.next];
  if (dash?.kind !== 'range') return { reason: 'range', at: from.clock.at, end: from.clock.end };
  const to = readClock(tokens, from.next + 1);
  if (to.kind === 'impossible') return { reason: 'time', at: to.at, end: to.end };
  if (to.kind === 'none')
    return { reason: 'range', at: from.clock.at, end: (tokens[from.next + 1] ?? dash).end };

  const [start, end] = meant(from.clock, to.clock);
  const span = { at: from.clock.at, end: to.clock.end };
  if (from.clock.minutes === 1440 && !from.clock.isTwelveHour)
    return { reason: 'time', at: span.at, end: from.clock.end };
  if (start === end % 1440 && start !== 0) return { reason: 'zero-length', ...span };
  return { phrase: { kind: 'window', start: clockText(start), end: clockText(end) }, next: to.next };
}

/** Words that are not understood and stand together are quoted together. */
function unreadable(tokens: readonly Token[], index: number): Problem {
  const first = tokens[index];
  let last = first;
  for (const token of tokens.slice(index + 1)) {
    if (token.kind !== first?.kind) break;
    last = token;
  }
  return { reason: first?.kind === 'range' ? 'range' : 'word', at: first?.at ?? 0, end: last?.end ?? 0 };
}

/** Settles which half of the day was meant, by the other time where it says so, else on a clock of 24 hours. */
function meant(from: Clock, to: Clock): [start: number, end: number] {
  const starts = choices(from, to.isTwelveHour).map((minutes) => minutes % 1440);
  // `9-5` ends at 17:00; two digits, as in `11:30-10:00`, are how a clock of 24 hours is written.
  const isAfternoon = from.other !== undefined && to.minutes < Math.min(from.minutes, 600);
  const ends = choices(to, from.isTwelveHour || isAfternoon);
  const pairs = starts.flatMap((start) =>
    ends.map((end): [number, number] => [start, end % 1440 === 0 ? 1440 : end]),
  );
  const length = ([start, end]: [number, number]): number => (end - start + 1440 - 1) % 1440;
  return pairs.reduce((best, pair) => (length(pair) < length(best) ? pair : best), pairs[0] ?? [0, 1440]);
}

function choices(clock: Clock, eitherHalf: boolean): number[] {
  return eitherHalf && clock.other !== undefined ? [clock.minutes, clock.other] : [clock.minutes];
}
