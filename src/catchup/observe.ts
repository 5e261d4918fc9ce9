import type { ChannelId, Ts, UserId } from '../ids.ts';
import type { FactsCache } from '../mentions/facts.ts';
import { type Envelope, readArrival, type SlackEvent } from '../mentions/message.ts';
import { isHeldFor } from '../people/person.ts';
import type { SegmentCache } from '../summary/segment-cache.ts';
import type { Activity } from './activity.ts';
import type { KeptCatchups } from './kept.ts';
import type { RecentThreads } from './recent-threads.ts';

export interface Observing {
  readonly facts: Pick<FactsCache, 'person'>;
  readonly activity: Pick<Activity, 'note' | 'noteThread'>;
  readonly kept: Pick<KeptCatchups, 'purge'>;
  readonly segments: Pick<SegmentCache, 'purge'>;
  readonly recent: Pick<RecentThreads, 'purge'>;
}

/**
 * Takes note, before an event is acknowledged, of where enrolled people write and react, and removes what was made of a
 * message that was edited or deleted. The same event again changes nothing. Asks Slack nothing.
 */
export async function observe(envelope: Envelope, deps: Observing, now: number): Promise<void> {
  const { team_id: tenant } = envelope;
  const changed = changedIn(envelope);
  if (changed !== undefined) {
    const { channel, ts, threadTs } = changed;
    // First, since it leaves the mark by which whoever reads just now knows.
    await deps.kept.purge(tenant, channel, now);
    await Promise.all([
      deps.recent.purge(tenant, channel, ts, threadTs),
      deps.segments.purge(tenant, channel, ts, now),
    ]);
    return;
  }
  const seen = presenceIn(envelope);
  if (seen === undefined) return;
  if (!isHeldFor(await deps.facts.person(tenant, seen.user), now)) return;
  const { user, channel, ts, threadTs } = seen;
  if (threadTs === undefined) await deps.activity.note(tenant, user, channel, ts);
  else await deps.activity.noteThread(tenant, user, channel, threadTs, ts);
}

interface Changed {
  readonly channel: ChannelId;
  readonly ts: Ts;
  /** Its own ts where it is no reply; undefined where that is not known. */
  readonly threadTs: Ts | undefined;
}

/** An unfurled link or a new reply count changes nothing that was said. */
function changedIn(envelope: Envelope): Changed | undefined {
  if (envelope.event.type !== 'message') return undefined;
  const arrival = readArrival(envelope);
  if (arrival?.kind === 'deleted') {
    const { previous_message: before } = envelope.event as SlackEvent & {
      previous_message?: { ts?: Ts; thread_ts?: Ts };
    };
    const { channel, ts } = arrival;
    return { channel, ts, threadTs: before?.thread_ts ?? before?.ts };
  }
  if (arrival?.kind !== 'edited') return undefined;
  const { channel, ts, threadTs } = arrival.message;
  return { channel, ts, threadTs: threadTs ?? ts };
}

interface Presence {
  readonly user: UserId;
  readonly channel: ChannelId;
  readonly ts: Ts;
  /** Whoever answers in a thread may not have looked at the channel around it. */
  readonly threadTs?: Ts | undefined;
}

function presenceIn(envelope: Envelope): Presence | undefined {
  if (envelope.event.type === 'reaction_added') return reactionIn(envelope.event);
  if (envelope.event.type !== 'message') return undefined;
  const arrival = readArrival(envelope);
  if (arrival?.kind !== 'posted') return undefined;
  const { author, channel, ts, threadTs } = arrival.message;
  if (author.user === undefined || author.app !== undefined) return undefined;
  return { user: author.user, channel, ts, threadTs };
}

function reactionIn(event: SlackEvent): Presence | undefined {
  const {
    user,
    item,
    event_ts: ts,
  } = event as SlackEvent & {
    user?: UserId;
    item?: { type?: string; channel?: ChannelId };
    event_ts?: Ts;
  };
  if (user === undefined || ts === undefined || item?.type !== 'message' || item.channel === undefined)
    return undefined;
  return { user, channel: item.channel, ts };
}
