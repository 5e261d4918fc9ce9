import type { ChannelId } from '../ids.ts';
import type { AuditEntry } from './audit.ts';

/** What a week's calls amount to. By word and channel, and never by person. */
export interface WeekCount {
  readonly calls: number;
  readonly notUrgent: number;
  /** Calls of which somebody could not be reached. */
  readonly unreachable: number;
  /** Calls whose page was not taken. */
  readonly pageFailed: number;
  /** The most calls first. */
  readonly places: readonly PlaceCount[];
}

export interface PlaceCount {
  /** Undefined where somebody rang without a declared word. */
  readonly phrase: string | undefined;
  /** Undefined where nobody rang in a channel. */
  readonly channel: ChannelId | undefined;
  readonly calls: number;
  readonly notUrgent: number;
}

/** Undefined where nobody rang: then there is nothing to say. */
export async function countWeek(entries: AsyncIterable<AuditEntry>): Promise<WeekCount | undefined> {
  const calls = new Map<string, AuditEntry>();
  const told = {
    'not-urgent': new Set<string>(),
    unreachable: new Set<string>(),
    'page-failed': new Set<string>(),
  };
  for await (const entry of entries) {
    const { what, call } = entry;
    if (what === 'called' && !calls.has(call)) calls.set(call, entry);
    if (what === 'not-urgent' || what === 'unreachable' || what === 'page-failed') told[what].add(call);
  }
  if (calls.size === 0) return undefined;
  const among = (some: ReadonlySet<string>): number => [...some].filter((call) => calls.has(call)).length;
  return {
    calls: calls.size,
    notUrgent: among(told['not-urgent']),
    unreachable: among(told.unreachable),
    pageFailed: among(told['page-failed']),
    places: placesOf([...calls.values()], told['not-urgent']),
  };
}

function placesOf(called: readonly AuditEntry[], notUrgent: ReadonlySet<string>): readonly PlaceCount[] {
  const groups = Map.groupBy(called, ({ phrase, channel }) =>
    JSON.stringify([phrase ?? null, channel ?? null]),
  );
  return [...groups.values()]
    .map((group) => ({
      phrase: group[0]?.phrase,
      channel: group[0]?.channel,
      calls: group.length,
      notUrgent: group.filter(({ call }) => notUrgent.has(call)).length,
    }))
    .sort((a, b) => b.calls - a.calls || (a.phrase ?? '').localeCompare(b.phrase ?? ''));
}
