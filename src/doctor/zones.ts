import type { Zones } from '../schedule/zone.ts';
import { type Check, mend, note, ok } from './check.ts';

/** A person as Slack says, as far as their clock goes. */
export interface ClockOfUser {
  readonly tz?: string | null;
  /** Slack's own offset now, seconds east of UTC. */
  readonly tz_offset?: number;
  readonly deleted?: boolean;
}

/**
 * Slack as a witness: where its offset for a zone differs from ours, one of the two has old zone data. Counts by
 * zone, no names.
 */
export function compareZones(users: readonly ClockOfUser[], zones: Zones, now: number): readonly Check[] {
  const about = 'time zones';
  const differing = new Map<string, number>();
  const unknown = new Set<string>();
  let compared = 0;
  for (const { tz, tz_offset: theirs, deleted } of users) {
    if (deleted === true || tz == null || theirs === undefined) continue;
    if (!zones.has(tz)) {
      unknown.add(tz);
      continue;
    }
    compared += 1;
    const ours = zones.get(tz).offsetMs(now) / 1000;
    if (ours !== theirs) differing.set(tz, (differing.get(tz) ?? 0) + 1);
  }
  const checks: Check[] = [];
  if (unknown.size > 0) {
    checks.push(
      note(about, `Slack names zones that ${zones.source} do not know: ${[...unknown].sort().join(', ')}.`),
    );
  }
  if (differing.size > 0) {
    const list = [...differing].map(([zone, people]) => `${zone} (${people})`).sort();
    checks.push(
      mend(
        about,
        `${zones.source} and Slack disagree on the time in ${list.join(', ')}. Update the system's tzdata package.`,
      ),
    );
  }
  if (checks.length === 0)
    checks.push(
      ok(about, `${zones.source}; Slack agrees for ${compared === 1 ? '1 person' : `${compared} people`}`),
    );
  return checks;
}
