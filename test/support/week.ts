import { HOUR } from '../../src/clock.ts';

/** By the wall clock so many hours east of UTC, counted here anew: weekdays 11:00–11:30 and 16:00–16:30. */
export function isInBlock(hoursEast: number, now: number): boolean {
  const wall = new Date(now + hoursEast * HOUR);
  const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  const isWeekday = wall.getUTCDay() >= 1 && wall.getUTCDay() <= 5;
  const isIn = (from: number): boolean => minutes >= from && minutes < from + 30;
  return isWeekday && (isIn(11 * 60) || isIn(16 * 60));
}
