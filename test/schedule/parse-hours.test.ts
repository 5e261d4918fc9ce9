import { parseHours } from '../../src/schedule/parse-hours.ts';

test.each`
  typed                                              | meant
  ${'mon-fri 11:00-11:30 16:00-16:30'}               | ${'12345 11:00-11:30, 12345 16:00-16:30'}
  ${'9-9:30am'}                                      | ${'12345 09:00-09:30'}
  ${'11:00–11:30'}                                   | ${'12345 11:00-11:30'}
  ${'Mon,Wed,Fri 9-10 and 15-15:30'}                 | ${'135 09:00-10:00, 135 15:00-15:30'}
  ${'Mo–Fr 11–11:30'}                                | ${'12345 11:00-11:30'}
  ${'Mo. – Fr. von 9 bis 9.30 Uhr und 16–16:30 Uhr'} | ${'12345 09:00-09:30, 12345 16:00-16:30'}
  ${'montags und mittwochs 9 bis 10 Uhr'}            | ${'13 09:00-10:00'}
  ${'am Dienstag 9-10'}                              | ${'2 09:00-10:00'}
  ${'11-12 Uhr am Donnerstag'}                       | ${'4 11:00-12:00'}
  ${'jeden Tag 9-10'}                                | ${'1234567 09:00-10:00'}
  ${'werktags 9-10, am Wochenende 11-12'}            | ${'12345 09:00-10:00, 67 11:00-12:00'}
  ${'weekdays 9 to 10'}                              | ${'12345 09:00-10:00'}
  ${'every weekday at 11am - 11:30am'}               | ${'12345 11:00-11:30'}
  ${'daily 9-10'}                                    | ${'1234567 09:00-10:00'}
  ${'every day 9-10'}                                | ${'1234567 09:00-10:00'}
  ${'WEEKENDS 10AM-NOON'}                            | ${'67 10:00-12:00'}
  ${'monday through thursday, sat: 9-10'}            | ${'12346 09:00-10:00'}
  ${'mon-thu 9-10; fri 14-15'}                       | ${'1234 09:00-10:00, 5 14:00-15:00'}
  ${'mon 9-10, tue 11-12'}                           | ${'1 09:00-10:00, 2 11:00-12:00'}
  ${'mon 9-10 tue 9-10'}                             | ${'12 09:00-10:00'}
  ${'9-10 weekdays and sat'}                         | ${'123456 09:00-10:00'}
  ${'9-10 mon-wed, 11-12 thu'}                       | ${'123 09:00-10:00, 4 11:00-12:00'}
  ${'fri-mon 9-10'}                                  | ${'1567 09:00-10:00'}
  ${'M-F 0900-0930'}                                 | ${'12345 09:00-09:30'}
  ${'9h-9h30'}                                       | ${'12345 09:00-09:30'}
  ${'Mon 9a.m.–10a.m.'}                              | ${'1 09:00-10:00'}
  ${'22:00-02:00'}                                   | ${'12345 22:00-02:00'}
  ${'22-2'}                                          | ${'12345 22:00-02:00'}
  ${'10:00-02:00'}                                   | ${'12345 10:00-02:00'}
  ${'20:00-24:00'}                                   | ${'12345 20:00-24:00'}
  ${'20:00-00:00'}                                   | ${'12345 20:00-24:00'}
  ${'midnight-1am'}                                  | ${'12345 00:00-01:00'}
  ${'10pm to midnight'}                              | ${'12345 22:00-24:00'}
  ${'daily 0-24'}                                    | ${'1234567 00:00-24:00'}
`('$typed', ({ typed, meant }) => {
  expect(shown(parseHours(typed))).toBe(meant);
});

describe('the half of the day', () => {
  test.each`
    typed          | meant
    ${'11-1pm'}    | ${'11:00-13:00'}
    ${'11am-1'}    | ${'11:00-13:00'}
    ${'12-1pm'}    | ${'12:00-13:00'}
    ${'9pm-5'}     | ${'21:00-05:00'}
    ${'10-2am'}    | ${'22:00-02:00'}
    ${'8-8pm'}     | ${'08:00-20:00'}
    ${'12am-12pm'} | ${'00:00-12:00'}
    ${'1:15pm-2'}  | ${'13:15-14:00'}
    ${'11-noon'}   | ${'11:00-12:00'}
    ${'noon-1'}    | ${'12:00-13:00'}
    ${'13-3pm'}    | ${'13:00-15:00'}
    ${'15:00-4pm'} | ${'15:00-16:00'}
  `('$typed is what makes the shorter block', ({ typed, meant }) => {
    expect(shown(parseHours(typed))).toBe(`12345 ${meant}`);
  });

  test.each`
    typed           | meant
    ${'9-5'}        | ${'09:00-17:00'}
    ${'12:30-1:30'} | ${'12:30-13:30'}
    ${'2-3'}        | ${'02:00-03:00'}
  `('$typed is on 24 hours unless the end would come before the start', ({ typed, meant }) => {
    expect(shown(parseHours(typed))).toBe(`12345 ${meant}`);
  });
});

test.each`
  typed                            | reason           | part
  ${''}                            | ${'empty'}       | ${''}
  ${' , '}                         | ${'empty'}       | ${','}
  ${'fryday 9-10'}                 | ${'word'}        | ${'fryday'}
  ${'mon-Fryday 9-10'}             | ${'word'}        | ${'Fryday'}
  ${'mon 9-10 During Lunch 11-12'} | ${'word'}        | ${'During Lunch'}
  ${'mon- 9-10'}                   | ${'word'}        | ${'mon- 9'}
  ${'weekdays'}                    | ${'day'}         | ${'weekdays'}
  ${'mon 9-10; Sat and Sun'}       | ${'day'}         | ${'Sat and Sun'}
  ${'mon 25:00-26'}                | ${'time'}        | ${'25:00'}
  ${'mon 9:75-10'}                 | ${'time'}        | ${'9:75'}
  ${'mon 9-14am'}                  | ${'time'}        | ${'14am'}
  ${'daily 24:00-1:00'}            | ${'time'}        | ${'24:00'}
  ${'mon 11 AM'}                   | ${'range'}       | ${'11 AM'}
  ${'mon 11:00 11:30'}             | ${'range'}       | ${'11:00'}
  ${'mon 9-10-11'}                 | ${'range'}       | ${'-'}
  ${'mon 9-9'}                     | ${'zero-length'} | ${'9-9'}
  ${'mon 9am – 9:00 AM'}           | ${'zero-length'} | ${'9am – 9:00 AM'}
  ${'daily 1-2 3-4 5-6 7-8 9-10'}  | ${'too-many'}    | ${'daily 1-2 3-4 5-6 7-8 9-10'}
`('$typed is refused for its $reason, quoting $part', ({ typed, reason, part }) => {
  expect(parseHours(typed)).toEqual({ ok: false, reason, part });
});

test('where no day is named the caller’s days are meant', () => {
  expect(shown(parseHours('9-10', [7, 1, 2, 3, 4]))).toBe('12347 09:00-10:00');
  expect(shown(parseHours('fri 9-10', [7, 1, 2, 3, 4]))).toBe('5 09:00-10:00');
});

function shown(read: ReturnType<typeof parseHours>): string {
  if (!read.ok) return `${read.reason}: ${read.part}`;
  return read.blocks.map(({ days, start, end }) => `${days.join('')} ${start}-${end}`).join(', ');
}
