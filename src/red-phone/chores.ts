import type { UserId } from '../ids.ts';
import { type Call, type Called, isWaitedFor } from './call.ts';

/** What is to be said of a call, and to whom: in the thread of its message, to its caller alone, to one called. */
export type Note =
  | { readonly to: 'caller'; readonly what: 'receipt' }
  | {
      readonly to: 'caller';
      readonly what: 'muted' | 'not-urgent' | 'passed-on' | 'silent';
      readonly person: Called;
    }
  | { readonly to: 'thread'; readonly what: 'unreachable'; readonly person: Called }
  | {
      readonly to: 'thread';
      readonly what: 'acknowledged' | 'resolved' | 'escalated' | 'nobody' | 'unread' | 'left';
    }
  | {
      readonly to: 'thread';
      readonly what: 'page-failed';
      readonly pager: string;
      readonly reason: string;
      readonly isFinal: boolean;
    }
  | { readonly to: 'person'; readonly what: 'taken-back'; readonly person: Called };

/** What follows from how a call stands, each done once and known by its key. */
export type Chore = { readonly key: string } & (
  | { readonly kind: 'note'; readonly note: Note }
  /** Their shield comes back. */
  | { readonly kind: 'restore'; readonly user: UserId }
  /** Their mention waits again, since they were not reached. */
  | { readonly kind: 'give-back'; readonly user: UserId }
  /** No other call joins it any more. */
  | { readonly kind: 'close' }
  /** It does not count against the caller's week. */
  | { readonly kind: 'uncount' }
);

/** The receipt waits for so long until it is known who was reached, ms of `now`. */
export const RECEIPT_MS = 2_000;

export function choresOf(call: Call, now: number): readonly Chore[] {
  const chores = [...call.people.flatMap((person) => choresAbout(call, person)), ...choresOfAll(call, now)];
  return chores.filter(({ key }) => !call.done.includes(key));
}

function choresAbout(call: Call, person: Called): readonly Chore[] {
  const { user, state, hearing } = person;
  const chores: Chore[] = [];
  const note = (about: Note): void => {
    chores.push({ key: `${about.what}:${user}`, kind: 'note', note: about });
  };
  if (state === 'unreachable') note({ to: 'thread', what: 'unreachable', person });
  // Of whoever had muted the caller before, the receipt tells.
  const hasAnswered = person.dms.length > 0;
  if (hasAnswered && (state === 'muted' || state === 'not-urgent' || state === 'passed-on')) {
    note({ to: 'caller', what: state, person });
  }
  if (hearing === 'unknown' && state !== 'unreachable') note({ to: 'caller', what: 'silent', person });
  if (isTakenBack(call) && person.dms.length > 0) note({ to: 'person', what: 'taken-back', person });
  // Once somebody is on it nobody else is called; a message to them may still be under way until it is over.
  const isOver = call.state === 'ended' || (call.state === 'acknowledged' && person.posting === undefined);
  const isUntouched = isOver && state === 'calling' && person.dms.length === 0;
  if (state === 'unreachable' || isUntouched)
    chores.push({ key: `give-back:${user}`, kind: 'give-back', user });
  // Even where nothing was to be ended: a block may have ended meanwhile.
  if (hearing !== undefined && !isWaitedFor(call, person)) {
    chores.push({ key: `restore:${user}`, kind: 'restore', user });
  }
  return chores;
}

function choresOfAll(call: Call, now: number): readonly Chore[] {
  const { state, outcome, round, people, openedAt, addedAt, unread, left, pages, isLate } = call;
  const chores: Chore[] = [];
  const note = (about: Note, key: string = about.what): void => {
    chores.push({ key, kind: 'note', note: about });
  };
  const isLongAgo = now - (addedAt ?? openedAt) >= RECEIPT_MS;
  const isKnown = people.every((person) => person.state !== 'calling') || isLongAgo;
  const receipt = addedAt === undefined ? 'receipt' : `receipt:${addedAt}`;
  if (isKnown && !isTakenBack(call)) note({ to: 'caller', what: 'receipt' }, receipt);
  if (state !== 'open' && people.some((person) => person.state === 'acknowledged')) {
    note({ to: 'thread', what: 'acknowledged' });
  }
  if (outcome === 'resolved') note({ to: 'thread', what: 'resolved' });
  if (round.isEscalated) note({ to: 'thread', what: 'escalated' });
  if (round.isOver || (outcome === 'unanswered' && !isLate)) {
    note({ to: 'thread', what: 'nobody' }, `nobody:${people.length}`);
  }
  if (unread.length > 0) note({ to: 'thread', what: 'unread' }, `unread:${unread.length}`);
  if (left.length > 0) note({ to: 'thread', what: 'left' }, `left:${left.length}`);
  for (const [pager, { trouble }] of Object.entries(pages)) {
    if (trouble === undefined) continue;
    // That it is given up is said as well, where it was said to be tried again.
    const { action, reason, isFinal } = trouble;
    const key = `page-failed:${pager}:${action}${isFinal ? ':for-good' : ''}`;
    note({ to: 'thread', what: 'page-failed', pager, reason, isFinal }, key);
  }
  if (state === 'ended') chores.push({ key: 'close', kind: 'close' });
  if (isTakenBack(call)) chores.push({ key: 'uncount', kind: 'uncount' });
  return chores;
}

export function isTakenBack({ outcome }: Pick<Call, 'outcome'>): boolean {
  return outcome === 'retracted' || outcome === 'deleted';
}
