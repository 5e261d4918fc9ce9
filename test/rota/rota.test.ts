import fc from 'fast-check';
import type { Region } from '../../src/people/policy.ts';
import { chainAt, gapsIn, nextPerson, nextRegion, type Rota } from '../../src/rota/rota.ts';
import { zones } from '../schedule/support.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const HOUR = 3_600_000;

function region(name: string, zone: string, members: string[], start = '09:00', end = '17:00'): Region {
  return { id: name, name, members, zone, hours: [{ days: WEEKDAYS, start, end }] };
}

const tokyo = region('Tokyo', 'Asia/Tokyo', ['UCHI', 'UKEN']);
const berlin = region('Berlin', 'Europe/Berlin', ['UANA', 'UBEA']);
const york = region('New York', 'America/New_York', ['UBEN']);
const rota: Rota = { regions: [berlin, york, tokyo] };

/** A Tuesday. */
const at = (hourUtc: number, minute = 0): number => Date.UTC(2026, 0, 20, hourUtc, minute);
const names = (now: number): string[] => chainAt(rota, zones, now).map((one) => one.region.name);

test('who is on comes first, the one that goes first ahead; then who comes next', () => {
  expect(names(at(3))).toEqual(['Tokyo', 'Berlin', 'New York']);
  expect(names(at(15))).toEqual(['Berlin', 'New York', 'Tokyo']);
  expect(chainAt(rota, zones, at(15)).map(({ current }) => current !== undefined)).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  ['UCHI', 3, 'Berlin'],
  ['UANA', 10, 'New York'],
  // New York is on already when Berlin goes home: it began after Berlin did.
  ['UANA', 15, 'New York'],
  ['UBEN', 20, 'Tokyo'],
  // After hours the next day's first is asked.
  ['UBEN', 23, 'Tokyo'],
  ['UNOBODY', 3, 'Tokyo'],
])('after %s, at %i o’clock UTC, comes %s', (user, hour, next) => {
  expect(nextRegion(rota, zones, user, at(hour))?.name).toBe(next);
});

test('nobody comes after the only region, nor where there is none', () => {
  expect(nextRegion({ regions: [berlin] }, zones, 'UANA', at(10))).toBeUndefined();
  expect(nextRegion({ regions: [] }, zones, 'UANA', at(10))).toBeUndefined();
});

test('who did not take over is followed by the next of their region, its last by the next region', () => {
  expect(nextPerson(rota, zones, 'UANA', at(10))).toBe('UBEA');
  expect(nextPerson(rota, zones, 'UBEA', at(10))).toBe('UBEN');
  expect(nextPerson({ regions: [berlin] }, zones, 'UBEA', at(10))).toBeUndefined();
});

test('when nobody is on is found, over a weekend too', () => {
  const gaps = gapsIn(rota, zones, at(0));
  const inUtc = gaps.map(({ start, end }) => [
    new Date(start).toISOString().slice(5, 16),
    (end - start) / HOUR,
  ]);

  // 22:00, New York goes home, to midnight, 09:00 in Tokyo; from Friday evening to Monday.
  expect(inUtc).toEqual([
    ['01-20T22:00', 2],
    ['01-21T22:00', 2],
    ['01-22T22:00', 2],
    ['01-23T22:00', 50],
    ['01-26T22:00', 2],
  ]);
});

test('without hours, or in a zone that nobody knows, a region neither covers anything nor hinders', () => {
  const lost = { ...york, zone: 'Moon/Base' };
  expect(gapsIn({ regions: [lost, { ...tokyo, hours: [] }] }, zones, at(0))).toEqual([]);
  expect(chainAt({ regions: [lost, berlin] }, zones, at(10)).map((one) => one.region.name)).toEqual([
    'Berlin',
    'New York',
  ]);
});

test('at every instant of the week either a region is on or it lies in a gap, never both', () => {
  const from = at(0);
  const gaps = gapsIn(rota, zones, from);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }), (minute) => {
      const now = from + minute * 60_000;
      const isCovered = chainAt(rota, zones, now).some(({ current }) => current !== undefined);
      const isGap = gaps.some(({ start, end }) => start <= now && now < end);
      expect(isGap).toBe(!isCovered);
    }),
  );
});
