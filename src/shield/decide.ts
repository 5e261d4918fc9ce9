import { MINUTE, SECOND } from '../clock.ts';
import { minutesUntil, type Wanted } from './gap.ts';

/** A person's Do Not Disturb as their own token shows it. UTC ms. */
export interface DndNow {
  /** Undefined where no snooze runs. */
  readonly snoozeEndsAt: number | undefined;
  /** The session of their notification schedule that runs, or the next one. */
  readonly schedule?: { readonly start: number; readonly end: number } | undefined;
}

/** The snooze that Sluice set last. UTC ms. */
export interface OwnSnooze {
  /** What it was set for: the start of a block, or of an absence. */
  readonly until: number;
  /** As Slack confirmed it; until it has, as it was asked for. */
  readonly endsAt: number;
  readonly isConfirmed: boolean;
  /** The end of the one that it replaces, while Slack has not confirmed it. */
  readonly before?: number | undefined;
}

export type Decision =
  | { readonly kind: 'begin' | 'renew'; readonly minutes: number }
  | { readonly kind: 'leave-alone'; readonly reason: LeaveReason }
  | { readonly kind: 'end' };

/** `lifted`: the person ended or changed what Sluice had set, which holds until their next block. */
export type LeaveReason = 'right' | 'theirs' | 'lifted' | 'nothing-on' | 'too-late';

/** How long before it runs out a snooze that ends too early is set anew. */
export const RENEW_MS = 2 * MINUTE;

/** How long after it was asked for Slack may have carried a snooze out. */
const LANDING_MS = 30 * SECOND;

/** What a snooze may differ from the record by and still be the same: Slack counts in seconds. */
const SAME_MS = SECOND;

interface Limits {
  /** The longest snooze that Slack takes, minutes. */
  readonly longest: number;
  /** Minutes less than there is time for: a snooze ended too late before. */
  readonly spare: number;
}

/** What is to be done, by what Slack says now. Only what Sluice set is ever ended or shortened. */
export function decide(
  wanted: Wanted,
  { snoozeEndsAt }: DndNow,
  own: OwnSnooze | undefined,
  { longest, spare }: Limits,
  now: number,
): Decision {
  const current = snoozeEndsAt !== undefined && snoozeEndsAt > now ? snoozeEndsAt : undefined;
  const isOurs = current !== undefined && isOwn(current, own);
  if (wanted.kind === 'off') {
    if (isOurs) return { kind: 'end' };
    return leaveAlone(current === undefined ? 'nothing-on' : 'theirs');
  }

  const { until } = wanted;
  if (isOurs && isRight(current, own, until, now)) return leaveAlone('right');
  const minutes = Math.min(minutesUntil(until, now) - spare, longest);
  if (minutes < 1) return isOurs && current > until ? { kind: 'end' } : leaveAlone('too-late');
  if (isOurs) return { kind: 'renew', minutes };
  if (own?.isConfirmed === true && own.endsAt > now + SAME_MS) return leaveAlone('lifted');
  if (current !== undefined && current >= now + minutes * MINUTE) return leaveAlone('theirs');
  return { kind: 'begin', minutes };
}

/** Whether the record alone says that all is as it should be, so that Slack need not be asked. */
export function isSettled(wanted: Wanted, own: OwnSnooze | undefined, now: number): boolean {
  if (wanted.kind === 'off') return own === undefined || own.endsAt <= now;
  return own?.isConfirmed === true && isRight(own.endsAt, own, wanted.until, now);
}

/** Whether a snooze that ends then is one that Sluice set. */
export function isOwn(endsAt: number, own: OwnSnooze | undefined): boolean {
  if (own === undefined) return false;
  if (own.isConfirmed) return Math.abs(endsAt - own.endsAt) < SAME_MS;
  const hasLanded = endsAt > own.endsAt - SAME_MS && endsAt <= own.endsAt + LANDING_MS;
  return hasLanded || (own.before !== undefined && Math.abs(endsAt - own.before) < SAME_MS);
}

/** It reaches to the last minute before `until`, and not beyond; or Slack cut it short, and it need not be renewed yet. */
function isRight(endsAt: number, own: OwnSnooze | undefined, until: number, now: number): boolean {
  if (endsAt > until) return false;
  return endsAt >= until - MINUTE || (own?.until === until && endsAt - now > RENEW_MS);
}

function leaveAlone(reason: LeaveReason): Decision {
  return { kind: 'leave-alone', reason };
}
