import { compareZones } from '../../src/doctor/zones.ts';
import { at, zones } from '../support/fakes-people.ts';

const now = at('Mon 12:00');
const berlin = { tz: 'Europe/Berlin', tz_offset: 3_600 };

test('Slack and the zone data agree on what time it is for everybody', () => {
  expect(compareZones([berlin, { tz: null }, {}], zones, now)).toEqual([
    expect.objectContaining({ level: 'ok', words: expect.stringContaining('Slack agrees for 1 person') }),
  ]);
});

test('where they disagree, the zones are named with how many are in them, and nobody by name', () => {
  const summer = { ...berlin, tz_offset: 7_200 };

  const [check] = compareZones([berlin, summer, summer, { ...summer, deleted: true }], zones, now);

  expect(check?.level).toBe('mend');
  expect(check?.words).toMatch(/disagree on the time in Europe\/Berlin \(2\)\. Update the system's tzdata/);
});

test('a zone that Slack names and nobody knows here is said once', () => {
  const moved = { tz: 'Mars/Olympus', tz_offset: 0 };

  expect(compareZones([berlin, moved, moved], zones, now)).toEqual([
    expect.objectContaining({ level: 'note', words: expect.stringMatching(/do not know: Mars\/Olympus\.$/) }),
  ]);
});
