import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';
import { instantOf } from '../ids.ts';
import type { FactsCache } from '../mentions/facts.ts';
import { type Envelope, type Message, readArrival, type SlackEvent } from '../mentions/message.ts';
import { waitsForAnswer } from '../mentions/snippet.ts';
import { isHeldFor } from '../people/person.ts';
import { saysBlocked } from './blocked.ts';
import { QUESTION_MS, type Questions } from './question.ts';

export interface Observing {
  readonly facts: Pick<FactsCache, 'of'>;
  readonly questions: Pick<Questions, 'ask' | 'withdraw' | 'answer' | 'isAsked'>;
  readonly botUser: UserId;
}

/**
 * Takes note, before an event is acknowledged, of who asks whom and who has answered. Answers whose pages look otherwise
 * now. A message that asks nobody by name, of somebody who is asked nothing, touches Redis at most once a second. Asks
 * Slack nothing; the same event again changes nothing.
 */
export async function observe(envelope: Envelope, deps: Observing, now: number): Promise<readonly UserId[]> {
  const { event, team_id: tenant } = envelope;
  if (event.type === 'reaction_added') return await reacted(tenant, event, deps, now);
  const arrival = event.type === 'message' ? readArrival(envelope) : undefined;
  if (arrival === undefined) return [];
  const { questions } = deps;
  if (arrival.kind === 'deleted') {
    return await questions.withdraw(tenant, arrival.channel, arrival.ts, now);
  }
  const { message } = arrival;
  const answered = arrival.kind === 'posted' ? await replied(message, deps, now) : [];
  return [...answered, ...(await asks(message, deps, now))];
}

async function replied(message: Message, { questions }: Observing, now: number): Promise<readonly UserId[]> {
  const { tenant, channel, threadTs, ts, author } = message;
  if (threadTs === undefined || author.user === undefined || author.app !== undefined) return [];
  if (!(await questions.isAsked(tenant, author.user))) return [];
  return await questions.answer(tenant, author.user, { channel, ts: threadTs, by: ts }, now);
}

/** A group is not asked by name: anybody in it may answer, and so it waits on nobody. */
async function asks(
  message: Message,
  { facts, questions, botUser }: Observing,
  now: number,
): Promise<readonly UserId[]> {
  const { tenant, channel, ts, threadTs, version, author, users, text, brief } = message;
  const asker = author.user;
  if (asker === undefined || author.app !== undefined || now - instantOf(ts) > QUESTION_MS) return [];
  const isEdit = version !== ts;
  const others = users.filter((user) => user !== asker && user !== botUser);
  const isQuestion = others.length > 0 && (brief !== undefined || waitsForAnswer(text));
  if (!isQuestion && !isEdit) return [];
  const known = await facts.of({ ...message, groups: [] });
  if (known === undefined) return [];
  const { policy, people, bots } = known;
  const isHushed =
    policy.exemptChannels.includes(channel) || (message.isShared && !policy.sharedChannels.includes(channel));
  const isAskerIn = isHeldFor(people.get(asker), now);
  const asked =
    isQuestion && !isHushed
      ? others.filter((user) => !bots.has(user) && (isAskerIn || isHeldFor(people.get(user), now)))
      : [];
  if (asked.length === 0 && !isEdit) return [];
  const ref = { channel, ts, ...(threadTs === undefined ? {} : { threadTs }) };
  const asking = { ref, version, asker, isAskerIn, asked, isBlocked: saysBlocked(text) };
  const changed = await questions.ask(tenant, asking, now);
  if (brief === undefined) return changed;
  return [...changed, ...(await questions.withdraw(tenant, channel, brief.of, now))];
}

async function reacted(
  tenant: TenantId,
  event: SlackEvent,
  { questions }: Observing,
  now: number,
): Promise<readonly UserId[]> {
  const { user, item } = event as SlackEvent & {
    user?: UserId;
    item?: { type?: string; channel?: ChannelId; ts?: Ts };
  };
  const { type, channel, ts } = item ?? {};
  if (user === undefined || type !== 'message' || channel === undefined || ts === undefined) return [];
  if (!(await questions.isAsked(tenant, user))) return [];
  return await questions.answer(tenant, user, { channel, ts }, now);
}
