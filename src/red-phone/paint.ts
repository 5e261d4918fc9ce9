import type { UserId } from '../ids.ts';
import { type Call, type Called, isWaitedFor } from './call.ts';

/** How a call looks to one person whom it called. */
export type Look =
  | { readonly kind: 'waiting' }
  /** `isAlone`: nobody else was called, who would have to know. */
  | { readonly kind: 'on-it'; readonly isAlone: boolean }
  | { readonly kind: 'not-urgent' | 'muted' | 'over' | 'retracted' | 'deleted' }
  | { readonly kind: 'somebody-on-it' | 'resolved' | 'passed-on'; readonly by: UserId };

export function lookOf(call: Call, person: Called): Look {
  const { outcome, by = call.ring.caller.user ?? '' } = call;
  if (outcome === 'retracted' || outcome === 'deleted') return { kind: outcome };
  if (outcome === 'resolved') return { kind: 'resolved', by };
  if (isWaitedFor(call, person)) return { kind: 'waiting' };
  if (person.state === 'not-urgent' || person.state === 'muted') return { kind: person.state };
  if (person.state === 'passed-on') return { kind: 'passed-on', by: person.other ?? '' };
  if (call.state === 'acknowledged') {
    const isAlone = call.people.length === 1;
    return by === person.user ? { kind: 'on-it', isAlone } : { kind: 'somebody-on-it', by };
  }
  return { kind: 'over' };
}

/** A look by name, with the call's words as they are now, to be compared with the one that stands there. */
export function nameOfLook(look: Look, { edition }: Pick<Call, 'edition'>): string {
  const name = 'by' in look ? `${look.kind}:${look.by}` : look.kind;
  return edition === 0 ? name : `${name}#${edition}`;
}

/**
 * Which of the person's messages look otherwise than they should, the newest first. Words that change while the call
 * goes on change in the newest alone, since calls have only so many changes of messages; in the others with their look.
 */
export function unpaintedOf(call: Call, person: Called): readonly number[] {
  const look = nameOfLook(lookOf(call, person), call);
  const newest = person.dms.length - 1;
  const isOld = (at: number): boolean => {
    const painted = person.painted[at] ?? 'waiting';
    const isWhole = call.state === 'ended' || at === newest;
    return isWhole ? painted !== look : withoutEdition(painted) !== withoutEdition(look);
  };
  return [...person.dms.keys()].filter(isOld).toReversed();
}

function withoutEdition(look: string): string {
  return look.split('#')[0] ?? look;
}
