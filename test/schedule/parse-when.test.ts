import fc from 'fast-check';
import { parseWhen } from '../../src/schedule/parse-when.ts';
import { at, ODD_ZONES, zones } from './support.ts';

/** A Tuesday, 14:00 in Berlin. */
const speaker = { zone: zones.get('Europe/Berlin'), now: at('2026-11-24T13:00Z') };

test.each`
  typed                           | minutes
  ${'2h'}                         | ${120}
  ${'90m'}                        | ${90}
  ${'1h30'}                       | ${90}
  ${'1 h 30 min'}                 | ${90}
  ${'1h30m'}                      | ${90}
  ${'2 hours'}                    | ${120}
  ${'for 2 hours and 10 minutes'} | ${130}
  ${'2 Stunden'}                  | ${120}
  ${'1,5 Std.'}                   | ${90}
  ${'0.5h'}                       | ${30}
  ${'2 days'}                     | ${2880}
`('$typed is $minutes minutes', ({ typed, minutes }) => {
  expect(parseWhen(typed, speaker)).toEqual({ ok: true, kind: 'duration', ms: minutes * 60_000 });
});

test.each`
  typed                       | instant                | why
  ${'until fri 09:00'}        | ${'2026-11-27T08:00Z'} | ${'the next Friday'}
  ${'bis Fr. 9'}              | ${'2026-11-27T08:00Z'} | ${'German'}
  ${'until 17:00'}            | ${'2026-11-24T16:00Z'} | ${'later today'}
  ${'till 13:00'}             | ${'2026-11-25T12:00Z'} | ${'tomorrow, as today it is over'}
  ${'until 14:00'}            | ${'2026-11-25T13:00Z'} | ${'tomorrow, as now is not after now'}
  ${'until tomorrow 9am'}     | ${'2026-11-25T08:00Z'} | ${'tomorrow'}
  ${'9 Uhr morgen'}           | ${'2026-11-25T08:00Z'} | ${'the time first'}
  ${'bis morgen um 9 Uhr'}    | ${'2026-11-25T08:00Z'} | ${'German with its small words'}
  ${'until 5'}                | ${'2026-11-24T16:00Z'} | ${'whichever five o’clock comes first'}
  ${'bis 5'}                  | ${'2026-11-25T04:00Z'} | ${'on 24 hours in German'}
  ${'until tue 15:00'}        | ${'2026-11-24T14:00Z'} | ${'today is Tuesday'}
  ${'until tuesday 14:00'}    | ${'2026-12-01T13:00Z'} | ${'today’s is over'}
  ${'until noon'}             | ${'2026-11-25T11:00Z'} | ${'a word for a time'}
  ${'until midnight'}         | ${'2026-11-24T23:00Z'} | ${'the end of today'}
  ${'until 2027-07-01 09:00'} | ${'2027-07-01T07:00Z'} | ${'a date, in summer time'}
`('$typed is $instant: $why', ({ typed, instant }) => {
  expect(parseWhen(typed, speaker)).toEqual({ ok: true, kind: 'instant', at: at(instant) });
});

test('a time that the clocks skip moves forward as in comms hours', () => {
  const evening = { zone: zones.get('America/New_York'), now: at('2026-03-08T02:00Z') };
  expect(parseWhen('until 02:30', evening)).toEqual({
    ok: true,
    kind: 'instant',
    at: at('2026-03-08T07:30Z'),
  });
});

test.each`
  typed                      | reason        | part
  ${' '}                     | ${'empty'}    | ${''}
  ${'0h'}                    | ${'time'}     | ${'0h'}
  ${'90'}                    | ${'time'}     | ${'90'}
  ${'until fri'}             | ${'time'}     | ${'until fri'}
  ${'until 25:00'}           | ${'time'}     | ${'25:00'}
  ${'until 2026-02-30 9:00'} | ${'time'}     | ${'2026-02-30'}
  ${'until Lunch'}           | ${'word'}     | ${'Lunch'}
  ${'until weekdays 9'}      | ${'word'}     | ${'weekdays'}
  ${'2h please'}             | ${'word'}     | ${'please'}
  ${'until 9 10'}            | ${'word'}     | ${'10'}
  ${'until today 9:00'}      | ${'past'}     | ${'until today 9:00'}
  ${'until 2026-11-23 9:00'} | ${'past'}     | ${'until 2026-11-23 9:00'}
  ${'500 days'}              | ${'too-long'} | ${'500 days'}
`('$typed is refused for its $reason, quoting $part', ({ typed, reason, part }) => {
  expect(parseWhen(typed, speaker)).toEqual({ ok: false, reason, part });
});

test('an instant is always later, in every zone, and a day’s name is kept', () => {
  const day = fc.constantFrom('', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
  const minute = fc.integer({ min: 0, max: 1439 });
  const now = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2028-01-01T00:00Z') });
  fc.assert(
    fc.property(day, minute, now, fc.constantFrom(...ODD_ZONES), (name, minutes, now, zoneName) => {
      const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      const read = parseWhen(`until ${name} ${clock}`, { zone: zones.get(zoneName), now });
      if (!read.ok || read.kind !== 'instant') throw new Error(JSON.stringify(read));
      expect(read.at).toBeGreaterThan(now);
      expect(read.at - now).toBeLessThanOrEqual((name === '' ? 1 : 7) * 86_400_000 + 2 * 3_600_000);
    }),
    { seed: 20261122, numRuns: 1000 },
  );
});

test('whatever is typed is read or refused with a part of it', () => {
  const piece = fc.constantFrom(
    'until',
    'bis',
    'fri',
    'tomorrow',
    '9',
    '2h',
    ':30',
    '2026-12-01',
    'am',
    'noon',
    '-',
    '0',
    'x',
    'İ',
    '🙂',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join(' ')),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      (typed) => {
        const read = parseWhen(typed, speaker);
        if (!read.ok) expect(typed).toContain(read.part);
      },
    ),
    { seed: 20261122, numRuns: 2000 },
  );
});
