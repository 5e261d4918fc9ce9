import { jest } from '@jest/globals';
import { DateTime } from 'luxon';
import { Zone } from '../../src/schedule/zone.ts';
import { at, zones } from './support.ts';

afterEach(() => {
  jest.useRealTimers();
});

/** A zone that no data know: 90 minutes east, from 2026 on 150. */
const invented = new Zone('Test/Invented', (instant) => (instant < Date.UTC(2026, 0) ? 90 : 150) * 60_000);

test('luxon formats by our rules, not by those of Node', () => {
  const before = DateTime.fromMillis(at('2025-12-31T22:29Z'), { zone: invented });
  expect(before.toISO()).toBe('2025-12-31T23:59:00.000+01:30');
  expect(before.plus({ days: 1 }).toISO()).toBe('2026-01-01T23:59:00.000+02:30');
  expect(before.setLocale('en-GB').toLocaleString(DateTime.DATETIME_SHORT)).toBe('31/12/2025, 23:59');
  expect(before.toFormat('ZZZZ')).toBe('UTC+1:30');
  expect(before.isValid).toBe(true);
});

test.each(['2026-01-15T12:00Z', '2026-07-15T12:00Z'])(
  'an instant reads the same when the code runs at %s',
  (clock) => {
    jest.useFakeTimers({ now: at(clock) });
    const zone = zones.get('America/New_York');
    const shown = ['2026-11-01T05:30Z', '2026-11-01T06:30Z'].map((text) =>
      DateTime.fromMillis(at(text), { zone }).toISO(),
    );
    expect(shown).toEqual(['2026-11-01T01:30:00.000-04:00', '2026-11-01T01:30:00.000-05:00']);
  },
);

test.each`
  zone                    | short       | narrow     | techie
  ${'UTC'}                | ${'+00:00'} | ${'+0'}    | ${'+0000'}
  ${'Asia/Kathmandu'}     | ${'+05:45'} | ${'+5:45'} | ${'+0545'}
  ${'America/St_Johns'}   | ${'-03:30'} | ${'-3:30'} | ${'-0330'}
  ${'Pacific/Kiritimati'} | ${'+14:00'} | ${'+14'}   | ${'+1400'}
`('$zone writes its offset $short, $narrow, $techie', ({ zone, short, narrow, techie }) => {
  const { name, offset, ...rest } = { name: zone, offset: zones.get(zone), short, narrow, techie };
  const winter = at('2026-12-01T00:00Z');
  expect({
    short: offset.formatOffset(winter, 'short'),
    narrow: offset.formatOffset(winter, 'narrow'),
    techie: offset.formatOffset(winter, 'techie'),
  }).toEqual(rest);
  expect(offset.name).toBe(name);
});

test('zones are equal by name', () => {
  expect(zones.get('Asia/Kolkata').equals(zones.get('Asia/Kolkata'))).toBe(true);
  expect(zones.get('Asia/Kolkata').equals(zones.get('Asia/Calcutta'))).toBe(false);
});
