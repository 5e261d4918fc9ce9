import { afterOneWorkingDay } from '../../src/people/working-start.ts';
import { zones } from '../support/fakes-people.ts';

const weekdays = [1, 2, 3, 4, 5];

test.each`
  told                   | zone                  | days               | starts                 | because
  ${'2026-11-25T14:00Z'} | ${'Europe/Berlin'}    | ${weekdays}        | ${'2026-11-26T23:00Z'} | ${'Thursday has passed'}
  ${'2026-11-27T08:00Z'} | ${'Europe/Berlin'}    | ${weekdays}        | ${'2026-11-30T23:00Z'} | ${'the weekend does not count, Monday does'}
  ${'2026-11-26T20:00Z'} | ${'Asia/Jerusalem'}   | ${[7, 1, 2, 3, 4]} | ${'2026-11-29T22:00Z'} | ${'Sunday is a working day there'}
  ${'2026-11-25T23:30Z'} | ${'Europe/Berlin'}    | ${weekdays}        | ${'2026-11-27T23:00Z'} | ${'it is Thursday there already'}
  ${'2026-03-06T12:00Z'} | ${'America/New_York'} | ${weekdays}        | ${'2026-03-10T04:00Z'} | ${'the clocks have changed meanwhile'}
`('told at $told in $zone, holding begins at $starts: $because', ({ told, zone, days, starts }) => {
  expect(afterOneWorkingDay(zones.get(zone), days, Date.parse(told))).toBe(Date.parse(starts));
});
