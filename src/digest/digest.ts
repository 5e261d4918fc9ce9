import type { EarlyReason } from '../agenda/agenda.ts';
import type { MessageRef, UserId } from '../ids.ts';
import type { ChannelKind } from '../mentions/message.ts';
import type { Zone } from '../schedule/zone.ts';

/** One mention as a digest shows it. */
export interface DigestItem {
  /** The mention's id. */
  readonly id: string;
  readonly ref: MessageRef;
  /** `people`: the names of the others in a group message. */
  readonly place: { readonly name: string; readonly kind: ChannelKind; readonly people?: string | undefined };
  /** `name` is for apps that are no user. */
  readonly author: { readonly user?: UserId; readonly name?: string };
  /** Safe mrkdwn, as `snippetOf` gives it; undefined where the permalink stands alone. */
  readonly snippet: string | undefined;
  readonly whyNoText?: WhyNoText;
  /** When it arrived, UTC ms. */
  readonly heldAt: number;
  /** UTC ms. */
  readonly promisedFor: number;
  readonly permalink: string;
  readonly waitsForAnswer: boolean;
  /** When its author needs it, UTC ms. */
  readonly neededBy?: number;
  readonly because: 'waits' | 'block-ended' | 'snoozed';
}

/**
 * `old`: kept too long; `access-unknown`: perhaps no longer theirs to read; `unreadable`: Slack does not give it now;
 * `sealed`: it was kept with a key that is gone.
 */
export type WhyNoText = 'old' | 'access-unknown' | 'unreadable' | 'sealed';

/** A message that called on its whole channel while Slack was silent for the reader. */
export interface Announced {
  readonly ref: MessageRef;
  readonly kind: ChannelKind;
  readonly permalink: string;
}

/** All that one digest says. Instants are UTC ms. */
export interface Digest {
  readonly batchId: string;
  readonly recipient: UserId;
  readonly items: readonly DigestItem[];
  /** How many mentions went while the others waited. */
  readonly removed: {
    readonly seen: number;
    readonly deleted: number;
    readonly editedOut: number;
    readonly accessLost: number;
  };
  /** Oldest first. */
  readonly announced: readonly Announced[];
  readonly late: boolean;
  readonly early: EarlyReason | '';
  /** The first digest says once what its buttons do. */
  readonly explainsButtons: boolean;
  readonly zone: Zone;
  readonly locale: string;
  readonly now: number;
  readonly nextBlockStart: number | undefined;
  /** mrkdwn */
  readonly lastWords?: string | undefined;
}

/** Mentions that a DM shows, and a page of all of them; the DM's others are behind its button "Show all". */
export const SHOWN_AT_ONCE = 10;

/** Announcements that a DM names; the others it counts. */
export const ANNOUNCED_AT_ONCE = 5;

/** The digest with its items in the order in which they are read. */
export function composeDigest(digest: Digest): Digest {
  return { ...digest, items: inReadingOrder(digest.items) };
}

/**
 * What waits for an answer first, and before all what is needed by a certain time, the earliest first. In each half the
 * channels, and in a channel the threads, stand by their oldest mention; oldest first inside a thread.
 */
export function inReadingOrder<Item extends Pick<DigestItem, 'ref' | 'waitsForAnswer' | 'neededBy'>>(
  items: readonly Item[],
): Item[] {
  const oldestFirst = items.toSorted((a, b) => Number(a.ref.ts) - Number(b.ref.ts));
  const isNeeded = (item: Item): boolean => item.waitsForAnswer && item.neededBy !== undefined;
  const needed = oldestFirst.filter(isNeeded).toSorted((a, b) => (a.neededBy ?? 0) - (b.neededBy ?? 0));
  const others = oldestFirst.filter((item) => !isNeeded(item));
  const halves = [true, false].map((waits) => others.filter((item) => item.waitsForAnswer === waits));
  const grouping = halves.flatMap((half) =>
    grouped(half, ({ ref }) => ref.channel).flatMap((inChannel) =>
      grouped(inChannel, ({ ref }) => ref.threadTs ?? ref.ts).flat(),
    ),
  );
  return [...needed, ...grouping];
}

/** Groups in the order of their first member. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  return [...Map.groupBy(items, keyOf).values()];
}
