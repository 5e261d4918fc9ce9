import { DAY } from '../clock.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import { replacedIn } from '../summary/clean.ts';
import type { EarlierThread } from '../summary/related.ts';
import type { Transcript, TranscriptMessage } from '../summary/transcript.ts';

/** A thread, or a message without answers, that somebody's catch-up has read. */
export interface RecentThread extends EarlierThread {
  readonly channel: ChannelId;
  readonly threadTs: Ts;
}

/** What catch-ups have read lately, to point from one to another. Sealed; nothing of it is shown without a check. */
export interface RecentThreads {
  /** Nothing is kept where a message of the channel has changed since `startedAt` (UTC ms), when reading began. */
  remember(
    tenant: TenantId,
    channel: ChannelId,
    threads: readonly RecentThread[],
    startedAt: number,
  ): Promise<void>;
  channels(tenant: TenantId): Promise<readonly ChannelId[]>;
  /** Those that began last, at most `limit`. */
  of(tenant: TenantId, channel: ChannelId, limit: number, now: number): Promise<readonly RecentThread[]>;
  /** A message was edited or deleted: what holds it goes; all of the channel where its thread is not known. */
  purge(tenant: TenantId, channel: ChannelId, ts: Ts, threadTs: Ts | undefined): Promise<void>;
}

/** How long they are kept. */
export const RECENT_MS = DAY;
/** Of each channel. */
export const MOST_RECENT = 200;

const TEXTS = 6;
const TEXT_CHARACTERS = 300;
/** A message without answers is worth pointing at if it says something. */
const LONE_CHARACTERS = 40;

export function recentThreadsIn({ place, messages }: Transcript): readonly RecentThread[] {
  const { channel } = place;
  const madeWhole = replacedIn(messages);
  const threads = Map.groupBy(
    messages.filter(({ isBot, text, ref }) => !isBot && text !== '' && !madeWhole.has(ref.ts)),
    ({ ref }) => ref.threadTs ?? ref.ts,
  );
  return [...threads]
    .filter(([, said]) => said.length > 1 || (said[0]?.text.length ?? 0) >= LONE_CHARACTERS)
    .map(([threadTs, said]) => recentThread(channel, threadTs, said))
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_RECENT);
}

function recentThread(channel: ChannelId, threadTs: Ts, said: readonly TranscriptMessage[]): RecentThread {
  const inOrder = said.toSorted((a, b) => a.at - b.at);
  return {
    id: `${channel}|${threadTs}`,
    channel,
    threadTs,
    texts: inOrder.slice(0, TEXTS).map(({ text }) => text.slice(0, TEXT_CHARACTERS)),
    at: inOrder.at(-1)?.at ?? 0,
  };
}
