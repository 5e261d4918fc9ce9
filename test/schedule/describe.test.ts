import { describeBlock, describeHours, describeInstant, describeSpan } from '../../src/schedule/describe.ts';
import { Zone } from '../../src/schedule/zone.ts';
import { at, zones } from './support.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const berlin = zones.get('Europe/Berlin');
const now = at('2026-11-24T08:00Z');

test.each`
  instant                | british                     | american                        | german                        | when
  ${'2026-11-24T15:00Z'} | ${'16:00'}                  | ${'4:00 PM'}                    | ${'16:00'}                    | ${'today'}
  ${'2026-11-24T23:30Z'} | ${'tomorrow 00:30'}         | ${'tomorrow 12:30 AM'}          | ${'morgen 00:30'}             | ${'tomorrow in the zone, today in UTC'}
  ${'2026-11-30T10:00Z'} | ${'Mon 11:00'}              | ${'Mon 11:00 AM'}               | ${'Mo 11:00'}                 | ${'within a week'}
  ${'2026-12-01T10:00Z'} | ${'Tue 1 Dec, 11:00'}       | ${'Tue, Dec 1, 11:00 AM'}       | ${'Di., 1. Dez., 11:00'}      | ${'in a week'}
  ${'2027-01-04T10:00Z'} | ${'Mon, 4 Jan 2027, 11:00'} | ${'Mon, Jan 4, 2027, 11:00 AM'} | ${'Mo., 4. Jan. 2027, 11:00'} | ${'next year'}
  ${'2026-11-23T10:00Z'} | ${'yesterday 11:00'}        | ${'yesterday 11:00 AM'}         | ${'gestern 11:00'}            | ${'yesterday'}
  ${'2026-11-20T10:00Z'} | ${'Fri 11:00'}              | ${'Fri 11:00 AM'}               | ${'Fr 11:00'}                 | ${'last week'}
`('$when: $british, $american, $german', ({ instant, british, american, german }) => {
  const shown = ['en-GB', 'en-US', 'de-DE'].map((locale) =>
    describeInstant(at(instant), { zone: berlin, locale, now }),
  );
  // Where the commas and full stops of a date go changes from one release of Intl's data to the next.
  const bare = (text: string): string => text.replaceAll(/[,.]/g, '');
  expect(shown.map(bare)).toEqual([british, american, german].map(bare));
});

test('the reader’s own clock goes before the locale’s', () => {
  const reader = { zone: berlin, locale: 'de-DE', now };
  expect(describeInstant(at('2026-11-24T15:00Z'), { ...reader, hour12: true })).toBe('4:00 PM');
  expect(describeInstant(at('2026-11-24T15:00Z'), { ...reader, locale: 'en-US', hour12: false })).toBe(
    '16:00',
  );
});

test('our zone rules count, not those of Node', () => {
  const zone = new Zone('Europe/Berlin', () => 90 * 60_000);
  expect(describeInstant(at('2026-11-24T15:00Z'), { zone, locale: 'en-GB', now })).toBe('16:30');
});

test('a locale that nobody knows is read as English, whatever the server speaks', () => {
  expect(
    describeInstant(at('2026-11-25T10:00Z'), { zone: berlin, locale: 'xx-XX', now, hour12: false }),
  ).toBe('tomorrow 11:00');
});

test.each`
  start                  | end                    | shown
  ${'2026-11-24T15:00Z'} | ${'2026-11-24T15:30Z'} | ${'16:00–16:30'}
  ${'2026-11-25T21:00Z'} | ${'2026-11-26T01:00Z'} | ${'tomorrow 22:00–02:00'}
  ${'2026-11-24T15:00Z'} | ${'2026-11-27T15:00Z'} | ${'16:00 – Fri 16:00'}
`('a block reads $shown', ({ start, end, shown }) => {
  expect(describeBlock({ start: at(start), end: at(end) }, { zone: berlin, locale: 'en-GB', now })).toBe(
    shown,
  );
});

test.each`
  days                     | british            | german
  ${WEEKDAYS}              | ${'Mon–Fri'}       | ${'Mo–Fr'}
  ${[5, 3, 1]}             | ${'Mon, Wed, Fri'} | ${'Mo, Mi, Fr'}
  ${[6, 7]}                | ${'Sat, Sun'}      | ${'Sa, So'}
  ${[7, 1, 2, 3, 4]}       | ${'Sun–Thu'}       | ${'So–Do'}
  ${[1, 2, 3, 5]}          | ${'Mon–Wed, Fri'}  | ${'Mo–Mi, Fr'}
  ${[1, 2, 3, 4, 5, 6, 7]} | ${'Mon–Sun'}       | ${'Mo–So'}
`('days read $british, $german', ({ days, british, german }) => {
  const blocks = [{ days, start: '11:00', end: '11:30' }];
  expect(describeHours(blocks, 'en-GB')).toBe(`${british} 11:00–11:30`);
  expect(describeHours(blocks, 'de')).toBe(`${german} 11:00–11:30`);
});

test('hours are grouped by days with the same times', () => {
  const blocks = [
    { days: WEEKDAYS, start: '16:00', end: '16:30' },
    { days: [1, 2, 3, 4, 5, 6], start: '11:00', end: '11:30' },
    { days: [6], start: '22:00', end: '00:00' },
  ];
  expect(describeHours(blocks, 'en-GB')).toBe(
    'Mon–Fri 11:00–11:30, 16:00–16:30; Sat 11:00–11:30, 22:00–24:00',
  );
  expect(describeHours(blocks, 'en-US')).toBe(
    'Mon–Fri 11:00–11:30 AM, 4:00–4:30 PM; Sat 11:00–11:30 AM, 10:00 PM–12:00 AM',
  );
  expect(describeHours([], 'en-GB')).toBe('');
});

test.each`
  ms                | english       | german
  ${0}              | ${'0 m'}      | ${'0 Min.'}
  ${20_000}         | ${'1 m'}      | ${'1 Min.'}
  ${45 * 60_000}    | ${'45 m'}     | ${'45 Min.'}
  ${80 * 60_000}    | ${'1 h 20 m'} | ${'1 Std. 20 Min.'}
  ${2 * 3_600_000}  | ${'2 h'}      | ${'2 Std.'}
  ${86_399_000}     | ${'1 d'}      | ${'1 Tg.'}
  ${52 * 3_600_000} | ${'2 d 4 h'}  | ${'2 Tg. 4 Std.'}
`('$ms ms read $english, $german', ({ ms, english, german }) => {
  expect(describeSpan(ms, 'en-GB')).toBe(english);
  expect(describeSpan(ms, 'de')).toBe(german);
});
