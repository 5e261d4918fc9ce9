import type { UserId } from '../ids.ts';
import type { AuditEntry } from './audit.ts';
import {
  type Call,
  type Called,
  calledIn,
  type Due,
  isWaitedFor,
  nextAgain,
  REPEAT_MS,
  type Step,
} from './call.ts';

type What = AuditEntry['what'];

/** What a person called may do: each once, while the call waits for them. Undefined where it changes nothing. */
export function acknowledged(call: Call, user: UserId, now: number): Step | undefined {
  const person = calledIn(call, user);
  if (person === undefined || call.state !== 'open' || person.state === 'acknowledged') return undefined;
  const after = withPerson(call, { ...person, state: 'acknowledged' });
  const taken: Call = { ...after, state: 'acknowledged', by: user, settledAt: now };
  return stepOf(logged(taken, 'acknowledged', user, now), settling(call, now));
}

/** Where all have said so, the call is over; else it goes on with the others. */
export function notUrgent(call: Call, user: UserId, now: number): Step | undefined {
  const person = calledIn(call, user);
  if (person === undefined || !isWaitedFor(call, person)) return undefined;
  const after = logged(withPerson(call, { ...person, state: 'not-urgent' }), 'not-urgent', user, now);
  const isAll = after.people.every(({ state }) => state === 'not-urgent' || state === 'muted');
  if (isAll) return ended(after, 'not-urgent', user, now);
  return unlessNobodyIsLeft(stepOf(after, [tell(now)]), now);
}

export function passedOn(call: Call, user: UserId, to: UserId, now: number): Step | undefined {
  const person = calledIn(call, user);
  if (person === undefined || !isWaitedFor(call, person) || to === user) return undefined;
  const handed = withPerson(call, { ...person, state: 'passed-on', other: to });
  const after = logged(handed, 'passed-on', user, now, [to]);
  if (calledIn(call, to) !== undefined) return unlessNobodyIsLeft(stepOf(after, [tell(now)]), now);
  const added = newly(to, 'passed-on', user);
  const round = { ...after.round, since: now, repeats: 0, isOver: false };
  return stepOf({ ...after, people: [...after.people, added], round }, [
    tell(now),
    { kind: 'reach', about: to, at: now },
  ]);
}

/** They do not want to be called by this caller today: the next people are. */
export function muted(call: Call, user: UserId, now: number): Step | undefined {
  const person = calledIn(call, user);
  if (person === undefined || !isWaitedFor(call, person)) return undefined;
  const after = logged(withPerson(call, { ...person, state: 'muted' }), 'muted', user, now, [user]);
  return withNext(after, now);
}

/** The caller did not mean it, or deleted the message. */
export function retracted(
  call: Call,
  outcome: 'retracted' | 'deleted',
  by: string,
  now: number,
): Step | undefined {
  if (call.state === 'ended') return undefined;
  return ended(logged(call, 'retracted', by, now), outcome, by, now);
}

export function resolved(call: Call, user: UserId, now: number): Step | undefined {
  if (call.state !== 'acknowledged' || calledIn(call, user) === undefined) return undefined;
  return ended(call, 'resolved', user, now);
}

/** They were not reached: the next people are called at once. */
export function notReached(call: Call, user: UserId, failure: string, now: number): Step | undefined {
  const person = calledIn(call, user);
  if (person === undefined || person.state !== 'calling') return undefined;
  const after = logged(
    withPerson(call, { ...person, state: 'unreachable', failure, posting: undefined }),
    'unreachable',
    user,
    now,
    [user],
    failure,
  );
  return call.state === 'open' ? withNext(after, now) : stepOf(after, [tell(now)]);
}

/** Time has passed: those who have not answered are called again, then the next people, and at last it is over. */
export function onAgain(call: Call, now: number): Step | undefined {
  const { round, isLate } = call;
  if (now < (nextAgain(call) ?? Number.POSITIVE_INFINITY)) return undefined;
  if (call.state === 'acknowledged') return ended(call, 'closed', 'time', now);
  if (round.isOver || isLate) return ended(call, 'unanswered', 'time', now);
  const isDue = ({ state, asked }: Called): boolean =>
    state === 'reached' && (round.isForAdded !== true || asked <= REPEAT_MS.length);
  const waiting = call.people.filter(isDue);
  const people = call.people.map((person) =>
    isDue(person) ? { ...person, asked: person.dms.length + 1 } : person,
  );
  const calls: Due[] = waiting.map(({ user }) => ({ kind: 'reach', about: user, at: now }));
  // After a long silence of Sluice's own, one message stands for both.
  if (now < round.since + REPEAT_MS[1]) {
    return stepOf({ ...call, people, round: { ...round, repeats: 1 } }, calls);
  }
  const repeated: Call = { ...call, people, round: { ...round, repeats: 2 } };
  const escalation = escalated(repeated, now);
  if (escalation.due.length > 0) {
    const pages: Due[] = [{ kind: 'page', at: now }];
    return stepOf(escalation.call, [...calls, ...escalation.due, ...pages, tell(now)]);
  }
  const over = { ...repeated, round: { ...repeated.round, isOver: true } };
  return stepOf(logged(over, 'escalated', 'time', now, [], 'nobody-left'), [...calls, tell(now)]);
}

/** Somebody of those called falls away: the next people are called at once; without any the rest are waited for. */
export function withNext(call: Call, now: number): Step {
  const { call: after, due } = escalated(call, now);
  return unlessNobodyIsLeft(stepOf(after, [tell(now), ...due]), now);
}

function unlessNobodyIsLeft({ call, due }: Step, now: number): Step {
  if (call.people.some((person) => isWaitedFor(call, person))) return stepOf(call, due);
  // User groups that could not be read are nobody either.
  return ended(call, 'unanswered', 'time', now);
}

/** The next people are called, once; nothing is due where there are none. */
export function escalated(call: Call, now: number): Step {
  const next = call.next.filter((user) => calledIn(call, user) === undefined);
  if (call.isLate || call.round.isEscalated || next.length === 0) return stepOf(call, []);
  const people = [...call.people, ...next.map((user) => newly(user, 'next'))];
  const round = { since: now, repeats: 0, isEscalated: true, isOver: false };
  return stepOf(logged({ ...call, people, round }, 'escalated', 'time', now, next), [
    ...next.map((user): Due => ({ kind: 'reach', about: user, at: now })),
    tell(now),
  ]);
}

export function newly(user: UserId, why: Called['why'], other?: UserId): Called {
  return {
    user,
    why,
    state: 'calling',
    asked: 1,
    dms: [],
    painted: [],
    ...(other === undefined ? {} : { other }),
  };
}

export function withPerson(call: Call, person: Called): Call {
  return { ...call, people: call.people.map((each) => (each.user === person.user ? person : each)) };
}

export function stepOf(call: Call, due: readonly Due[]): Step {
  return { call, due };
}

/** Adds to what the log will say of it. */
export function logged(
  call: Call,
  what: What,
  actor: string,
  at: number,
  called: readonly UserId[] = [],
  outcome?: string,
): Call {
  const { phrase, channel } = call.ring;
  const entry: AuditEntry = {
    at,
    call: call.id,
    actor,
    what,
    called: [...called],
    ...(phrase === undefined ? {} : { phrase }),
    ...(channel === undefined ? {} : { channel }),
    ...(outcome === undefined ? {} : { outcome }),
  };
  return { ...call, events: [...call.events, entry] };
}

function ended(call: Call, outcome: NonNullable<Call['outcome']>, by: string, now: number): Step {
  const over: Call = {
    ...call,
    state: 'ended',
    outcome,
    by: outcome === 'closed' ? call.by : by,
    settledAt: now,
  };
  return stepOf(logged(over, 'ended', by, now, [], outcome), settling(call, now));
}

/** The messages change, and the pagers hear of it. */
function settling({ isLate }: Call, now: number): readonly Due[] {
  return isLate ? [tell(now)] : [tell(now), { kind: 'page', at: now }];
}

function tell(at: number): Due {
  return { kind: 'tell', at };
}
