import type { Agenda, Bells } from '../agenda/agenda.ts';
import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';
import { instantOf } from '../ids.ts';
import type { FactsCache } from '../mentions/facts.ts';
import { type Envelope, type Message, readArrival, type SlackEvent } from '../mentions/message.ts';
import { waitsForAnswer } from '../mentions/snippet.ts';
import { askingOf, QUESTION_KIND, questionThing, type Worded } from './asking-of.ts';
import { saysBlocked } from './blocked.ts';
import { QUESTION_MS, type Questions } from './question.ts';

export interface Observing {
  readonly facts: Pick<FactsCache, 'of'>;
  readonly questions: Pick<Questions, 'ask' | 'withdraw' | 'answer' | 'isAsked'>;
  readonly agenda: Pick<Agenda, 'schedule'>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly botUser: UserId;
}

/**
 * Takes note, before an event is acknowledged, of who asks whom and who has answered. Answers whose pages look otherwise
 * now. A message that asks nobody, of somebody who is asked nothing, touches Redis at most once a second. Asks Slack
 * nothing; the same event again changes nothing.
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

async function asks(
  message: Message,
  { facts, questions, agenda, bells, botUser }: Observing,
  now: number,
): Promise<readonly UserId[]> {
  const { tenant, channel, ts, threadTs, version, author, users, text, brief } = message;
  const asker = author.user;
  if (asker === undefined || author.app !== undefined || now - instantOf(ts) > QUESTION_MS) return [];
  const isEdit = version !== ts;
  const others = users.filter((user) => user !== asker && user !== botUser);
  const callsOnAnybody = others.length + message.groups.length > 0;
  const isQuestion = callsOnAnybody && (brief !== undefined || waitsForAnswer(text));
  if (!isQuestion && !isEdit) return [];
  const ofAll = isQuestion ? await facts.of(message) : undefined;
  const known = ofAll ?? (await facts.of({ ...message, groups: [] }));
  if (known === undefined) return [];
  const { policy, recipients } = known;
  const isHushed =
    policy.exemptChannels.includes(channel) || (message.isShared && !policy.sharedChannels.includes(channel));
  const worded: Worded = {
    ref: { channel, ts, ...(threadTs === undefined ? {} : { threadTs }) },
    version,
    asker,
    isBlocked: saysBlocked(text),
    ...(isQuestion && !isHushed ? { named: others, groups: message.groups } : { named: [], groups: [] }),
  };
  if (ofAll === undefined && worded.groups.length > 0) {
    await agenda.schedule(tenant, QUESTION_KIND, questionThing(worded), now);
    await bells.ring(tenant, now);
    return [];
  }
  const members = worded.groups.length === 0 ? [] : recipients.filter((user) => user !== botUser);
  const asking = askingOf(worded, members, known, now);
  if (asking.asked.length + asking.members.length === 0 && !isEdit) return [];
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
