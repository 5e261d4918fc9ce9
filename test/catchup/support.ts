import type { History, Page, ReadMessage } from '../../src/catchup/history.ts';
import { tsAt } from '../../src/catchup/window.ts';
import { instantOf, type Ts } from '../../src/ids.ts';

/** Tuesday 20 January 2026, 09:00 in Berlin. */
export const NOW = Date.UTC(2026, 0, 20, 8, 0);

export interface Said {
  /** Minutes before NOW. */
  readonly ago: number;
  readonly user?: string;
  readonly text?: string;
  /** Minutes before NOW of each reply. */
  readonly replies?: readonly number[];
}

/** A channel in memory that gives at most `pageSize` messages at once, whatever is asked for. */
export function channelOf(said: readonly Said[], pageSize = 1_000): Pick<History, 'page' | 'replies'> {
  const roots = said.map((one) => rootOf(one)).sort((a, b) => b.at - a.at);
  const replies = new Map(
    said.map((one) => [at(one.ago), (one.replies ?? []).map((ago) => replyOf(one, ago))]),
  );

  return {
    async page(_tenant, _channel, { after, before, limit }): Promise<Page> {
      const within = roots.filter(
        ({ ref: { ts } }) => Number(ts) > Number(after) && Number(ts) < Number(before),
      );
      const messages = within.slice(0, Math.min(limit, pageSize));
      return { messages, hasMore: messages.length < within.length };
    },

    async replies(_tenant, _channel, threadTs, { after, cursor }): Promise<Page> {
      const root = roots.filter(({ ref }) => ref.ts === threadTs);
      const all = (replies.get(threadTs) ?? [])
        .filter(({ ref: { ts } }) => Number(ts) > Number(after))
        .sort((a, b) => a.at - b.at);
      const from = Number(cursor ?? 0);
      const messages = all.slice(from, from + pageSize);
      const hasMore = from + pageSize < all.length;
      return {
        messages: [...root, ...messages],
        hasMore,
        cursor: hasMore ? String(from + pageSize) : undefined,
      };
    },
  };
}

export function at(ago: number): Ts {
  return tsAt(NOW - ago * 60_000);
}

function rootOf({ ago, user = 'UBEN', text = `said ${ago} minutes ago`, replies = [] }: Said): ReadMessage {
  const latest = replies.length === 0 ? undefined : at(Math.min(...replies));
  return {
    ...message(at(ago), user, text),
    thread:
      latest === undefined
        ? undefined
        : { replies: replies.length, latestReply: latest, participants: ['UCHI'] },
  };
}

function replyOf({ ago }: Said, replyAgo: number): ReadMessage {
  const { ref, ...rest } = message(at(replyAgo), 'UCHI', `replied ${replyAgo} minutes ago`);
  return { ...rest, ref: { ...ref, threadTs: at(ago) } };
}

function message(ts: Ts, user: string, text: string): ReadMessage {
  return {
    ref: { channel: 'C1', ts },
    user,
    appName: undefined,
    isBot: false,
    text,
    at: instantOf(ts),
    files: [],
    links: [],
    thread: undefined,
  };
}
