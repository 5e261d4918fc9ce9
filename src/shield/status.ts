import { cut } from '../block-kit.ts';
import { blockStream } from '../schedule/block-stream.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Calendar, WeeklyBlock } from '../schedule/hours.ts';
import { dayAt, resolve } from '../schedule/wall-time.ts';

/** A status in Slack. */
export interface Status {
  readonly text: string;
  readonly emoji: string;
  /** UTC ms, whole seconds; 0 where it has no end. */
  readonly expiresAt: number;
}

/** Whether the person works now, and when that changes before the shield ends. UTC ms. */
export interface WorkNow {
  readonly isWorking: boolean;
  readonly changesAt: number;
}

/** Slack's limit, characters. */
const LONGEST_TEXT = 100;

const NO_STATUS: Status = { text: '', emoji: '', expiresAt: 0 };

/**
 * By the working hours; where a person has given none they work from their first block of a day to the last one.
 * `until` is the end of the gap that `now` lies in.
 */
export function workAt(
  calendar: Calendar,
  workingHours: readonly WeeklyBlock[] | undefined,
  until: number,
  now: number,
): WorkNow {
  if (workingHours === undefined || workingHours.length === 0) {
    return { isWorking: isBetweenBlocksOfADay(calendar, until, now), changesAt: until };
  }
  const work: Calendar = { ...calendar, blocks: workingHours, opens: [], moved: [] };
  const current = blockAt(work, now);
  if (current !== undefined) return { isWorking: true, changesAt: Math.min(until, current.end) };
  return { isWorking: false, changesAt: Math.min(until, nextBlock(work, now)?.start ?? until) };
}

/** What is to be done about a status: nothing where what stands there is not Sluice's. */
export type StatusChange = { readonly kind: 'set'; readonly status: Status } | { readonly kind: 'leave' };

export function decideStatus(
  wanted: Status | undefined,
  current: Status,
  own: readonly Status[],
): StatusChange {
  const isFree = current.text === '' && current.emoji === '';
  const isOurs = own.some((status) => isSame(status, current));
  const status = wanted ?? NO_STATUS;
  if ((!isFree && !isOurs) || isSame(status, current) || (isFree && wanted === undefined)) {
    return { kind: 'leave' };
  }
  return { kind: 'set', status };
}

/** A status within Slack's limits. `template` says `{time}` where the time goes. */
export function statusOf(template: string, time: string, expiresAt: number): Status | undefined {
  const text = cut(template.replaceAll('{time}', time).trim(), LONGEST_TEXT);
  if (text === '') return undefined;
  return { text, emoji: ':no_bell:', expiresAt: Math.floor(expiresAt / 1000) * 1000 };
}

export function isSame(a: Status, b: Status): boolean {
  return a.text === b.text && a.emoji === b.emoji && a.expiresAt === b.expiresAt;
}

function isBetweenBlocksOfADay(calendar: Calendar, until: number, now: number): boolean {
  const { zone } = calendar;
  const today = dayAt(zone, now);
  if (dayAt(zone, until) !== today) return false;
  const midnight = resolve(zone, today, 0).instant;
  for (const { end } of blockStream(calendar, midnight)) {
    if (end > now) return false;
    if (end > midnight) return true;
  }
  return false;
}
