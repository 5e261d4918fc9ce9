import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import {
  medianWait,
  nextMondayMorning,
  waitClass,
  weekBefore,
  weekOf,
  workingTime,
} from '../../src/norms/week.ts';

const zones = loadZoneData();
const berlin = zones.get('Europe/Berlin');
const auckland = zones.get('Pacific/Auckland');

test('a week begins on Monday, by the zone’s own midnight', () => {
  const sundayEvening = Date.UTC(2026, 0, 25, 22, 30);
  expect(weekOf(sundayEvening, berlin)).toBe('2026-01-19');
  expect(weekOf(sundayEvening + HOUR, berlin)).toBe('2026-01-26');
  expect(weekOf(sundayEvening, auckland)).toBe('2026-01-26');
});

test('the week before is whole, and an hour shorter where the clocks go forward in it', () => {
  const { week, from, to } = weekBefore(Date.UTC(2026, 2, 30, 8), berlin);
  expect(week).toBe('2026-03-23');
  expect(to - from).toBe(7 * DAY - HOUR);
});

test('the note comes at nine on Mondays, on whichever side of a change of the clocks', () => {
  const before = Date.UTC(2026, 2, 23, 7, 59);
  expect(nextMondayMorning(before, berlin)).toBe(Date.UTC(2026, 2, 23, 8));
  expect(nextMondayMorning(before + MINUTE, berlin)).toBe(Date.UTC(2026, 2, 30, 7));
});

test('only working time is counted, from the block under way on', () => {
  const blocks = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }];
  const calendar = { blocks, zone: berlin, absences: [], opens: [], moved: [] };
  const friday = Date.UTC(2026, 0, 23);
  const monday = friday + 3 * DAY;
  expect(workingTime(calendar, friday + 15 * HOUR, monday + 9 * HOUR)).toBe(2 * HOUR);
  expect(workingTime(calendar, friday + 10 * HOUR, friday + 11 * HOUR)).toBe(HOUR);
  expect(workingTime(calendar, friday + 18 * HOUR, friday + 20 * HOUR)).toBe(0);
});

test('a median out of classes is true to what a person would say', () => {
  const classes = (...waits: number[]) => {
    const counts = new Map<number, number>();
    for (const wait of waits) counts.set(waitClass(wait), (counts.get(waitClass(wait)) ?? 0) + 1);
    return counts;
  };
  expect(medianWait(new Map())).toBeUndefined();
  for (const wait of [5 * MINUTE, HOUR, 2 * HOUR, 7 * HOUR, 20 * HOUR, 3 * DAY]) {
    const median = medianWait(classes(MINUTE, wait, 13 * DAY)) ?? 0;
    expect(Math.abs(median - wait)).toBeLessThanOrEqual(wait / 20);
  }
});
