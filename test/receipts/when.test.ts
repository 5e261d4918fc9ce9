import { whenTheyRead } from '../../src/receipts/when.ts';
import { wordsFor } from '../../src/words/words.ts';
import { at, promised, readerIn } from './support.ts';

const monday = at('2026-11-23T09:00Z');

function when(
  parts: Parameters<typeof promised>[0],
  { zone = 'Europe/London', locale = 'en-GB', now = monday } = {},
): string {
  return whenTheyRead(promised(parts), readerIn(zone, locale), wordsFor(locale), now);
}

test.each`
  senderSees  | promisedFor            | zone                     | said
  ${'both'}   | ${'2026-11-23T15:00Z'} | ${'Europe/London'}       | ${'at 16:00 (15:00 for you)'}
  ${'both'}   | ${'2026-11-24T10:00Z'} | ${'Europe/London'}       | ${'tomorrow 11:00 (10:00 for you)'}
  ${'both'}   | ${'2026-11-26T10:00Z'} | ${'Europe/London'}       | ${'on Thu 11:00 (10:00 for you)'}
  ${'both'}   | ${'2027-01-04T10:00Z'} | ${'Europe/London'}       | ${'on Mon, 4 Jan 2027, 11:00 (10:00 for you)'}
  ${'both'}   | ${'2026-11-23T15:00Z'} | ${'Europe/Paris'}        | ${'at 16:00'}
  ${'both'}   | ${'2026-11-23T23:30Z'} | ${'Europe/London'}       | ${'tomorrow 00:30 (today 23:30 for you)'}
  ${'both'}   | ${'2026-11-23T15:00Z'} | ${'Asia/Tokyo'}          | ${'at 16:00 (tomorrow 00:00 for you)'}
  ${'both'}   | ${'2026-11-23T15:00Z'} | ${'UTC'}                 | ${'at 16:00 (15:00 UTC for you)'}
  ${'theirs'} | ${'2026-11-23T15:00Z'} | ${'Europe/London'}       | ${'at 15:00'}
  ${'theirs'} | ${'2026-11-23T15:00Z'} | ${'Asia/Tokyo'}          | ${'tomorrow 00:00'}
  ${'later'}  | ${'2026-11-23T15:00Z'} | ${'Europe/London'}       | ${'later today'}
  ${'later'}  | ${'2026-11-23T15:00Z'} | ${'Asia/Tokyo'}          | ${'tomorrow'}
  ${'later'}  | ${'2026-11-24T05:00Z'} | ${'America/Los_Angeles'} | ${'later today'}
  ${'later'}  | ${'2026-11-26T10:00Z'} | ${'Europe/London'}       | ${'in the next days'}
  ${'later'}  | ${'2026-11-30T10:00Z'} | ${'Europe/London'}       | ${'in the next days'}
  ${'later'}  | ${'2026-12-01T10:00Z'} | ${'Europe/London'}       | ${'in more than a week'}
`('who shares "$senderSees" reads, said in $zone: $said', ({ senderSees, promisedFor, zone, said }) => {
  expect(when({ senderSees, promisedFor: at(promisedFor) }, { zone })).toBe(said);
});

test('the clock and the words follow the reader', () => {
  expect(when({}, { locale: 'en-US' })).toBe('at 4:00 PM (3:00 PM for you)');
  expect(when({}, { locale: 'de-DE' })).toBe('um 16:00 (bei dir 15:00)');
  expect(when({ senderSees: 'later' }, { locale: 'de-DE' })).toBe('heute noch');
});

test('the day of a return is named, also by who shares no times', () => {
  const away = { standIn: undefined };
  const promisedFor = at('2026-12-14T10:00Z');
  expect(when({ away, promisedFor, senderSees: 'later' })).toBe('on Mon 14 Dec');
  expect(when({ away, promisedFor, senderSees: 'theirs' })).toBe('on Mon 14 Dec, 10:00');
});
