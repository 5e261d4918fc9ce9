import type { Agenda, Bells } from '../agenda/agenda.ts';
import { SECOND } from '../clock.ts';
import type { FactsCache } from '../mentions/facts.ts';
import { type Envelope, type Message, readArrival, type SlackEvent } from '../mentions/message.ts';
import type { NudgeKind, Policy } from '../people/policy.ts';
import { nudgeOf } from './nudge.ts';
import { nudgeThing } from './nudge-thing.ts';

export interface Observing {
  readonly facts: Pick<FactsCache, 'of' | 'policy'>;
  readonly agenda: Pick<Agenda, 'schedule'>;
  readonly bells: Pick<Bells, 'ring'>;
  /** Whether the message calls people by a declared word: then it is no time for manners. */
  rings(message: Message, policy: Policy, now: number): boolean;
}

/** So long somebody who has greeted may still be typing what it is about. */
export const STILL_TYPING_MS = 30 * SECOND;

/**
 * Makes a nudge due, before the message is acknowledged, where it may deserve one and the workspace wants that. A
 * message that says something is read once more and costs nothing else. Edits nudge nobody. Asks Slack nothing.
 */
export async function observe(envelope: Envelope, deps: Observing, now: number): Promise<void> {
  if (envelope.event.type !== 'message') return;
  const arrival = readArrival(envelope);
  if (arrival?.kind !== 'posted') return;
  const { message } = arrival;
  const author = message.author.user;
  if (author === undefined || message.author.app !== undefined || message.brief !== undefined) return;
  const kind = await kindOf(message, envelope.event, deps);
  if (kind === undefined) return;
  const { tenant, channel, ts, threadTs } = message;
  const policy = await deps.facts.policy(tenant);
  if (!isWanted(kind, message, policy) || deps.rings(message, policy, now)) return;
  const due = kind === 'greeting' || kind === 'question' ? now + STILL_TYPING_MS : now;
  await deps.agenda.schedule(
    tenant,
    'nudge',
    nudgeThing({ kind, author, ref: { channel, ts, threadTs } }),
    Math.floor(due),
  );
  // What is scheduled is safe: the acknowledgement neither waits for the bell nor fails with it.
  deps.bells.ring(tenant, due).catch(() => {});
}

/** Whether the workspace wants nudges of this kind where the message stands. */
export function isWanted(
  kind: NudgeKind,
  { channel, isShared }: Pick<Message, 'channel' | 'isShared'>,
  policy: Policy,
): boolean {
  return (
    policy.nudges.on.includes(kind) &&
    policy.pausedSince === undefined &&
    !policy.exemptChannels.includes(channel) &&
    (!isShared || policy.sharedChannels.includes(channel))
  );
}

async function kindOf(
  message: Message,
  event: SlackEvent,
  { facts }: Pick<Observing, 'facts'>,
): Promise<NudgeKind | undefined> {
  const spoken = { ...message, hasAttachments: hasAny(event['files']) || hasAny(event['attachments']) };
  if (message.groups.length === 0) return nudgeOf({ ...spoken, calledOn: message.users.length });
  const recipients = (await facts.of(message))?.recipients;
  return nudgeOf({ ...spoken, calledOn: recipients?.length });
}

function hasAny(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
