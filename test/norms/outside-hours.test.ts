import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { countOutsideHours, type Somebody } from '../../src/norms/outside-hours.ts';

const zones = loadZoneData();
/** Tuesday 09:00 in Berlin, 03:00 in New York, 10:00 in Jerusalem. */
const NOW = Date.UTC(2026, 0, 20, 8);
const profile = (zone: string | undefined, more: object = {}) => ({
  zone,
  isBot: false,
  isDeactivated: false,
  ...more,
});
const count = (...people: Omit<Somebody, 'user'>[]): number =>
  countOutsideHours(
    people.map((one, i) => ({ user: `U${i}`, ...one })),
    zones,
    NOW,
  );

test('who has said nothing is taken for working in the middle of their day, in their own working week', () => {
  expect(count({ person: undefined, profile: profile('Europe/Berlin') })).toBe(0);
  expect(count({ person: undefined, profile: profile('America/New_York') })).toBe(1);
  const sunday = NOW - 2 * 86_400_000;
  const both = ['Asia/Jerusalem', 'Europe/Berlin'].map((zone, i) => ({
    user: `U${i}`,
    person: undefined,
    profile: profile(zone),
  }));
  expect(countOutsideHours(both, zones, sunday)).toBe(1);
});

test('their own hours and absences count before Slack’s zone', () => {
  const zone = { name: 'Europe/Berlin', follows: 'fixed' } as const;
  const late = [{ days: [2], start: '12:00', end: '20:00' }];
  const person = { zone, absences: [] };
  expect(count({ person, profile: profile('America/New_York') })).toBe(0);
  expect(count({ person: { ...person, workingHours: late }, profile: undefined })).toBe(1);
  const away = [{ from: '2026-01-19', to: '2026-01-23' }];
  expect(count({ person: { ...person, absences: away }, profile: undefined })).toBe(1);
});

test('bots, the deactivated and those of whom nothing is known do not count', () => {
  expect(
    count(
      { person: undefined, profile: profile('America/New_York', { isBot: true }) },
      { person: undefined, profile: profile('America/New_York', { isDeactivated: true }) },
      { person: undefined, profile: profile(undefined) },
      { person: undefined, profile: profile('Mars/Olympus') },
      { person: undefined, profile: undefined },
    ),
  ).toBe(0);
});
