import { suggestedDays } from '../../src/schedule/working-week.ts';
import { zones } from './support.ts';

test.each`
  zone                  | days
  ${'Europe/Berlin'}    | ${[1, 2, 3, 4, 5]}
  ${'America/New_York'} | ${[1, 2, 3, 4, 5]}
  ${'Asia/Dubai'}       | ${[1, 2, 3, 4, 5]}
  ${'Asia/Jerusalem'}   | ${[1, 2, 3, 4, 7]}
  ${'Asia/Tel_Aviv'}    | ${[1, 2, 3, 4, 7]}
  ${'Africa/Cairo'}     | ${[1, 2, 3, 4, 7]}
  ${'Asia/Riyadh'}      | ${[1, 2, 3, 4, 7]}
  ${'Asia/Kuwait'}      | ${[1, 2, 3, 4, 7]}
  ${'Asia/Qatar'}       | ${[1, 2, 3, 4, 7]}
  ${'Asia/Amman'}       | ${[1, 2, 3, 4, 7]}
  ${'Asia/Muscat'}      | ${[1, 2, 3, 4, 7]}
  ${'Asia/Tehran'}      | ${[1, 2, 3, 4, 6, 7]}
  ${'Asia/Kolkata'}     | ${[1, 2, 3, 4, 5, 6]}
  ${'Asia/Calcutta'}    | ${[1, 2, 3, 4, 5, 6]}
  ${'Africa/Kampala'}   | ${[1, 2, 3, 4, 5, 6]}
`('people in $zone usually work on $days', ({ zone, days }) => {
  expect(zones.has(zone)).toBe(true);
  expect(suggestedDays(zone)).toEqual(days);
});
