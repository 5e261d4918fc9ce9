import { describeInstant } from '../schedule/describe.ts';
import { dateOf, localMs } from '../schedule/intl-format.ts';
import { dayAt } from '../schedule/wall-time.ts';
import type { Zone } from '../schedule/zone.ts';
import type { Words } from '../words/words.ts';
import type { Promised, Reader } from './promised.ts';

type Place = Pick<Reader, 'zone' | 'locale'>;

/**
 * When they read, in the form that they chose for senders, to stand within a sentence: `at 16:00 (15:00 for you)`. The
 * day of a return is named in any form: whoever is away for long would be waited for in vain.
 */
export function whenTheyRead(promised: Promised, reader: Reader, words: Words, now: number): string {
  const { promisedFor, senderSees, away } = promised;
  if (senderSees === 'both') return bothTimes(promised, reader, words, now);
  if (senderSees === 'theirs') return whenFor(reader, promisedFor, words, now);
  if (away === undefined) return roughly(promisedFor, reader, words, now);
  return words.receipts.onDay(dateOf(localMs(promisedFor, reader.zone), reader.locale, false));
}

/** An instant for a reader, to stand within a sentence: `at 16:00`, `tomorrow 11:00`, `on Mon 11:00`. */
export function whenFor({ zone, locale }: Place, at: number, { receipts }: Words, now: number): string {
  const text = named(describeInstant(at, { zone, locale, now }), zone);
  const days = Math.abs(daysBetween(zone, now, at));
  if (days === 0) return receipts.atTime(text);
  return days === 1 ? text : receipts.onDay(text);
}

/** The time alone: `16:00`. */
export function clockFor({ zone, locale }: Place, at: number): string {
  return named(describeInstant(at, { zone, locale, now: at }), zone);
}

function bothTimes({ promisedFor, zone }: Promised, reader: Reader, words: Words, now: number): string {
  const theirs = whenFor({ ...reader, zone }, promisedFor, words, now);
  if (theirs === whenFor(reader, promisedFor, words, now)) return theirs;
  const days = daysBetween(reader.zone, now, promisedFor);
  const clock = clockFor(reader, promisedFor);
  if (days === daysBetween(zone, now, promisedFor)) return words.receipts.bothTimes(theirs, clock);
  const yours = days === 0 ? words.receipts.todayAt(clock) : whenFor(reader, promisedFor, words, now);
  return words.receipts.bothTimes(theirs, yours);
}

/** By the reader's own calendar, so that "today" is true where it is read. */
function roughly(at: number, { zone }: Reader, { receipts }: Words, now: number): string {
  const days = daysBetween(zone, now, at);
  if (days <= 0) return receipts.laterToday;
  if (days === 1) return receipts.tomorrow;
  return days <= 7 ? receipts.nextDays : receipts.moreThanAWeek;
}

function daysBetween(zone: Zone, from: number, to: number): number {
  return dayAt(zone, to) - dayAt(zone, from);
}

/** UTC is named: it stands in where Slack does not say where somebody is. */
function named(time: string, zone: Zone): string {
  return zone.name === 'UTC' ? `${time} UTC` : time;
}
