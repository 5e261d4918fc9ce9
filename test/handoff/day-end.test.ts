import { nextDayEnd } from '../../src/handoff/day-end.ts';
import { dayAt } from '../../src/schedule/wall-time.ts';
import { zones } from '../schedule/support.ts';
import { NOW } from './support.ts';

const berlin = { name: 'Europe/Berlin', follows: 'slack' as const };
const weekdays = [1, 2, 3, 4, 5];
const office = { days: weekdays, start: '09:00', end: '18:00' };

function ends(
  workingHours: Parameters<typeof nextDayEnd>[0]['workingHours'],
  now = NOW,
  options: { readonly absences?: { from: string; to: string }[]; readonly last?: number } = {},
): readonly [string, string] | undefined {
  const person = { workingHours, zone: berlin, absences: options.absences ?? [] };
  const found = nextDayEnd(person, zones, now, options.last);
  return found && [new Date(found.at).toISOString(), new Date(found.end).toISOString()];
}

test('the offer comes half an hour before the last window of the day ends', () => {
  expect(ends([office])).toEqual(['2026-01-20T16:30:00.000Z', '2026-01-20T17:00:00.000Z']);
  const split = [
    { days: weekdays, start: '08:00', end: '12:00' },
    { days: weekdays, start: '13:00', end: '16:00' },
  ];
  expect(ends(split)?.[0]).toBe('2026-01-20T14:30:00.000Z');
});

test('a day that was offered already, or is over, gives way to the next working day', () => {
  const today = dayAt(zones.get('Europe/Berlin'), NOW);
  expect(ends([office], NOW, { last: today })?.[0]).toBe('2026-01-21T16:30:00.000Z');
  expect(ends([office], Date.UTC(2026, 0, 20, 17, 0))?.[0]).toBe('2026-01-21T16:30:00.000Z');
  expect(ends([office], Date.UTC(2026, 0, 23, 17, 0))?.[0]).toBe('2026-01-26T16:30:00.000Z');
});

test('days on which they are away have no end', () => {
  const absences = [{ from: '2026-01-20', to: '2026-01-22' }];
  expect(ends([office], NOW, { absences })?.[0]).toBe('2026-01-23T16:30:00.000Z');
});

test('a night shift ends on the morning after the day on which it began', () => {
  const night = [{ days: weekdays, start: '22:00', end: '06:00' }];
  const [at, end] = ends(night, Date.UTC(2026, 0, 20, 22, 0)) ?? [];
  expect([at, end]).toEqual(['2026-01-21T04:30:00.000Z', '2026-01-21T05:00:00.000Z']);
});

test('a window shorter than half an hour is offered as it begins', () => {
  const short = [{ days: weekdays, start: '17:40', end: '18:00' }];
  expect(ends(short)?.[0]).toBe('2026-01-20T16:40:00.000Z');
});

test('where no working hours are declared there is nothing to offer', () => {
  expect([ends(undefined), ends([])]).toEqual([undefined, undefined]);
});

test('whoever is always at work is looked at without end in sight, and that ends', () => {
  expect(ends([{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }])).toBeDefined();
});
