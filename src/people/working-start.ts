import { dayAt, resolve, weekday } from '../schedule/wall-time.ts';
import type { Zone } from '../schedule/zone.ts';

/**
 * The midnight with which the first day begins after one full working day has passed. `workingDays` are ISO weekdays;
 * today does not count, since part of it is over.
 */
export function afterOneWorkingDay(zone: Zone, workingDays: readonly number[], now: number): number {
  if (workingDays.length === 0) throw new Error('A week without working days');
  let day = dayAt(zone, now) + 1;
  while (!workingDays.includes(weekday(day))) day += 1;
  return resolve(zone, day + 1, 0).instant;
}
