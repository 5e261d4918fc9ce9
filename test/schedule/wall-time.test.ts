import fc from 'fast-check';
import {
  DAY_MS,
  dayAt,
  dayExists,
  isoDay,
  MINUTE_MS,
  parseClock,
  parseDay,
  resolve,
  weekday,
} from '../../src/schedule/wall-time.ts';
import type { Zone } from '../../src/schedule/zone.ts';
import { at, ODD_ZONES, zones } from './support.ts';

test.each`
  zone                     | wall                  | instant                   | skipped  | why
  ${'America/New_York'}    | ${'2026-03-08T02:30'} | ${'2026-03-08T07:30:00Z'} | ${true}  | ${'moves forward by the gap'}
  ${'America/New_York'}    | ${'2026-11-01T01:30'} | ${'2026-11-01T05:30:00Z'} | ${false} | ${'means the first of two'}
  ${'Australia/Lord_Howe'} | ${'2026-10-04T02:15'} | ${'2026-10-03T15:45:00Z'} | ${true}  | ${'moves forward by half an hour'}
  ${'Antarctica/Troll'}    | ${'2026-03-29T01:30'} | ${'2026-03-29T01:30:00Z'} | ${true}  | ${'moves forward by two hours'}
  ${'Pacific/Apia'}        | ${'2011-12-30T12:00'} | ${'2011-12-30T22:00:00Z'} | ${true}  | ${'moves forward by a day'}
  ${'America/Nuuk'}        | ${'2026-03-28T23:30'} | ${'2026-03-29T01:30:00Z'} | ${true}  | ${'slides past midnight'}
  ${'Asia/Kolkata'}        | ${'2026-03-08T02:30'} | ${'2026-03-07T21:00:00Z'} | ${false} | ${'is plain'}
`('$wall in $zone $why', ({ zone, wall, instant, skipped }) => {
  const [date, clock] = wall.split('T');
  const resolved = resolve(zones.get(zone), parseDay(date) ?? Number.NaN, parseClock(clock) ?? Number.NaN);
  expect(resolved).toEqual({ instant: at(instant), skipped });
});

test('resolving is what a search through every minute finds', () => {
  const minutes = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(fc.constantFrom(...ODD_ZONES), dayNearChange(), minutes, (zoneName, day, minute) => {
      const zone = zones.get(zoneName);
      expect(resolve(zone, day, minute * MINUTE_MS)).toEqual(
        searched(zone, day * DAY_MS + minute * MINUTE_MS),
      );
    }),
    { seed: 20261122, numRuns: 400 },
  );
});

test('only days that a zone jumped over do not exist', () => {
  const missing = (zoneName: string, from: string, count: number): string[] => {
    const first = parseDay(from) ?? Number.NaN;
    const days = Array.from({ length: count }, (_, index) => first + index);
    return days.filter((day) => !dayExists(zones.get(zoneName), day)).map(isoDay);
  };
  expect(missing('Pacific/Apia', '2011-01-01', 730)).toEqual(['2011-12-30']);
  expect(missing('Pacific/Kiritimati', '1994-06-01', 400)).toEqual(['1994-12-31']);
  for (const zone of ['America/Nuuk', 'Asia/Beirut', 'America/New_York'])
    expect(missing(zone, '2026-01-01', 365)).toEqual([]);
});

test('a day is the zone’s own', () => {
  expect(isoDay(dayAt(zones.get('Pacific/Kiritimati'), at('2026-11-22T18:00:00Z')))).toBe('2026-11-23');
  expect(isoDay(dayAt(zones.get('America/Los_Angeles'), at('2026-11-24T01:00:00Z')))).toBe('2026-11-23');
  expect(weekday(parseDay('2026-11-23') ?? Number.NaN)).toBe(1);
  expect(weekday(parseDay('1969-12-28') ?? Number.NaN)).toBe(7);
});

test('dates and times that do not exist are not read', () => {
  for (const text of ['2026-02-30', '2026-13-01', '2026-1-1', '20260101', ''])
    expect(parseDay(text)).toBeUndefined();
  for (const text of ['24:01', '25:00', '9:00', '09:60', '']) expect(parseClock(text)).toBeUndefined();
  expect(parseClock('24:00')).toBe(DAY_MS);
});

/** Days of 2011 and 2026, in which the zones above do what they are listed for. */
function dayNearChange(): fc.Arbitrary<number> {
  const start = parseDay('2026-01-01') ?? Number.NaN;
  const apia = parseDay('2011-12-25') ?? Number.NaN;
  return fc.oneof(fc.integer({ min: start, max: start + 364 }), fc.integer({ min: apia, max: apia + 10 }));
}

/** Rule R2 by brute force: the first minute that shows this wall time, else as far after the gap as into it. */
function searched(zone: Zone, wall: number): { instant: number; skipped: boolean } {
  let gapEnd: number | undefined;
  for (
    let instant = wall - 15 * 60 * MINUTE_MS;
    instant <= wall + 15 * 60 * MINUTE_MS;
    instant += MINUTE_MS
  ) {
    const shown = instant + zone.offsetMs(instant);
    if (shown === wall) return { instant, skipped: false };
    const shownBefore = instant - 1 + zone.offsetMs(instant - 1) + 1;
    if (shownBefore <= wall && wall < shown) gapEnd = instant + (wall - shownBefore);
  }
  return { instant: gapEnd ?? Number.NaN, skipped: true };
}
