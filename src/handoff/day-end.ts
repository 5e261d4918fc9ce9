import { MINUTE } from '../clock.ts';
import type { Person } from '../people/person.ts';
import { blockStream } from '../schedule/block-stream.ts';
import { type Day, dayAt } from '../schedule/wall-time.ts';
import type { Zones } from '../schedule/zone.ts';

/** So long before the end of the working day a handoff is offered, ms. */
export const OFFER_MS = 30 * MINUTE;

/** A working day, by the local day on which it begins. Instants are UTC ms. */
export interface DayEnd {
  readonly day: Day;
  /** When a handoff is offered; never before they are at work. */
  readonly at: number;
  readonly end: number;
}

/**
 * The end of the working day that the person is in, or of the next one after `last`: with several windows in a day, of
 * the last one. Undefined where they have declared no working hours.
 */
export function nextDayEnd(
  { workingHours, zone, absences }: Pick<Person, 'workingHours' | 'zone' | 'absences'>,
  zones: Zones,
  now: number,
  last: Day | undefined,
): DayEnd | undefined {
  if (workingHours === undefined || workingHours.length === 0 || !zones.has(zone.name)) return undefined;
  const there = zones.get(zone.name);
  let found: DayEnd | undefined;
  for (const { start, end } of blockStream(
    { blocks: workingHours, zone: there, absences, opens: [], moved: [] },
    now,
  )) {
    const day = dayAt(there, start);
    if (found !== undefined && day !== found.day) return found;
    const isAhead = end > now && (last === undefined || day > last);
    if (isAhead) found = { day, at: Math.max(start, end - OFFER_MS), end };
  }
  return found;
}
