import { knownZone } from '../../src/people/zone-name.ts';
import { zones } from '../support/fakes-people.ts';

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  [' europe/berlin ', 'Europe/Berlin'],
  ['america/port_of_spain', 'America/Port_of_Spain'],
  ['utc', 'UTC'],
  ['Berlin', 'Europe/Berlin'],
  ['tokyo', 'Asia/Tokyo'],
  ['new york', 'America/New_York'],
  ['Port of Spain', 'America/Port_of_Spain'],
  ['kolkata', 'Asia/Kolkata'],
])('“%s” is the zone %s', (typed, zone) => {
  expect(knownZone(typed, zones)).toBe(zone);
});

test.each(['', 'Atlantis', 'UTC+2', 'Europe', 'Berlin/Europe', 'berlin please'])(
  '“%s” is no zone that is known',
  (typed) => {
    expect(knownZone(typed, zones)).toBeUndefined();
  },
);
