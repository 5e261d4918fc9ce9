import { meridiemOf, type Token } from './time-words.ts';

const NOON = 720;
const MIDNIGHT = 1440;
const CLOCK_WORDS = new Map([
  ['noon', NOON],
  ['midday', NOON],
  ['mittag', NOON],
  ['mittags', NOON],
  ['midnight', MIDNIGHT],
  ['mitternacht', MIDNIGHT],
]);

/** A time of day as somebody wrote it. */
export interface Clock {
  /** Minutes since midnight, up to 1440, as written. */
  readonly minutes: number;
  /** The same twelve hours off, where it may be meant: `5` may be 17:00, `05:00` may not. */
  readonly other?: number;
  /** Said on a clock of twelve hours, so that what stands beside it is too. */
  readonly isTwelveHour: boolean;
  readonly at: number;
  readonly end: number;
}

export type ClockReading =
  | { readonly kind: 'clock'; readonly clock: Clock; readonly next: number }
  | { readonly kind: 'impossible'; readonly at: number; readonly end: number }
  | { readonly kind: 'none' };

/** Reads the time that begins at a token: `9`, `9:30am`, `11h30`, `0930`, `noon`. */
export function readClock(tokens: readonly Token[], index: number): ClockReading {
  const token = tokens[index];
  if (!token) return { kind: 'none' };
  const { at, end } = token;
  const named = CLOCK_WORDS.get(token.text);
  if (named !== undefined) {
    return { kind: 'clock', clock: { minutes: named, isTwelveHour: true, at, end }, next: index + 1 };
  }
  if (token.kind !== 'number') return { kind: 'none' };
  const after = tokens[index + 1];
  const meridiem = after?.kind === 'word' ? meridiemOf(after.text) : undefined;
  const last = meridiem !== undefined && after ? after.end : end;
  const clock = clockOf(token.text, meridiem);
  if (!clock) return { kind: 'impossible', at, end: last };
  return {
    kind: 'clock',
    clock: { ...clock, at, end: last },
    next: index + (meridiem === undefined ? 1 : 2),
  };
}

function clockOf(text: string, meridiem: 'am' | 'pm' | undefined): Omit<Clock, 'at' | 'end'> | undefined {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const minutes = hour * 60 + minute;
  if (minute > 59 || minutes > MIDNIGHT) return undefined;
  if (meridiem === undefined) {
    const isPadded = text.startsWith('0') || (match[2] !== undefined && !/\D/.test(text));
    if (isPadded || hour > 12) return { minutes, isTwelveHour: false };
    return { minutes, other: hour === 12 ? minute : minutes + NOON, isTwelveHour: false };
  }
  if (hour > 12 && meridiem === 'pm' && hour < 24) return { minutes, isTwelveHour: true };
  if (hour > 12 || (hour === 0 && meridiem === 'pm')) return undefined;
  return { minutes: (hour % 12) * 60 + minute + (meridiem === 'pm' ? NOON : 0), isTwelveHour: true };
}
