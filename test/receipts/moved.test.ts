import { moved } from '../../src/receipts/moved.ts';
import { at, promised, readerIn } from './support.ts';

const now = at('2026-11-23T09:00Z');
const before = at('2026-11-23T15:00Z');

function notice(promisedFor: string, senderSees: 'both' | 'theirs' | 'later' = 'both'): string | undefined {
  const one = promised({ promisedFor: at(promisedFor), senderSees });
  return moved(one, before, readerIn('Europe/London'), now)?.text;
}

test('a promise that moves later by an hour or more is told of, with the new time', () => {
  expect(notice('2026-11-23T16:00Z')).toBe(
    'Ana reads your mention later than you were told: at 17:00 (16:00 for you).',
  );
});

test.each(['2026-11-23T15:59Z', '2026-11-23T15:00Z', '2026-11-23T12:00Z'])(
  'a promise that moves to %s is not told of',
  (promisedFor) => {
    expect(notice(promisedFor)).toBeUndefined();
  },
);

test('who shares no times gives none away by moving', () => {
  expect(notice('2026-11-23T18:00Z', 'later')).toBeUndefined();
  expect(notice('2026-11-24T10:00Z', 'later')).toBe(
    'Ana reads your mention later than you were told: tomorrow.',
  );
});
