import { SECOND } from '../clock.ts';
import type { UserId } from '../ids.ts';
import { snippetOf } from '../mentions/snippet.ts';
import { type Call, type Called, calledIn, type Due, type Step } from './call.ts';
import { RECEIPT_MS } from './chores.ts';
import { logged } from './moves.ts';
import type { Recipients } from './recipients.ts';
import { callerOf, isOfMessage, type Ring, saidIn, versionIn } from './ring.ts';

/** An app may change its message again and again: what it says is shown this long after the first of these changes. */
const GATHER_MS = 10 * SECOND;

/** What an edit of a message is to the call that the message has made. */
export interface Amendment {
  readonly ring: Ring;
  /** Whom the edited message calls; empty where it may call nobody. */
  readonly who: Recipients;
  readonly muted: ReadonlySet<UserId>;
  readonly isLate: boolean;
  /** Whom one call reaches, at most. */
  readonly most: number;
}

/**
 * The call as an edit of its message makes it: it says what the message says now, and calls those whom the message did
 * not mention before, while nobody is on it. Nobody is called a second time. Versions may be taken up in any order: what
 * comes after a later one changes nothing.
 */
export function amended(
  call: Call,
  { ring, who, muted, isLate, most }: Amendment,
  now: number,
): Step | undefined {
  if (call.state === 'ended') return undefined;
  const isOwn = isOfMessage(ring) && saidIn(ring.id) === saidIn(call.ring.id);
  if (isOwn && versionIn(ring.id) < versionIn(call.ring.id)) return undefined;
  const isNews = isOwn && ring.reason !== call.ring.reason;
  const isShown = isNews && snippetOf(ring.reason) !== snippetOf(call.ring.reason);
  const isOpen = call.state === 'open' && !isLate;
  const anew = isOpen ? who.people.filter(({ user }) => calledIn(call, user) === undefined) : [];
  const room = Math.max(most - call.people.filter(({ why }) => why === 'called').length, 0);
  const added = anew
    .slice(0, room)
    .map(
      (person): Called =>
        person.state === 'calling' && muted.has(person.user) ? { ...person, state: 'muted' } : person,
    );
  const beyond = [...anew.slice(room).map(({ user }) => user), ...(isOpen ? who.left : [])];
  const people = [...call.people, ...added];
  const left = [...new Set([...call.left, ...beyond])].filter(
    (user) => calledIn({ people }, user) === undefined,
  );
  const unread = isOpen ? who.unread.filter((group) => !call.unread.includes(group)) : [];
  const isMore = added.length + unread.length > 0 || left.length > call.left.length;
  if (!isNews && !isMore && (!isOwn || ring.id === call.ring.id)) return undefined;
  const said: Call = isOwn
    ? {
        ...call,
        ring: { ...call.ring, id: ring.id, reason: ring.reason },
        edition: call.edition + (isShown ? 1 : 0),
      }
    : call;
  if (!isMore) return { call: said, due: isShown ? [{ kind: 'tell', at: now + GATHER_MS }] : [] };
  const { round } = call;
  const after: Call = {
    ...said,
    people,
    unread: [...call.unread, ...unread],
    left,
    addedAt: now,
    // Whoever is called when all others have been called for nothing is called as often as they were; they are not again.
    round: round.isOver ? { ...round, since: now, repeats: 0, isOver: false, isForAdded: true } : round,
  };
  const calling = added.filter(({ state }) => state === 'calling').map(({ user }) => user);
  const called = added.map(({ user }) => user);
  return {
    call: called.length === 0 ? after : logged(after, 'called', callerOf(ring), now, called, 'edited'),
    due: [
      ...calling.map((user): Due => ({ kind: 'reach', about: user, at: now })),
      { kind: 'tell', at: now },
      { kind: 'again', at: now },
      { kind: 'tell', about: 'receipt', at: now + RECEIPT_MS },
    ],
    ...(isOwn ? { takes: { users: calling, now } } : {}),
  };
}
