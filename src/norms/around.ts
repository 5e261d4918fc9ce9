import { MINUTE } from '../clock.ts';
import { instantOf, type Ts, type UserId } from '../ids.ts';
import { calledOn } from '../mentions/message.ts';
import { barenessOf } from './nudge.ts';

/** A message of the channel, as it stands now. */
export interface Around {
  readonly ref: { readonly ts: Ts };
  readonly user: UserId | undefined;
  readonly text: string;
  readonly files: readonly string[];
  /** Of a thread's root. */
  readonly thread: object | undefined;
}

/** Who wrote within so long before is in a conversation: what it is about was said there. */
export const CONVERSATION_MS = 10 * MINUTE;

/**
 * Whether a message is still bare now that its author has had the time to go on: not deleted, not edited into something,
 * nothing said after it or shortly before by them, no conversation with whom it calls on, and no thread under it.
 */
export function isStillBare(ts: Ts, author: UserId, around: readonly Around[]): boolean {
  const own = around.find(({ ref }) => ref.ts === ts);
  if (own === undefined || own.thread !== undefined || own.files.length > 0) return false;
  if (barenessOf(own.text) === undefined) return false;
  const called = new Set(calledOn(own.text, undefined).users);
  const since = instantOf(ts) - CONVERSATION_MS;
  return around.every(({ ref, user, text, files }) => {
    if (ref.ts === ts || user === undefined || instantOf(ref.ts) < since) return true;
    if (user === author) return files.length === 0 && barenessOf(text) !== undefined;
    return !called.has(user);
  });
}
