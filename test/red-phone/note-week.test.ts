import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { DAY, HOUR } from '../../src/clock.ts';
import { lastPlanning, nextPlanning, weekAfter } from '../../src/red-phone/note-week.ts';

const zones = loadZoneData();
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

test('planning is on Sunday, 09:00 UTC, and every instant lies between two of them', () => {
  const sunday = Date.parse('2026-11-22T09:00Z');
  expect(iso(lastPlanning(sunday))).toBe('2026-11-22T09:00');
  expect(iso(lastPlanning(sunday - 1))).toBe('2026-11-15T09:00');
  expect(iso(nextPlanning(sunday))).toBe('2026-11-29T09:00');
  expect(iso(nextPlanning(sunday - 1))).toBe('2026-11-22T09:00');
});

test.each([
  ['Europe/Berlin', '2026-11-15T23:00', '2026-11-22T23:00', '2026-11-23T08:00'],
  ['America/New_York', '2026-11-16T05:00', '2026-11-23T05:00', '2026-11-23T14:00'],
  ['Pacific/Kiritimati', '2026-11-15T10:00', '2026-11-22T10:00', '2026-11-22T19:00'],
  ['Pacific/Pago_Pago', '2026-11-16T11:00', '2026-11-23T11:00', '2026-11-23T20:00'],
  ['Asia/Kolkata', '2026-11-15T18:30', '2026-11-22T18:30', '2026-11-23T03:30'],
])('in %s the week is from %s to %s, and told at %s', (zone, from, to, due) => {
  const week = weekAfter(Date.parse('2026-11-22T09:00Z'), zones.get(zone));
  expect([week.from, week.to, week.due].map(iso)).toEqual([from, to, due]);
});

test('where the clocks change, the week is an hour longer or shorter and the morning is the morning', () => {
  const week = weekAfter(Date.parse('2026-10-25T09:00Z'), zones.get('Europe/Berlin'));
  expect(week.to - week.from).toBe(7 * DAY + HOUR);
  expect(iso(week.due)).toBe('2026-10-26T08:00');
});

test('nobody’s Monday has begun when notes are planned, and each planning is for another week', () => {
  for (const name of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
    const zone = zones.get(name);
    let planning = Date.parse('2026-01-04T09:00Z');
    let end = weekAfter(planning, zone).from;
    for (let i = 0; i < 60; i += 1) {
      const week = weekAfter(planning, zone);
      expect(week.from).toBe(end);
      expect(week.to).toBeGreaterThan(planning);
      end = week.to;
      planning = nextPlanning(planning);
    }
  }
});
