import type { UserId } from '../ids.ts';
import { calendarOf } from '../people/calendar.ts';
import { isHeldFor } from '../people/person.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Facts, FactsCache } from './facts.ts';
import { type Decision, type HeldMentions, type MentionRecord, mentionId } from './held.ts';
import type { Message } from './message.ts';
import { snippetOf, waitsForAnswer } from './snippet.ts';
import { triage, type Verdict } from './triage.ts';

export interface Hold {
  readonly facts: FactsCache;
  readonly held: HeldMentions;
  readonly zones: Zones;
}

/** What became of a message. `ask-slack`: a fact is missing that only Slack knows; nothing is recorded yet. */
export type Held =
  | { readonly kind: 'ask-slack' }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'recorded';
      readonly verdicts: readonly Verdict[];
      /** The instants at which something falls due now, UTC ms. */
      readonly due: readonly number[];
    };

/** Facts that change while a message is decided make it start over; this often, and then it is taken as it comes. */
const MOST_TRIES = 5;

/**
 * Triages a message as of `arrivedAt` and records it. One script writes everything, so a crash leaves all or nothing,
 * and the same message again changes nothing.
 */
export async function holdMentions(
  message: Message,
  { facts: cache, held, zones }: Hold,
  arrivedAt: number,
): Promise<Held> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const facts = await cache.of(message);
    if (facts === undefined) return { kind: 'ask-slack' };
    const enrolledAuthor = enrolled(message.author.user, facts, arrivedAt);
    const concerned = facts.recipients.filter((user) => facts.people.has(user));
    const isEdit = message.version !== message.ts;
    if (concerned.length === 0 && enrolledAuthor === undefined && !isEdit) return { kind: 'nothing' };

    const decisions = await decide(message, concerned, facts, { held, zones }, arrivedAt);
    const waiting = decisions.filter(({ verdict }) => verdict.kind === 'hold' && verdict.because === 'waits');
    const owesReceipt =
      waiting.length > 0 && message.author.user !== undefined && facts.policy.receipts !== 'none';
    const recorded = await held.record(
      message,
      decisions,
      {
        factsVersion: facts.version,
        enrolledAuthor,
        receiptDue: owesReceipt ? arrivedAt : undefined,
      },
      arrivedAt,
    );
    if (recorded.kind === 'stale') {
      cache.drop(message.tenant);
      continue;
    }
    if (recorded.kind !== 'recorded') return { kind: 'nothing' };
    const verdicts = decisions.map(({ verdict }) => verdict);
    const blocks = verdicts.flatMap((verdict) => (verdict.kind === 'hold' ? [verdict.until] : []));
    // A receipt that stands in line is found by whoever tells of those before it.
    const isDue = recorded.due !== undefined && recorded.due <= arrivedAt;
    return { kind: 'recorded', verdicts, due: isDue ? [...blocks, arrivedAt] : blocks };
  }
  throw new Error('The facts changed each time that a message was decided');
}

async function decide(
  message: Message,
  recipients: readonly UserId[],
  facts: Facts,
  { held, zones }: Pick<Hold, 'held' | 'zones'>,
  now: number,
): Promise<readonly Decision[]> {
  if (recipients.length === 0) return [];
  const lastSpoke = await held.lastSpoke(message, recipients);
  const record = recordOf(message, now);
  const decisions: Decision[] = [];
  for (const recipient of recipients) {
    const person = facts.people.get(recipient);
    if (person === undefined || person.enrolment.state === 'out') continue;
    // A zone that the data of today lack must not keep the message from everybody else in it.
    const calendar = zones.has(person.zone.name) ? calendarOf(person, zones) : undefined;
    const verdict = triage(
      message,
      recipient,
      {
        person,
        isBot: facts.bots.has(recipient),
        blockNow: calendar && blockAt(calendar, now),
        nextBlock: calendar && nextBlock(calendar, now),
        lastSpokeHere: lastSpoke.get(recipient),
      },
      facts.policy,
      now,
    );
    const isEdit = message.version !== message.ts;
    if (verdict.kind === 'pass' && !isEdit) {
      decisions.push({ recipient, verdict });
    } else {
      // What waits already keeps waiting after an edit, for the reason for which it does, whatever is decided now.
      const before = isEdit ? await held.read(message.tenant, recipient, mentionId(message)) : undefined;
      const because = before?.because ?? (verdict.kind === 'hold' ? verdict.because : 'waits');
      decisions.push({ recipient, verdict, record: { ...record, because } });
    }
  }
  return decisions;
}

function recordOf(message: Message, now: number): Omit<MentionRecord, 'because'> {
  return {
    author: message.author,
    channelKind: message.channelKind,
    isShared: message.isShared,
    snippet: snippetOf(message.text),
    waitsForAnswer: waitsForAnswer(message.text),
    heldAt: now,
  };
}

function enrolled(user: UserId | undefined, facts: Facts, now: number): UserId | undefined {
  return user !== undefined && isHeldFor(facts.people.get(user), now) ? user : undefined;
}
