import type { TenantId, UserId } from '../ids.ts';

/** Somebody's wish to be told when their mention of somebody is delivered. Ids only. */
export interface Watch {
  readonly watcher: UserId;
  readonly recipient: UserId;
  /** The mention's id. */
  readonly mention: string;
}

/** Finds the watchers of what was delivered. What makes each of them told is the due index. */
export interface Watches {
  /** Kept for `keepMs` at least; the same wish twice is one. */
  add(tenant: TenantId, watch: Watch, keepMs: number): Promise<void>;
  of(tenant: TenantId, recipient: UserId, mentions: readonly string[]): Promise<readonly Watch[]>;
  remove(tenant: TenantId, watch: Watch): Promise<void>;
}

const PREFIX = 'watch|';

/** A watch as a thing of the agenda. No mention's id begins like it, since no channel's does. */
export function watchThing({ recipient, watcher, mention }: Watch): string {
  return `${PREFIX}${recipient}|${watcher}|${mention}`;
}

/** Reads what `watchThing` wrote; undefined for the id of a mention. */
export function parseWatchThing(thing: string): Watch | undefined {
  if (!thing.startsWith(PREFIX)) return undefined;
  const [recipient, watcher, ...mention] = thing.slice(PREFIX.length).split('|');
  if (recipient === undefined || watcher === undefined) return undefined;
  return { recipient, watcher, mention: mention.join('|') };
}
