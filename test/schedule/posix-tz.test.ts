import { changesInYear, parsePosixTz } from '../../src/schedule/posix-tz.ts';

test.each`
  rule                                      | changes                                                 | why
  ${'CET-1CEST,M3.5.0,M10.5.0/3'}           | ${['2028-03-26T01:00Z +2', '2028-10-29T01:00Z +1']}     | ${'last Sundays'}
  ${'EST5EDT,M3.2.0,M11.1.0'}               | ${['2028-03-12T07:00Z -4', '2028-11-05T06:00Z -5']}     | ${'second and first Sunday'}
  ${'<-04>4<-03>,M9.1.6/24,M4.1.6/24'}      | ${['2028-04-02T03:00Z -4', '2028-09-03T04:00Z -3']}     | ${'the southern summer, at 24:00'}
  ${'IST-2IDT,M3.4.4/26,M10.5.0'}           | ${['2028-03-24T00:00Z +3', '2028-10-28T23:00Z +2']}     | ${'26 hours after Thursday'}
  ${'<-02>2<-01>,M3.5.0/-1,M10.5.0/0'}      | ${['2028-03-26T01:00Z -1', '2028-10-29T01:00Z -2']}     | ${'an hour before Sunday'}
  ${'<+1030>-10:30<+11>-11,M10.1.0,M4.1.0'} | ${['2028-04-01T15:00Z +10.5', '2028-09-30T15:30Z +11']} | ${'half an hour'}
  ${'AAA5BBB,J60/2,J300/2'}                 | ${['2028-03-01T07:00Z -4', '2028-10-27T06:00Z -5']}     | ${'J60 is 1 March in a leap year too'}
  ${'AAA5BBB,59/2,299/2'}                   | ${['2028-02-29T07:00Z -4', '2028-10-26T06:00Z -5']}     | ${'59 is 29 February in a leap year'}
  ${'XXX3EDT4,0/0,J365/23'}                 | ${['2028-01-01T03:00Z -4', '2029-01-01T03:00Z -3']}     | ${'summer all year'}
  ${'<+0545>-5:45'}                         | ${[]}                                                   | ${'no changes'}
`('$rule: $why', ({ rule, changes }) => {
  const got = changesInYear(parsePosixTz(rule), 2028).map(([instant, offset]) => {
    const hours = offset / 3_600_000;
    return `${new Date(instant).toISOString().replace(':00.000Z', 'Z')} ${hours < 0 ? '' : '+'}${hours}`;
  });
  expect(got).toEqual(changes);
});

test.each(['', 'CET', 'CET-1CEST', 'CET-1CEST,M3.5.0', 'CET-1CEST,M3.5.0,Mars'])('%j is no rule', (rule) => {
  expect(() => parsePosixTz(rule)).toThrow();
});
