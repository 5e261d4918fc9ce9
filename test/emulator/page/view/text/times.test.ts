import { dateToken, dayNear, timeIn, timeNear } from '../../../../../emulator/page/view/text/times.ts';

const NOW = Date.UTC(2026, 0, 20, 8, 5);
const berlin = { zone: 'Europe/Berlin', locale: 'en-GB' };
const newYork = { zone: 'America/New_York', locale: 'en-US' };

test('a time is the reader’s, on the reader’s kind of clock', () => {
  expect(timeIn(berlin, NOW)).toBe('09:05');
  expect(timeIn(newYork, NOW)).toBe('3:05 AM');
  expect(timeIn({ zone: 'Asia/Kolkata', locale: 'de-DE' }, NOW)).toBe('13:35');
});

test('a day is named as the reader has it', () => {
  const late = Date.UTC(2026, 0, 20, 23, 30);
  expect(dayNear({ zone: 'Asia/Tokyo', locale: 'en-GB' }, late, late)).toBe('Today');
  expect(dayNear({ zone: 'Asia/Tokyo', locale: 'en-GB' }, NOW, late)).toBe('Yesterday');
  expect(dayNear(newYork, NOW, late)).toBe('Today');
  expect(timeNear(berlin, NOW, late + 60 * 60_000)).toBe('Tue 20 Jan 09:05');
});

test('a date token shows the instant in the reader’s zone, and what it does not know as it stands', () => {
  expect(dateToken('{date_short_pretty} at {time} {nothing}', NOW / 1000, berlin, NOW)).toBe(
    'today at 09:05 {nothing}',
  );
  expect(dateToken('{date_long}', NOW / 1000, newYork, NOW)).toBe('Tuesday, January 20, 2026');
});
