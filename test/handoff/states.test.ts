import { DAY } from '../../src/clock.ts';
import { statusOf } from '../../src/handoff/handoff.ts';
import { accept, close, decline, delivered, endsAt, overdue, type Step } from '../../src/handoff/states.ts';
import { copy, handoff, NOW } from './support.ts';

const refusal = (step: Step): string => (step.kind === 'refused' ? step.because : 'done');
const after = (step: Step) => {
  if (step.kind === 'refused') throw new Error(step.because);
  return step.handoff;
};
const group = { to: { kind: 'group', group: 'S1' } as const, copies: [copy('UBEN'), copy('UCHI')] };

test.each([
  ['a receiver', handoff(), 'UBEN', 'done'],
  ['its author', handoff(), 'UANA', 'not-yours'],
  ['somebody else', handoff(), 'UCHI', 'not-yours'],
  ['one who has it already', after(accept(handoff(), 'UBEN', NOW)), 'UBEN', 'accepted-by-you'],
  ['one of a group after another', after(accept(handoff(group), 'UCHI', NOW)), 'UBEN', 'accepted'],
  ['one who declined before', after(decline(handoff(), 'UBEN', '', NOW)), 'UBEN', 'done'],
  ['a receiver of a closed one', after(close(handoff(), 'UANA', NOW)), 'UBEN', 'closed'],
  ['a receiver of an overdue one', handoff({ overdueAt: NOW }), 'UBEN', 'done'],
  [
    'anybody in a channel',
    handoff({ to: { kind: 'channel', channel: 'C1' }, copies: [copy('C1')] }),
    'UEVE',
    'done',
  ],
] as const)('accepting, by %s', (_who, before, user, outcome) => {
  expect(refusal(accept(before, user, NOW))).toBe(outcome);
});

test('declining says why to the author, once, and leaves the others of a group their choice', () => {
  const declined = after(decline(handoff(group), 'UBEN', 'no time', NOW));

  expect(declined.news).toEqual([{ what: 'declined', by: 'UBEN', reason: 'no time', at: NOW }]);
  expect(statusOf(declined)).toBe('delivered');
  expect(refusal(decline(declined, 'UBEN', 'again', NOW))).toBe('declined-by-you');
  expect(statusOf(after(decline(declined, 'UCHI', '', NOW)))).toBe('declined');
  expect(refusal(accept(declined, 'UCHI', NOW))).toBe('done');
});

test('only its author and whoever took it may close one', () => {
  expect(refusal(close(handoff(), 'UBEN', NOW))).toBe('not-yours');
  expect(refusal(close(after(accept(handoff(), 'UBEN', NOW)), 'UBEN', NOW))).toBe('done');
  expect(refusal(close(after(close(handoff(), 'UANA', NOW)), 'UANA', NOW))).toBe('closed');
});

test('it is overdue when the last block has ended, once, and never where somebody has answered', () => {
  const two = handoff({ ...group, copies: [copy('UBEN', { until: NOW }), copy('UCHI', { until: NOW + 5 })] });

  expect(overdue(two, NOW + 4)).toBeUndefined();
  const late = overdue(two, NOW + 5);
  expect(late?.news).toEqual([{ what: 'overdue', at: NOW + 5 }]);
  if (late === undefined) throw new Error('not overdue');
  expect(overdue(late, NOW + 6)).toBeUndefined();
  expect(overdue(after(accept(two, 'UBEN', NOW)), NOW + 9)).toBeUndefined();
  expect(overdue(after(close(two, 'UANA', NOW)), NOW + 9)).toBeUndefined();
  expect(overdue(handoff({ copies: [copy('UBEN', { state: 'declined' })] }), NOW + 9_000)).toBeUndefined();
  const posted = handoff({ to: { kind: 'channel', channel: 'C1' }, copies: [copy('C1')] });
  expect(overdue(posted, NOW + 9_000)).toBeUndefined();
});

test('a copy is delivered once, and what was answered before that stays answered', () => {
  const planned = handoff({ copies: [copy('UBEN', { state: 'planned' })] });
  const at = { channel: 'D1', ts: '2.2' };

  const given = delivered(planned, 'UBEN', at, NOW + 7, NOW);
  expect(given?.copies[0]).toMatchObject({ ...at, state: 'delivered', until: NOW + 7 });
  expect(given === undefined || delivered(given, 'UBEN', at, NOW, NOW)).toBeUndefined();
});

test('a closed one is kept for 30 days; one that nobody touches closes after 60', () => {
  expect(endsAt(after(close(handoff(), 'UANA', NOW)))).toBe(NOW + 30 * DAY);
  expect(endsAt(handoff())).toBe(NOW + 60 * DAY);
});
