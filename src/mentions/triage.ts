import { DAY, MINUTE } from '../clock.ts';
import type { GroupId, UserId } from '../ids.ts';
import { instantOf } from '../ids.ts';
import { isHeldFor, type Person } from '../people/person.ts';
import type { Policy } from '../people/policy.ts';
import type { CommsBlock } from '../schedule/blocks.ts';
import type { Message } from './message.ts';

/** What is decided of one mention, with the reason. `until` is the start of the block, UTC ms. */
export type Verdict =
  | { readonly kind: 'pass'; readonly reason: PassReason }
  | { readonly kind: 'hold'; readonly until: number; readonly because: HoldReason }
  /** It would be held, and calls its recipient now by a declared phrase. Until the call has taken it, it is held. */
  | {
      readonly kind: 'break-through';
      readonly phrase: string;
      readonly until: number;
      readonly because: HoldReason;
    };

export type HoldReason = 'waits' | 'block-ended';

export type PassReason =
  | 'own-message'
  | 'not-enrolled'
  | 'not-started'
  | 'paused'
  | 'too-old'
  | 'recipient-is-bot'
  | 'shared-channel'
  | 'exempt-channel'
  | 'live-for-me'
  | 'app-not-held'
  | 'in-block'
  | 'talking-here'
  | 'no-block';

/** What triage must know of one recipient, gathered before so that the decision itself asks nobody. */
export interface RecipientFacts {
  readonly person: Person | undefined;
  readonly isBot: boolean;
  readonly blockNow: CommsBlock | undefined;
  readonly nextBlock: CommsBlock | undefined;
  /** When the recipient last wrote in this thread, or top-level in this channel, UTC ms. */
  readonly lastSpokeHere: number | undefined;
}

/** Messages older than this are never held, whenever they come to light. */
export const OLDEST_HELD_MS = 7 * DAY;

/** A mention that passes this close to a block's end may not have been seen: it also stands in the next digest. */
export const BLOCK_END_MS = 10 * MINUTE;

/** Decides one mention at `now`, the instant at which the message arrived. */
export function triage(
  message: Message,
  recipient: UserId,
  facts: RecipientFacts,
  policy: Policy,
  now: number,
): Verdict {
  const { person, blockNow, nextBlock } = facts;
  if (message.author.user === recipient) return pass('own-message');
  if (facts.isBot) return pass('recipient-is-bot');
  if (policy.pausedSince !== undefined) return pass('paused');
  if (person?.enrolment.state === 'proposed' && !isHeldFor(person, now)) return pass('not-started');
  if (!isHeldFor(person, now)) return pass('not-enrolled');
  if (now - instantOf(message.ts) > OLDEST_HELD_MS) return pass('too-old');
  if (message.isShared && !policy.sharedChannels.includes(message.channel)) return pass('shared-channel');
  if (policy.exemptChannels.includes(message.channel)) return pass('exempt-channel');
  if (person.live.includes(message.channel)) return pass('live-for-me');
  if (message.author.app !== undefined && !isAppHeld(message.author.app, person, policy))
    return pass('app-not-held');
  if (nextBlock === undefined) return pass('no-block');
  if (blockNow !== undefined) {
    if (blockNow.end - now > BLOCK_END_MS) return pass('in-block');
    return { kind: 'hold', until: nextBlock.start, because: 'block-ended' };
  }
  const talkingSince = now - policy.talkingHereMinutes * MINUTE;
  if (facts.lastSpokeHere !== undefined && facts.lastSpokeHere > talkingSince) return pass('talking-here');
  return { kind: 'hold', until: nextBlock.start, because: 'waits' };
}

/** The verdict on a mention in a message that rings the Red Phone: what would wait calls its recipient. */
export function breakingThrough(verdict: Verdict, phrase: string): Verdict {
  return verdict.kind === 'hold' ? { ...verdict, kind: 'break-through', phrase } : verdict;
}

/** Everyone whom a message calls on, once each, by name or through a group. */
export function recipientsOf(
  message: Message,
  membersOf: (group: GroupId) => readonly UserId[],
): readonly UserId[] {
  return [...new Set([...message.users, ...message.groups.flatMap((group) => membersOf(group))])];
}

function pass(reason: PassReason): Verdict {
  return { kind: 'pass', reason };
}

function isAppHeld(app: string, person: Person, policy: Policy): boolean {
  return person.heldApps.includes(app) || policy.heldApps.includes(app);
}
