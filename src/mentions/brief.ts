import type { MessageRef, UserId } from '../ids.ts';
import { type Decision, type HeldMentions, mentionId } from './held.ts';
import type { Message } from './message.ts';
import type { Verdict } from './triage.ts';

/** Whoever the original of a brief waits for gets the brief in its place, when that was to come; whatever else holds. */
export async function withOriginal(
  verdict: Verdict,
  message: Message,
  recipient: UserId,
  held: Pick<HeldMentions, 'read'>,
): Promise<Verdict> {
  const original = originalOf(message);
  if (original === undefined || verdict.kind !== 'pass') return verdict;
  const waiting = await held.read(message.tenant, recipient, mentionId(original));
  return waiting === undefined ? verdict : { kind: 'hold', until: waiting.promisedFor, because: 'waits' };
}

/**
 * Takes the original away from those for whom its brief waits. After a crash before this the event comes again, and
 * so does this.
 */
export async function supersede(
  message: Message,
  decisions: readonly Decision[],
  held: Pick<HeldMentions, 'supersede'>,
  now: number,
): Promise<void> {
  const original = originalOf(message);
  if (original === undefined) return;
  const [old, by] = [mentionId(original), mentionId(message)];
  for (const { recipient, verdict } of decisions) {
    if (verdict.kind !== 'pass') await held.supersede(message.tenant, recipient, old, by, now);
  }
}

/** The message that a brief makes whole: the root of its thread, or a reply there. */
function originalOf({ brief, channel, threadTs }: Message): MessageRef | undefined {
  if (brief === undefined) return undefined;
  const isReply = threadTs !== undefined && threadTs !== brief.of;
  return { channel, ts: brief.of, ...(isReply ? { threadTs } : {}) };
}
