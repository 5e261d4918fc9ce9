import { HOUR, MINUTE } from '../clock.ts';
import { blockStream } from '../schedule/block-stream.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Absence, Calendar } from '../schedule/hours.ts';
import { dayAt, isoDay, parseDay, resolve } from '../schedule/wall-time.ts';
import type { Zone } from '../schedule/zone.ts';

/** Whether a person is to be shielded at an instant, by their hours alone. Instants are UTC ms. */
export type Wanted =
  | {
      readonly kind: 'on';
      /** The start of the next block, or of an absence that comes before it. */
      readonly until: number;
      /** When to look again if nothing unexpected happens. */
      readonly lookAt: number;
    }
  | { readonly kind: 'off'; readonly reason: OffReason; readonly lookAt: number | undefined };

export type OffReason =
  | 'in-block'
  | 'short-gap'
  | 'away'
  | 'no-block'
  | 'no-zone'
  | 'paused'
  | 'not-started'
  | 'on-call'
  | 'left';

/** Gaps shorter than this are not worth a change of anybody's notifications. */
const SHORTEST_GAP_MS = 15 * MINUTE;

/** Longer than anybody waits in line for their shield, so that the gap is not measured from when it is their turn. */
const LOOK_BACK_MS = HOUR;

/** A person is shielded between their blocks. An absence is theirs: Sluice leaves their Slack alone then. */
export function shieldFor(calendar: Calendar, now: number): Wanted {
  const current = blockAt(calendar, now);
  if (current !== undefined) return { kind: 'off', reason: 'in-block', lookAt: current.end };
  const absence = absenceAt(calendar, now);
  if (absence !== undefined) {
    return { kind: 'off', reason: 'away', lookAt: midnight(calendar.zone, absence.to, 1) };
  }
  const next = nextBlock(calendar, now);
  if (next === undefined) return { kind: 'off', reason: 'no-block', lookAt: undefined };
  const leaves = nextAbsenceStart(calendar, now);
  const isLeaving = leaves !== undefined && leaves < next.start;
  const until = isLeaving ? leaves : next.start;
  const lookAt = isLeaving ? leaves : next.end;
  if (until - gapStart(calendar, now) < SHORTEST_GAP_MS) return { kind: 'off', reason: 'short-gap', lookAt };
  return { kind: 'on', until, lookAt };
}

/** Whole minutes to ask Slack for: rounded down, so that the snooze never outlasts `until`. */
export function minutesUntil(until: number, now: number): number {
  return Math.floor((until - now) / MINUTE);
}

/** How long nobody reads after a block that ends at `end`; 0 where nothing comes after it. ms */
export function gapAfter(calendar: Calendar, end: number): number {
  const next = nextBlock(calendar, end - 1);
  return next === undefined ? 0 : next.start - end;
}

/** The end of the block before `now`, or the furthest instant that is looked back to. */
function gapStart(calendar: Calendar, now: number): number {
  const since = now - LOOK_BACK_MS;
  let start = since;
  for (const block of blockStream(calendar, since)) {
    if (block.end > now) break;
    start = Math.max(start, block.end);
  }
  return start;
}

function absenceAt({ absences, zone }: Calendar, now: number): Absence | undefined {
  const today = isoDay(dayAt(zone, now));
  return absences.find(({ from, to }) => from <= today && today <= to);
}

function nextAbsenceStart({ absences, zone }: Calendar, now: number): number | undefined {
  const today = isoDay(dayAt(zone, now));
  const starts = absences.filter(({ from }) => from > today).map(({ from }) => midnight(zone, from, 0));
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/** The instant at which a local date begins, or one so many days later. */
function midnight(zone: Zone, isoDate: string, daysLater: number): number {
  const day = parseDay(isoDate);
  if (day === undefined) throw new Error(`not a date: ${isoDate}`);
  return resolve(zone, day + daysLater, 0).instant;
}
