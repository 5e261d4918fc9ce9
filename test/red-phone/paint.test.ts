import type { Call } from '../../src/red-phone/call.ts';
import { newly } from '../../src/red-phone/moves.ts';
import { unpaintedOf } from '../../src/red-phone/paint.ts';

const person = {
  ...newly('UANA', 'called'),
  state: 'reached' as const,
  dms: ['1', '2', '3'].map((ts) => ({ channel: 'D1', ts })),
  painted: ['waiting', 'waiting', 'waiting#1'],
};
const call = (changes: Partial<Call>) => {
  const ring = { caller: { user: 'UBEN' } };
  return { ring, state: 'open', people: [person], edition: 2, ...changes } as unknown as Call;
};

test('words that change while a call goes on are painted in the newest message alone', () => {
  expect(unpaintedOf(call({}), person)).toEqual([2]);
});

test('whoever answers changes all messages, with the words as they are', () => {
  expect(unpaintedOf(call({ state: 'acknowledged', by: 'UCHI' }), person)).toEqual([2, 1, 0]);
});

test('once somebody is on it, words are painted in the newest message alone as well', () => {
  const answered = { ...person, painted: Array.from({ length: 3 }, () => 'somebody-on-it:UCHI#1') };
  expect(unpaintedOf(call({ state: 'acknowledged', by: 'UCHI' }), answered)).toEqual([2]);
});

test('once it is over no message shows words that were taken out', () => {
  const muted = { ...person, state: 'muted' as const, painted: ['muted', 'muted#1', 'muted#2'] };
  expect(unpaintedOf(call({ state: 'ended', outcome: 'unanswered' }), muted)).toEqual([1, 0]);
});
