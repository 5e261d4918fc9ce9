import type { UserId } from '../ids.ts';
import { calendarOf } from '../people/calendar.ts';
import { isHeldFor } from '../people/person.ts';
import type { Policy } from '../people/policy.ts';
import type { Ring } from '../red-phone/ring.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import { supersede, withOriginal } from './brief.ts';
import type { Facts, FactsCache } from './facts.ts';
import { type Decision, type HeldMentions, type MentionRecord, mentionId } from './held.ts';
import type { Message } from './message.ts';
import { snippetOf, waitsForAnswer } from './snippet.ts';
import { breakingThrough, triage, type Verdict } from './triage.ts';

export interface Hold {
  readonly facts: FactsCache;
  readonly held: HeldMentions;
  readonly zones: Zones;
  readonly ringOf: RingOf;
}

/** What a message asks for by a declared word; undefined where it says none. Asks nobody. */
export type RingOf = (message: Message, policy: Policy, now: number) => Ring | undefined;

/**
 * What became of a message. `ask-slack`: a fact is missing that only Slack knows; nothing is recorded yet, except that it
 * rings the Red Phone, which waits for no fact.
 */
export type Held =
  | { readonly kind: 'ask-slack'; readonly rings: boolean }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'recorded';
      readonly verdicts: readonly Verdict[];
      readonly rings: boolean;
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
  { facts: cache, held, zones, ringOf }: Hold,
  arrivedAt: number,
): Promise<Held> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const facts = await cache.of(message);
    if (facts === undefined) {
      const ring = ringOf(message, await cache.policy(message.tenant), arrivedAt);
      return { kind: 'ask-slack', rings: ring !== undefined && (await held.ring(message, ring, arrivedAt)) };
    }
    const ring = ringOf(message, facts.policy, arrivedAt);
    const enrolledAuthor = enrolled(message.author.user, facts, arrivedAt);
    const concerned = facts.recipients.filter((user) => facts.people.has(user));
    const isEdit = message.version !== message.ts;
    const concernsNobody = concerned.length === 0 && enrolledAuthor === undefined;
    if (concernsNobody && !isEdit && ring === undefined) return { kind: 'nothing' };

    // Most messages concern nobody but their author.
    const decisions =
      concerned.length === 0
        ? []
        : await decide(message, concerned, facts, ring?.phrase, { held, zones }, arrivedAt);
    const waiting = decisions.filter(({ verdict }) => verdict.kind !== 'pass' && verdict.because === 'waits');
    const owesReceipt =
      waiting.length > 0 && message.author.user !== undefined && facts.policy.receipts !== 'none';
    const recorded = await held.record(
      message,
      decisions,
      {
        factsVersion: facts.version,
        enrolledAuthor,
        receiptDue: owesReceipt ? arrivedAt : undefined,
        ring,
      },
      arrivedAt,
    );
    if (recorded.kind === 'stale') {
      cache.drop(message.tenant);
      continue;
    }
    if (recorded.kind !== 'recorded') return { kind: 'nothing' };
    if (decisions.length > 0) await supersede(message, decisions, held, arrivedAt);
    const verdicts = decisions.map(({ verdict }) => verdict);
    const blocks = verdicts.flatMap((verdict) => (verdict.kind === 'pass' ? [] : [verdict.until]));
    const rings = recorded.rings === true;
    // A receipt that stands in line is found by whoever tells of those before it.
    const isDue = recorded.due !== undefined && recorded.due <= arrivedAt;
    return { kind: 'recorded', verdicts, rings, due: isDue ? [...blocks, arrivedAt] : blocks };
  }
  throw new Error('The facts changed each time that a message was decided');
}

async function decide(
  message: Message,
  recipients: readonly UserId[],
  facts: Facts,
  phrase: string | undefined,
  { held, zones }: Pick<Hold, 'held' | 'zones'>,
  now: number,
): Promise<readonly Decision[]> {
  const lastSpoke = await held.lastSpoke(message, recipients);
  const record = recordOf(message, now);
  const decisions: Decision[] = [];
  for (const recipient of recipients) {
    const person = facts.people.get(recipient);
    if (person === undefined || person.enrolment.state === 'out') continue;
    // A zone that the data of today lack must not keep the message from everybody else in it.
    const calendar = zones.has(person.zone.name) ? calendarOf(person, zones) : undefined;
    const usual = triage(
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
    const decided = phrase === undefined ? usual : breakingThrough(usual, phrase);
    const verdict = await withOriginal(decided, message, recipient, held);
    const isEdit = message.version !== message.ts;
    if (verdict.kind === 'pass' && !isEdit) {
      decisions.push({ recipient, verdict });
    } else {
      // What waits already keeps waiting after an edit, for the reason for which it does, whatever is decided now.
      const before = isEdit ? await held.read(message.tenant, recipient, mentionId(message)) : undefined;
      const because = before?.because ?? (verdict.kind === 'pass' ? 'waits' : verdict.because);
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
    waitsForAnswer: message.brief !== undefined || waitsForAnswer(message.text),
    ...(message.brief?.neededBy === undefined ? {} : { neededBy: message.brief.neededBy }),
    heldAt: now,
  };
}

function enrolled(user: UserId | undefined, facts: Facts, now: number): UserId | undefined {
  return user !== undefined && isHeldFor(facts.people.get(user), now) ? user : undefined;
}
