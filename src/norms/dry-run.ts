import { instantOf, type UserId } from '../ids.ts';
import type { Message } from '../mentions/message.ts';
import { triage } from '../mentions/triage.ts';
import { calendarOf } from '../people/calendar.ts';
import type { Person } from '../people/person.ts';
import type { Policy } from '../people/policy.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import { barenessOf } from './nudge.ts';
import { medianWait, waitClass } from './week.ts';

/** A message of the last week, with those whom it calls on, groups told apart. */
export interface PastMessage {
  readonly message: Message;
  readonly recipients: readonly UserId[];
}

/** What a week would have looked like: sums alone. */
export interface DryRun {
  readonly mentions: number;
  readonly waited: number;
  /** Who was called on. */
  readonly people: number;
  /** ms; of what would have waited. */
  readonly median: number | undefined;
  /** Messages that only greeted or asked whether they may ask, and how many people wrote them. */
  readonly bare: number;
  readonly bareAuthors: number;
}

/**
 * Triages messages as they would have been on the day, each recipient with the workspace's usual hours. `people` are
 * those who would be enrolled, as they would be. Messages of one channel come oldest first.
 */
export function dryRun(
  channels: readonly (readonly PastMessage[])[],
  people: ReadonlyMap<UserId, Person>,
  policy: Policy,
  zones: Zones,
): DryRun {
  const called = new Set<UserId>();
  const bareAuthors = new Set<UserId>();
  const waits = new Map<number, number>();
  let [mentions, waited, bare] = [0, 0, 0];
  for (const messages of channels) {
    const spoke = new Map<UserId, number>();
    for (const { message, recipients } of messages) {
      const at = instantOf(message.ts);
      const { user, app } = message.author;
      for (const recipient of recipients) {
        const person = people.get(recipient);
        if (person === undefined || recipient === user || app !== undefined) continue;
        called.add(recipient);
        mentions += 1;
        const until = heldUntil(message, recipient, person, spoke.get(recipient), policy, zones, at);
        if (until === undefined) continue;
        waited += 1;
        const one = waitClass(until - at);
        waits.set(one, (waits.get(one) ?? 0) + 1);
      }
      if (user === undefined || app !== undefined) continue;
      spoke.set(user, at);
      if (recipients.length > 0 && barenessOf(message.text) !== undefined) {
        bare += 1;
        bareAuthors.add(user);
      }
    }
  }
  const median = medianWait(waits);
  return { mentions, waited, people: called.size, median, bare, bareAuthors: bareAuthors.size };
}

function heldUntil(
  message: Message,
  recipient: UserId,
  person: Person,
  lastSpokeHere: number | undefined,
  policy: Policy,
  zones: Zones,
  at: number,
): number | undefined {
  const calendar = calendarOf(person, zones);
  const facts = {
    person,
    isBot: false,
    blockNow: blockAt(calendar, at),
    nextBlock: nextBlock(calendar, at),
    lastSpokeHere,
  };
  const verdict = triage(message, recipient, facts, policy, at);
  return verdict.kind === 'hold' ? verdict.until : undefined;
}

/** A workspace's policy as it is for the days before: nothing is paused, and nothing breaks through. */
export function policyThen(policy: Policy): Policy {
  const { pausedSince: _, ...then } = policy;
  return then;
}
