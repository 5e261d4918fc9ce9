import { DAY } from '../clock.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import type { MapItem } from './map-answer.ts';

/** How long what was made of a segment is kept, ms of `now`. */
export const SEGMENT_KEEP_MS = DAY;

/** What a model made of a segment, as it answered: it is checked against the messages again wherever it is used. */
export interface CachedSegment {
  readonly key: string;
  readonly items: readonly MapItem[];
  /** The messages that it was made of. */
  readonly messages: readonly Ts[];
}

/**
 * What was made of segments, shared by all who read a channel, and where the channel's segments begin. Whoever asks has
 * read the messages themselves: a key cannot be guessed without them.
 */
export interface SegmentCache {
  get(
    tenant: TenantId,
    channel: ChannelId,
    keys: readonly string[],
    now: number,
  ): Promise<ReadonlyMap<string, readonly MapItem[]>>;
  /** `startedAt`: UTC ms of `now` at which its messages were read; if one was purged since, nothing is kept. */
  put(
    tenant: TenantId,
    channel: ChannelId,
    segment: CachedSegment,
    startedAt: number,
    now: number,
  ): Promise<void>;
  /** A message was edited or deleted: everything that was made of it goes. */
  purge(tenant: TenantId, channel: ChannelId, ts: Ts, now: number): Promise<void>;
  /** In order. */
  boundaries(tenant: TenantId, channel: ChannelId): Promise<readonly string[]>;
  addBoundaries(tenant: TenantId, channel: ChannelId, boundaries: readonly string[]): Promise<void>;
}

/** What summing up does with it: purging is for those who hear of edits and deletions. */
export type ReadableCache = Omit<SegmentCache, 'purge'>;

/** For one process, forgotten with it. */
export function createMemorySegmentCache(): SegmentCache {
  interface Row extends CachedSegment {
    readonly until: number;
  }
  const rows = new Map<string, Map<string, Row>>();
  const begins = new Map<string, Set<string>>();
  const purged = new Map<string, number>();
  const place = (tenant: TenantId, channel: ChannelId): string => `${tenant} ${channel}`;

  return {
    async get(tenant, channel, keys, now) {
      const kept = rows.get(place(tenant, channel));
      const found = keys.flatMap((key) => {
        const row = kept?.get(key);
        return row === undefined || row.until <= now ? [] : [[key, row.items] as const];
      });
      return new Map(found);
    },
    async put(tenant, channel, segment, startedAt, now) {
      const at = place(tenant, channel);
      if (segment.messages.some((ts) => (purged.get(`${at} ${ts}`) ?? -1) >= startedAt)) return;
      const kept = rows.get(at) ?? new Map<string, Row>();
      for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
      rows.set(at, kept.set(segment.key, { ...segment, until: now + SEGMENT_KEEP_MS }));
    },
    async purge(tenant, channel, ts, now) {
      const at = place(tenant, channel);
      purged.set(`${at} ${ts}`, now);
      const kept = rows.get(at);
      for (const [key, { messages }] of kept ?? []) if (messages.includes(ts)) kept?.delete(key);
    },
    boundaries: async (tenant, channel) => [...(begins.get(place(tenant, channel)) ?? [])].sort(),
    async addBoundaries(tenant, channel, boundaries) {
      const at = place(tenant, channel);
      begins.set(at, new Set([...(begins.get(at) ?? []), ...boundaries]));
    },
  };
}
