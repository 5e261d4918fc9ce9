import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { parseSince } from '../../src/catchup/parse-since.ts';

const zone = loadZoneData().get('Europe/Berlin');
/** A Wednesday, 15:30 in Berlin. */
const now = Date.parse('2026-03-25T14:30Z');
const since = (text: string): string => {
  const read = parseSince(text, { zone, now });
  return read.ok ? new Date(read.at).toISOString().slice(0, 16) : `${read.reason}: ${read.part}`;
};

test.each`
  text                       | instant
  ${'3d'}                    | ${'2026-03-22T14:30'}
  ${'2 days'}                | ${'2026-03-23T14:30'}
  ${'90m'}                   | ${'2026-03-25T13:00'}
  ${'last 2 hours'}          | ${'2026-03-25T12:30'}
  ${'2w'}                    | ${'2026-03-11T14:30'}
  ${'week'}                  | ${'2026-03-18T14:30'}
  ${'2 Wochen'}              | ${'2026-03-11T14:30'}
  ${'since monday'}          | ${'2026-03-22T23:00'}
  ${'seit Montag'}           | ${'2026-03-22T23:00'}
  ${'since wednesday'}       | ${'2026-03-17T23:00'}
  ${'thursday'}              | ${'2026-03-18T23:00'}
  ${'since yesterday'}       | ${'2026-03-23T23:00'}
  ${'seit gestern 14:00'}    | ${'2026-03-24T13:00'}
  ${'since today'}           | ${'2026-03-24T23:00'}
  ${'since 9:00'}            | ${'2026-03-25T08:00'}
  ${'since 22:00'}           | ${'2026-03-24T21:00'}
  ${'since monday 9am'}      | ${'2026-03-23T08:00'}
  ${'since 2026-03-01'}      | ${'2026-02-28T23:00'}
  ${'from 2026-03-01 08:00'} | ${'2026-03-01T07:00'}
  ${'3 days ago'}            | ${'2026-03-22T14:30'}
  ${'the last 3 days'}       | ${'2026-03-22T14:30'}
  ${'since last friday'}     | ${'2026-03-19T23:00'}
  ${'since last wednesday'}  | ${'2026-03-17T23:00'}
  ${'this week'}             | ${'2026-03-22T23:00'}
  ${'diese Woche'}           | ${'2026-03-22T23:00'}
  ${'seit letzter Woche'}    | ${'2026-03-18T14:30'}
  ${'last month'}            | ${'2026-02-23T14:30'}
  ${'4 months'}              | ${'too-long: 4 months'}
  ${'since tomorrow'}        | ${'word: since tomorrow'}
  ${'today 23:00'}           | ${'future: today 23:00'}
  ${'0d'}                    | ${'word: 0d'}
  ${'since 2020-01-01'}      | ${'too-long: since 2020-01-01'}
  ${'since the release'}     | ${'word: since the release'}
  ${'2026-02-30'}            | ${'word: 2026-02-30'}
`('“$text”, said on a Wednesday at 15:30 in Berlin, is $instant', ({ text, instant }) => {
  expect(since(text)).toBe(instant);
});

test('a day begins at the speaker’s own midnight, also on the day on which the clocks change', () => {
  const sunday = Date.parse('2026-03-29T10:00Z');
  const read = parseSince('today', { zone, now: sunday });
  expect(read).toEqual({ ok: true, at: Date.parse('2026-03-28T23:00Z') });
});
