import type { UserId } from '../ids.ts';
import type { DeclaredWord, Policy } from '../people/policy.ts';
import type { Call, Called, Due, Step } from './call.ts';
import { RECEIPT_MS } from './chores.ts';
import { logged, withNext } from './moves.ts';
import type { Recipients } from './recipients.ts';
import { callerOf, type Ring } from './ring.ts';

/** A call as it begins, and all that falls due with it. */
export function opening(
  id: string,
  key: string,
  ring: Ring,
  word: DeclaredWord | undefined,
  redPhone: Policy['redPhone'],
  who: Recipients,
  muted: ReadonlySet<UserId>,
  isLate: boolean,
  now: number,
): Step {
  const people = who.people.map(
    (person): Called =>
      person.state === 'calling' && muted.has(person.user) ? { ...person, state: 'muted' } : person,
  );
  const next = (word?.next.length ?? 0) > 0 ? (word?.next ?? []) : redPhone.next;
  const call: Call = {
    id,
    ring,
    ...(word === undefined ? {} : { meaning: word.meaning }),
    next: next.filter((user) => user !== ring.caller.user),
    key,
    isLate,
    openedAt: now,
    state: 'open',
    round: { since: now, repeats: 0, isEscalated: false, isOver: false },
    people,
    unread: who.unread,
    left: who.left,
    edition: 0,
    events: [],
    noted: 0,
    done: [],
    doing: {},
    pages: {},
  };
  const called = people.map(({ user }) => user);
  const open = logged(call, 'called', callerOf(ring), now, called, isLate ? 'late' : undefined);
  const isSomebodyMissing = people.some(({ state }) => state !== 'calling');
  const step = isSomebodyMissing || people.length === 0 ? withNext(open, now) : { call: open, due: [] };
  const reached = people.filter(({ state }) => state === 'calling');
  const due: Due[] = [
    ...reached.map(({ user }): Due => ({ kind: 'reach', about: user, at: now })),
    ...step.due,
    { kind: 'again', at: now },
    { kind: 'tell', at: now },
    { kind: 'tell', about: 'receipt', at: now + RECEIPT_MS },
    ...(isLate ? [] : [{ kind: 'page', at: now } as const]),
  ];
  return { call: step.call, due };
}
