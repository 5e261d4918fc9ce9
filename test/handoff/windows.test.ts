import { HOUR, MINUTE } from '../../src/clock.ts';
import {
  answerableUntil,
  arrivalAnew,
  arrivalIn,
  readingOf,
  tellingTime,
} from '../../src/handoff/windows.ts';
import { workdayBefore, workdayStart } from '../../src/handoff/workday.ts';
import { Person } from '../../src/people/person.ts';
import { zones } from '../schedule/support.ts';
import { NOW } from './support.ts';

const weekdays = [1, 2, 3, 4, 5];
const person = (overrides: object = {}): Person =>
  Person.parse({
    user: 'UBEN',
    enrolment: { state: 'in', since: 0 },
    blocks: [{ days: weekdays, start: '11:00', end: '11:30' }],
    zone: { name: 'Europe/Berlin', follows: 'slack' },
    ...overrides,
  });
const reads = (overrides: object = {}) => readingOf(person(overrides), { zone: 'Europe/Berlin' }, zones, NOW);
/** Of somebody who is not enrolled. */
const works = (zone: string) => readingOf(undefined, { zone }, zones, NOW);

const ELEVEN = NOW + 2 * HOUR;

test('a handoff comes with the receiver’s next block; in a block only if it is to come at once', () => {
  expect(arrivalIn(reads(), false, NOW)).toEqual({ start: ELEVEN, end: ELEVEN + 30 * MINUTE });
  expect(arrivalIn(reads(), true, NOW).start).toBe(ELEVEN);
  const within = ELEVEN + 5 * MINUTE;
  expect(arrivalIn(reads(), false, within).start).toBe(ELEVEN + 24 * HOUR);
  expect(arrivalIn(reads(), true, within)).toEqual({ start: within, end: ELEVEN + 30 * MINUTE });
});

test('an absence is waited for, and a block that somebody opens meanwhile is the next one', () => {
  const away = { absences: [{ from: '2026-01-20', to: '2026-01-22' }] };
  expect(arrivalIn(reads(away), false, NOW).start).toBe(ELEVEN + 3 * 24 * HOUR);
  const open = { opens: [{ start: NOW + MINUTE, end: NOW + HOUR }] };
  expect(arrivalAnew(reads(open), NOW, NOW + 2 * MINUTE).start).toBe(NOW + 2 * MINUTE);
  expect(arrivalAnew(reads(open), NOW + 90_000, NOW + 2 * MINUTE).start).toBe(ELEVEN);
});

test.each([
  // 17:00 in Tokyo: the day has just ended.
  ['Asia/Tokyo', Date.UTC(2026, 0, 21, 0, 0)],
  // 03:00 in New York.
  ['America/New_York', Date.UTC(2026, 0, 20, 14, 0)],
  // 12:00 in Dubai, at work.
  ['Asia/Dubai', NOW],
])('whoever is not enrolled gets it in the working day of %s', (zone, at) => {
  expect(arrivalIn(works(zone), false, NOW).start).toBe(at);
});

test('an author is told now within a block, and else as the next begins', () => {
  expect(tellingTime(reads(), NOW)).toBe(ELEVEN);
  expect(tellingTime(reads(), ELEVEN + MINUTE)).toBe(ELEVEN + MINUTE);
});

test('what comes late is still answered in time until the end of the next block', () => {
  expect(answerableUntil(reads(), ELEVEN + MINUTE)).toBe(ELEVEN + 30 * MINUTE);
  expect(answerableUntil(reads(), ELEVEN + HOUR)).toBe(ELEVEN + 24 * HOUR + 30 * MINUTE);
});

test('a working day begins with the working hours, and without any at midnight', () => {
  const zone = zones.get('Europe/Berlin');
  const hours = { workingHours: [{ days: weekdays, start: '08:30', end: '17:00' }] };
  const midnight = Date.UTC(2026, 0, 19, 23, 0);
  const at = (hour: number, minute = 0): number => Date.UTC(2026, 0, 20, hour - 1, minute);

  expect(workdayStart(person(hours), zone, at(15))).toBe(at(8, 30));
  expect(workdayStart(person(hours), zone, at(21))).toBe(at(8, 30));
  expect(workdayStart(person(hours), zone, at(7))).toBe(midnight);
  expect(workdayStart(undefined, zone, at(15))).toBe(midnight);
  expect(workdayStart(undefined, zone, at(25))).toBe(midnight);
});

test('the working day before is the last one with hours, over a weekend too, and without any the day before', () => {
  const zone = zones.get('Europe/Berlin');
  const split = [
    { days: weekdays, start: '08:30', end: '12:00' },
    { days: weekdays, start: '13:00', end: '17:00' },
  ];
  const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 0, day, hour - 1, minute);

  expect(workdayBefore(person({ workingHours: split }), zone, at(20, 8, 30))).toBe(at(19, 8, 30));
  // Monday the 19th: Friday was the 16th.
  expect(workdayBefore(person({ workingHours: split }), zone, at(19, 8, 30))).toBe(at(16, 8, 30));
  expect(workdayBefore(undefined, zone, at(20, 0))).toBe(at(19, 0));
});
