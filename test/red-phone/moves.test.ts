import { MINUTE } from '../../src/clock.ts';
import { type Call, nextAgain, UNANSWERED_MS } from '../../src/red-phone/call.ts';
import { choresOf } from '../../src/red-phone/chores.ts';
import {
  acknowledged,
  muted,
  newly,
  notReached,
  notUrgent,
  onAgain,
  passedOn,
  resolved,
  retracted,
} from '../../src/red-phone/moves.ts';
import { actionFor } from '../../src/red-phone/page-call.ts';
import { lookOf } from '../../src/red-phone/paint.ts';

const dm = { channel: 'D1', ts: '1.000000' };

/** A call to Ana and Chi, who both have its message; Dan is called next. */
function call(changes: Partial<Call> = {}): Call {
  return {
    id: 'call1',
    ring: {
      id: 'C1|1.000000',
      caller: { user: 'UBEN' },
      users: ['UANA', 'UCHI'],
      groups: [],
      channel: 'C1',
      source: { channel: 'C1', ts: '1.000000' },
      phrase: 'sev1',
      reason: 'sev1',
      isConfirmed: false,
      arrivedAt: 0,
    },
    next: ['UDAN'],
    key: 'key',
    isLate: false,
    openedAt: 0,
    state: 'open',
    round: { since: 0, repeats: 0, isEscalated: false, isOver: false },
    people: ['UANA', 'UCHI'].map((user) => ({ ...newly(user, 'called'), state: 'reached', dms: [dm] })),
    unread: [],
    left: [],
    edition: 0,
    events: [],
    noted: 0,
    done: [],
    doing: {},
    pages: {},
    ...changes,
  };
}

const states = ({ people }: Call) => Object.fromEntries(people.map(({ user, state }) => [user, state]));

test('whoever takes it on ends the waiting for all; a second one changes nothing', () => {
  const taken = acknowledged(call(), 'UANA', 5)?.call;
  expect(taken).toMatchObject({ state: 'acknowledged', by: 'UANA' });
  expect(acknowledged(taken ?? call(), 'UCHI', 6)).toBeUndefined();
  expect(acknowledged(taken ?? call(), 'UANA', 6)).toBeUndefined();
});

test('whoever was not reached before somebody took it on has their mention back at once', () => {
  const unreached = { ...newly('UCHI', 'called'), asked: 1 };
  const [ana] = call().people;
  const backFor = (person: typeof unreached): unknown =>
    choresOf(acknowledged(call({ people: [ana ?? unreached, person] }), 'UANA', 5)?.call ?? call(), 5)
      .filter(({ kind }) => kind === 'give-back')
      .map(({ key }) => key);
  expect(backFor(unreached)).toEqual(['give-back:UCHI']);
  // A message to them may be under way.
  expect(backFor({ ...unreached, posting: { number: 1, by: 'claim' } })).toEqual([]);
});

test('nobody but those called can do anything with it', () => {
  for (const move of [acknowledged, notUrgent, muted, resolved])
    expect(move(call(), 'UEVE', 5)).toBeUndefined();
  expect(passedOn(call(), 'UEVE', 'UDAN', 5)).toBeUndefined();
});

test('what is over stays so, whatever is pressed', () => {
  const over = retracted(call(), 'retracted', 'UBEN', 5)?.call ?? call();
  expect(over.state).toBe('ended');
  for (const move of [acknowledged, notUrgent, muted, resolved])
    expect(move(over, 'UANA', 6)).toBeUndefined();
  expect(retracted(over, 'deleted', 'UBEN', 6)).toBeUndefined();
  expect(onAgain(over, 100 * MINUTE)).toBeUndefined();
  expect(nextAgain(over)).toBeUndefined();
});

test('it is not urgent once all have said so, and those who are left go on waiting until then', () => {
  const one = notUrgent(call(), 'UANA', 5)?.call ?? call();
  expect([one.state, states(one)]).toEqual(['open', { UANA: 'not-urgent', UCHI: 'reached' }]);
  expect(notUrgent(one, 'UCHI', 6)?.call).toMatchObject({ state: 'ended', outcome: 'not-urgent' });
});

test('whoever falls away brings the next people in, once', () => {
  const first = muted(call(), 'UANA', 5)?.call ?? call();
  expect(states(first)).toEqual({ UANA: 'muted', UCHI: 'reached', UDAN: 'calling' });
  const second = muted(first, 'UCHI', 6)?.call ?? call();
  expect(states(second)).toEqual({ UANA: 'muted', UCHI: 'muted', UDAN: 'calling' });
  expect(second.state).toBe('open');
  expect(notReached(second, 'UDAN', 'limited', 7)?.call).toMatchObject({
    state: 'ended',
    outcome: 'unanswered',
  });
});

test('somebody who is reached is never said not to have been', () => {
  expect(notReached(call(), 'UANA', 'limited', 5)).toBeUndefined();
});

test('a message that fails once somebody is on it, or it is over, neither ends the call nor calls anybody', () => {
  const [ana] = call().people;
  const both = call({ people: [...(ana === undefined ? [] : [ana]), newly('UCHI', 'called')] });
  const taken = acknowledged(both, 'UANA', 5)?.call ?? call();
  const after = notReached(taken, 'UCHI', 'failed', 6)?.call ?? call();
  expect([after.state, after.by, states(after)]).toEqual([
    'acknowledged',
    'UANA',
    { UANA: 'acknowledged', UCHI: 'unreachable' },
  ]);
  const over = resolved(taken, 'UANA', 6)?.call ?? call();
  expect(notReached(over, 'UCHI', 'failed', 7)?.call).toMatchObject({ state: 'ended', outcome: 'resolved' });
});

test('what is passed on to somebody who was called already calls nobody anew', () => {
  expect(states(passedOn(call(), 'UANA', 'UCHI', 5)?.call ?? call())).toEqual({
    UANA: 'passed-on',
    UCHI: 'reached',
  });
  const anew = passedOn(call(), 'UANA', 'UEVE', 5)?.call ?? call();
  expect(states(anew)).toEqual({ UANA: 'passed-on', UCHI: 'reached', UEVE: 'calling' });
  expect(nextAgain(anew)).toBe(5 + 2 * MINUTE);
});

test('time repeats it after two minutes and five, brings in the next people, and ends it in the end', () => {
  expect(onAgain(call(), 2 * MINUTE - 1)).toBeUndefined();
  const twice = onAgain(call(), 2 * MINUTE)?.call ?? call();
  expect(twice.people.map(({ asked }) => asked)).toEqual([2, 2]);
  expect(nextAgain(twice)).toBe(5 * MINUTE);
  const third = onAgain(twice, 5 * MINUTE)?.call ?? call();
  expect(states(third)).toMatchObject({ UDAN: 'calling' });
  expect(nextAgain(third)).toBe(7 * MINUTE);
  const alone = onAgain(call({ next: [] }), 5 * MINUTE)?.call ?? call();
  expect(alone.round.isOver).toBe(true);
  expect(nextAgain(alone)).toBe(5 * MINUTE + UNANSWERED_MS);
  expect(onAgain(alone, 5 * MINUTE + UNANSWERED_MS)?.call).toMatchObject({ outcome: 'unanswered' });
});

test('where an edit has added people when all had been called for nothing, those alone are called again', () => {
  const round = { since: 0, repeats: 0, isEscalated: true, isOver: false, isForAdded: true };
  const called = call().people.map((person) => ({ ...person, asked: 3 }));
  const [ana] = call().people;
  const added = { ...(ana ?? newly('UEVE', 'called')), user: 'UEVE' };
  const twice = onAgain(call({ round, people: [...called, added] }), 2 * MINUTE);
  const third = onAgain(twice?.call ?? call(), 5 * MINUTE);

  for (const step of [twice, third])
    expect(step?.due.filter(({ kind }) => kind === 'reach').map(({ about }) => about)).toEqual(['UEVE']);
  expect(third?.call.people.map(({ asked }) => asked)).toEqual([3, 3, 2]);
  expect(third?.call.round.isOver).toBe(true);
});

test('what comes late is neither repeated nor handed to the next people', () => {
  expect(onAgain(call({ isLate: true }), 59 * MINUTE)).toBeUndefined();
  expect(states(muted(call({ isLate: true }), 'UANA', 5)?.call ?? call())).not.toHaveProperty('UDAN');
  expect(actionFor(call({ isLate: true }), undefined)).toBeUndefined();
});

test.each([
  [call(), undefined, 'trigger'],
  [call(), 'trigger', undefined],
  [call({ state: 'acknowledged' }), 'trigger', 'acknowledge'],
  [call({ state: 'acknowledged' }), undefined, undefined],
  [call({ state: 'ended', outcome: 'resolved' }), 'acknowledge', 'resolve'],
  [call({ state: 'ended', outcome: 'retracted' }), undefined, undefined],
  [call({ state: 'ended', outcome: 'retracted' }), 'trigger', 'resolve'],
  [call({ state: 'ended', outcome: 'unanswered' }), undefined, 'trigger'],
  [call({ state: 'ended', outcome: 'unanswered' }), 'trigger', undefined],
] as const)('a pager is told what it does not know yet (%#)', (as, told, action) => {
  expect(actionFor(as, told)).toBe(action);
});

test('each follow-up is done once, and none is left out', () => {
  const over = retracted(call(), 'retracted', 'UBEN', 5)?.call ?? call();
  const keys = choresOf(over, 5).map(({ key }) => key);
  expect(keys).toEqual(['taken-back:UANA', 'taken-back:UCHI', 'close', 'uncount']);
  expect(choresOf({ ...over, done: keys }, 6)).toEqual([]);
});

test('whoever was called alone is not told of others who know', () => {
  const alone = call({ people: call().people.slice(0, 1) });
  const taken = acknowledged(alone, 'UANA', 5)?.call ?? alone;
  expect(lookOf(taken, taken.people[0] ?? newly('UANA', 'called'))).toEqual({ kind: 'on-it', isAlone: true });
});

test('nobody’s message goes on waiting once somebody is on it', () => {
  const taken = acknowledged(call(), 'UANA', 5)?.call ?? call();
  const [ana = newly('UANA', 'called'), chi = newly('UCHI', 'called')] = taken.people;
  expect(lookOf(taken, ana)).toEqual({ kind: 'on-it', isAlone: false });
  expect(lookOf(taken, chi)).toEqual({ kind: 'somebody-on-it', by: 'UANA' });
});
