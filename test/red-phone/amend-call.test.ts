import { amended } from '../../src/red-phone/amend-call.ts';
import type { Call } from '../../src/red-phone/call.ts';
import { newly } from '../../src/red-phone/moves.ts';

const source = { channel: 'C1', ts: '1.000000' };
const ring = {
  ...{ id: 'C1|1.000000', caller: { user: 'UBEN' }, users: [], groups: [], channel: 'C1', source },
  ...{ phrase: 'sev1', reason: 'sev1', isConfirmed: false, arrivedAt: 0 },
};

/** A call to Ana, who has its message. */
function call(changes: Partial<Call> = {}): Call {
  return {
    ...{ id: 'c', ring, next: [], key: 'k', isLate: false, openedAt: 0, edition: 0, state: 'open' },
    round: { since: 0, repeats: 2, isEscalated: false, isOver: false },
    people: [{ ...newly('UANA', 'called'), state: 'reached' }],
    ...{ unread: [], left: [], events: [], noted: 0, done: [], doing: {}, pages: {} },
    ...changes,
  };
}

/** What an edit makes of it that calls these people; the message says `reason` now. */
function edit(
  of: Call,
  users: readonly string[],
  { most = 50, reason = 'sev1', isLate = false, version = '9.000000' } = {},
) {
  const who = { people: users.map((user) => newly(user, 'called')), unread: [], left: [] };
  const edited = { ...ring, id: `${ring.id}~${version}`, reason };
  return amended(of, { ring: edited, who, muted: new Set(['UMUTES']), isLate, most }, 1_000);
}

const usersIn = (of: Call | undefined) => of?.people.map(({ user, state }) => `${user} ${state}`);

test('whoever is new is called, and their mention is the call’s; whoever has muted the caller is not', () => {
  const step = edit(call(), ['UANA', 'UCHI', 'UMUTES']);

  expect(usersIn(step?.call)).toEqual(['UANA reached', 'UCHI calling', 'UMUTES muted']);
  expect(step?.takes?.users).toEqual(['UCHI']);
  expect(step?.due.filter(({ kind }) => kind === 'reach')).toEqual([
    { kind: 'reach', about: 'UCHI', at: 1_000 },
  ]);
});

test('edit after edit the call reaches no more than it may', () => {
  const first = edit(call(), ['UCHI', 'UDAN'], { most: 2 });
  const second = edit(first?.call ?? call(), ['UEVE'], { most: 2 });

  expect(usersIn(second?.call)).toEqual(['UANA reached', 'UCHI calling']);
  expect(second?.call.left).toEqual(['UDAN', 'UEVE']);
});

test('whoever finds room later is called, and no longer said not to be', () => {
  const { call: full } = edit(call(), ['UCHI', 'UDAN'], { most: 2 }) ?? {};
  const step = edit(full ?? call(), ['UDAN'], { most: 3 });

  expect(usersIn(step?.call)?.at(-1)).toBe('UDAN calling');
  expect(step?.call.left).toEqual([]);
});

test.each([
  ['somebody is on it', call({ state: 'acknowledged' }), false],
  ['it is over', call({ state: 'ended', outcome: 'resolved' }), false],
  ['the edit comes to light late', call(), true],
])('once %s nobody is added', (_words, of, isLate) => {
  const step = edit(of, ['UCHI'], { isLate });

  expect([usersIn(step?.call ?? of), step?.due ?? []]).toEqual([['UANA reached'], []]);
});

test('an edit that changes nothing of what is called or said is none', () => {
  const step = edit(call(), ['UANA']);

  expect(step?.due).toEqual([]);
  expect(edit(step?.call ?? call(), ['UANA'])).toBeUndefined();
});

test('where all had been called for nothing, whoever is new is called as often as they were', () => {
  const of = call({ round: { since: 0, repeats: 2, isEscalated: true, isOver: true } });

  expect(edit(of, ['UCHI'])?.call.round).toEqual({
    since: 1_000,
    repeats: 0,
    isEscalated: true,
    isOver: false,
    isForAdded: true,
  });
});

test.each([
  ['says something else', 'the shop is down'],
  ['changes nothing', 'sev1'],
])('a version that comes after a later one, which %s, is passed over', (_what, reason) => {
  const later = edit(call(), ['UANA'], { version: '9.000000', reason })?.call ?? call();

  expect(edit(later, ['UANA', 'UCHI'], { version: '8.000000', reason: 'sev1 secret' })).toBeUndefined();
  expect(edit(later, ['UANA', 'UCHI'], { version: '9.000001', reason })?.call.people).toHaveLength(2);
});

test('a message that is taken up after its edit has opened the call is passed over', () => {
  const opened = call({ ring: { ...ring, id: `${ring.id}~9.000000`, reason: 'sev1 fixed' } });
  const who = { people: [newly('UCHI', 'called')], unread: [], left: [] };

  expect(amended(opened, { ring, who, muted: new Set(), isLate: false, most: 50 }, 1_000)).toBeUndefined();
});

test('an edit of another message that has joined it adds people, and not its words', () => {
  const other = { ...ring, id: 'C1|2.000000', source: { channel: 'C1', ts: '2.000000' }, reason: 'too' };
  const who = { people: [newly('UCHI', 'called')], unread: [], left: [] };
  const step = amended(call(), { ring: other, who, muted: new Set(), isLate: false, most: 50 }, 1_000);

  expect(step?.call.ring.reason).toBe('sev1');
  expect(step?.takes).toBeUndefined();
  expect(usersIn(step?.call)).toContain('UCHI calling');
});

test('what an edit changes beyond what is shown of a message is kept, and repaints nothing', () => {
  const text = `sev1 ${'so '.repeat(300)}`;
  const of = call({ ring: { ...ring, reason: `${text}one` } });
  const step = edit(of, ['UANA'], { reason: `${text}two` });

  expect(step?.call.ring.reason).toBe(`${text}two`);
  expect(step?.call.edition).toBe(0);
  expect(step?.due).toEqual([]);
});

test('edits of the words alone gather before messages are repainted', () => {
  const step = edit(call(), ['UANA'], { reason: 'sev1 again' });

  expect(step?.call.edition).toBe(1);
  expect(step?.due).toEqual([{ kind: 'tell', at: 11_000 }]);
});
