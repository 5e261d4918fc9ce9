import { parseAbsence } from '../../src/schedule/parse-absence.ts';
import { at, zones } from './support.ts';

/** In Auckland it is Wednesday the 25th already. */
const speaker = { zone: zones.get('Pacific/Auckland'), now: at('2026-11-24T13:00Z') };

test.each`
  typed                                    | from            | to              | rest
  ${'2026-12-20..2027-01-03'}              | ${'2026-12-20'} | ${'2027-01-03'} | ${''}
  ${'2026-12-20..2027-01-03 <@U1|bo>'}     | ${'2026-12-20'} | ${'2027-01-03'} | ${'<@U1|bo>'}
  ${'2026-12-20 – 2027-01-03'}             | ${'2026-12-20'} | ${'2027-01-03'} | ${''}
  ${'from 2026-12-20 to 2027-01-03'}       | ${'2026-12-20'} | ${'2027-01-03'} | ${''}
  ${'2026-12-20-2027-01-03'}               | ${'2026-12-20'} | ${'2027-01-03'} | ${''}
  ${'vom 20.12.2026 bis zum 3.1.2027 @bo'} | ${'2026-12-20'} | ${'2027-01-03'} | ${'@bo'}
  ${'2026-12-24 @bo'}                      | ${'2026-12-24'} | ${'2026-12-24'} | ${'@bo'}
  ${'until 2026-12-24'}                    | ${'2026-11-25'} | ${'2026-12-24'} | ${''}
  ${'today'}                               | ${'2026-11-25'} | ${'2026-11-25'} | ${''}
  ${'heute bis morgen'}                    | ${'2026-11-25'} | ${'2026-11-26'} | ${''}
  ${'until friday @bo'}                    | ${'2026-11-25'} | ${'2026-11-27'} | ${'@bo'}
  ${'Mo–Mi'}                               | ${'2026-11-30'} | ${'2026-12-02'} | ${''}
  ${'wed to tue'}                          | ${'2026-11-25'} | ${'2026-12-01'} | ${''}
  ${'2026-11-20..2026-11-30'}              | ${'2026-11-20'} | ${'2026-11-30'} | ${''}
`('$typed is $from to $to', ({ typed, from, to, rest }) => {
  expect(parseAbsence(typed, speaker)).toEqual({ ok: true, absence: { from, to }, rest });
});

test.each`
  typed                           | reason     | part
  ${''}                           | ${'empty'} | ${''}
  ${'Next week'}                  | ${'date'}  | ${'Next'}
  ${'weekdays'}                   | ${'date'}  | ${'weekdays'}
  ${'2026-02-30'}                 | ${'date'}  | ${'2026-02-30'}
  ${'20.12.'}                     | ${'date'}  | ${'20.12.'}
  ${'2026-12-20..Soon @bo'}       | ${'date'}  | ${'Soon'}
  ${'2026-12-20 until'}           | ${'date'}  | ${'2026-12-20 until'}
  ${'2026-12-24..2026-12-20'}     | ${'order'} | ${'2026-12-24..2026-12-20'}
  ${'2026-11-20..2026-11-24 @bo'} | ${'past'}  | ${'2026-11-20..2026-11-24'}
`('$typed is refused for its $reason, quoting $part', ({ typed, reason, part }) => {
  expect(parseAbsence(typed, speaker)).toEqual({ ok: false, reason, part });
});
