import type { Bells } from '../agenda/agenda.ts';
import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';
import type { Zones } from '../schedule/zone.ts';
import type { FactsCache } from './facts.ts';
import type { HeldMentions } from './held.ts';
import { holdMentions, type RingOf } from './hold.ts';
import type { Inbox } from './inbox.ts';
import { type Envelope, readArrival, type SlackEvent } from './message.ts';
import type { Verdict } from './triage.ts';

/** Events whose handlers may ask Slack, and so are always kept in the inbox first. They run again after a crash. */
export type Later = (tenant: TenantId, event: SlackEvent, arrivedAt: number) => Promise<void>;

export interface Ingestion {
  readonly facts: FactsCache;
  readonly held: HeldMentions;
  readonly zones: Zones;
  readonly inbox: Inbox;
  readonly bells: Bells;
  /** Of what is urgent. */
  readonly urgentBells: Bells;
  readonly ringOf: RingOf;
  /** Reads the members of a group from Slack into what is known. */
  learnGroup(tenant: TenantId, group: string): Promise<void>;
  readonly later: Readonly<Record<string, Later>>;
  onVerdict(verdict: Verdict): void;
}

/** Every event type that reaches ingestion: what manifest.yml subscribes to, less what goes through Bolt. */
export const HANDLED_EVENTS = [
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_rename',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_rename',
  'member_joined_channel',
  'member_left_channel',
  'message',
  'reaction_added',
  'subteam_members_changed',
  'subteam_updated',
  'team_join',
  'tokens_revoked',
  'user_change',
] as const;

/**
 * Takes one event. Resolves only once the event, or what it causes, is durable; until then Slack must not be told
 * that it arrived. Asks Slack nothing.
 */
export async function takeIn(envelope: Envelope, ingestion: Ingestion, arrivedAt: number): Promise<void> {
  const done = await act(envelope, ingestion, arrivedAt);
  if (done) return;
  const { team_id: tenant } = envelope;
  const id = envelope.event_id ?? fallbackId(envelope.event);
  await ingestion.inbox.put(tenant, id, { envelope, arrivedAt });
  ringSoon(ingestion, tenant, arrivedAt);
}

/** Does what an event kept in the inbox asks for, with its own arrival as the instant to decide by. */
export async function workInbox(tenant: TenantId, id: string, ingestion: Ingestion): Promise<void> {
  const entry = await ingestion.inbox.read(tenant, id);
  if (entry === undefined) return;
  const { envelope, arrivedAt } = entry;
  const later = ingestion.later[envelope.event.type];
  if (later !== undefined) {
    await later(tenant, envelope.event, arrivedAt);
  } else if (!(await act(envelope, ingestion, arrivedAt))) {
    const arrival = readArrival(envelope);
    if (arrival?.kind === 'posted' || arrival?.kind === 'edited') {
      for (const group of arrival.message.groups) await ingestion.learnGroup(tenant, group);
      if (!(await act(envelope, ingestion, arrivedAt)))
        throw new Error('A message still could not be decided');
    }
  }
  await ingestion.inbox.remove(tenant, id);
}

/** True where nothing is left to do. */
async function act(envelope: Envelope, ingestion: Ingestion, arrivedAt: number): Promise<boolean> {
  const { event, team_id: tenant } = envelope;
  switch (event.type) {
    case 'message':
      return await actOnMessage(envelope, ingestion, arrivedAt);
    case 'reaction_added':
      await actOnReaction(tenant, event, ingestion, arrivedAt);
      return true;
    default:
      return ingestion.later[event.type] === undefined;
  }
}

async function actOnMessage(envelope: Envelope, ingestion: Ingestion, arrivedAt: number): Promise<boolean> {
  const arrival = readArrival(envelope);
  if (arrival === undefined) return true;
  const { held, bells, urgentBells } = ingestion;
  if (arrival.kind === 'deleted') {
    const isCall = await held.withdraw(arrival.tenant, arrival.channel, arrival.ts, arrivedAt);
    if (isCall) ringSoon({ bells: urgentBells }, arrival.tenant, arrivedAt);
    ringSoon({ bells }, arrival.tenant, arrivedAt);
    return true;
  }
  const outcome = await holdMentions(arrival.message, ingestion, arrivedAt);
  if (outcome.kind !== 'nothing' && outcome.rings) {
    ringSoon({ bells: urgentBells }, envelope.team_id, arrivedAt);
  }
  if (outcome.kind === 'ask-slack') return false;
  if (outcome.kind === 'recorded') {
    for (const verdict of outcome.verdicts) ingestion.onVerdict(verdict);
    for (const due of new Set(outcome.due)) ringSoon({ bells }, envelope.team_id, due);
  }
  return true;
}

async function actOnReaction(
  tenant: TenantId,
  event: SlackEvent,
  { facts, held }: Ingestion,
  arrivedAt: number,
): Promise<void> {
  const { user, item } = event as SlackEvent & {
    user?: UserId;
    item?: { type?: string; channel?: ChannelId; ts?: Ts };
  };
  if (user === undefined || item?.type !== 'message' || item.channel === undefined || item.ts === undefined)
    return;
  if ((await facts.person(tenant, user)) === undefined) return;
  await held.seen(tenant, item.channel, item.ts, user, arrivedAt);
}

/** What is recorded is safe: the acknowledgement neither waits for a bell nor fails with it. The sweep makes it good. */
function ringSoon({ bells }: Pick<Ingestion, 'bells'>, tenant: TenantId, at: number): void {
  bells.ring(tenant, at).catch(() => {});
}

function fallbackId(event: SlackEvent): string {
  return `${event.type}-${String(event['event_ts'] ?? event['ts'] ?? '')}`;
}
