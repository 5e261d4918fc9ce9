import type { CommsBlock } from './blocks.ts';
import type { Day } from './wall-time.ts';
import { weeklyBlocks } from './weekly-blocks.ts';
import type { WeeklyPattern } from './weekly-pattern.ts';
import type { Zone } from './zone.ts';

type Weeks = Iterable<CommsBlock>;

/** By the day since which they are asked for. */
const known = new WeakMap<Zone, WeakMap<WeeklyPattern, Map<Day, Weeks>>>();
/** Today, the day of a promise, and those of somebody who is looked at from elsewhere. */
const MOST_DAYS = 8;

/**
 * The same as `weeklyBlocks` of somebody without absences, worked out once: most people of a zone have one of a few
 * hours, and a digest asks three times for those of a day.
 */
export function sharedWeeks(zone: Zone, pattern: WeeklyPattern, sinceDay: Day): Weeks {
  const ofZone = known.get(zone) ?? new WeakMap<WeeklyPattern, Map<Day, Weeks>>();
  known.set(zone, ofZone);
  const days = ofZone.get(pattern) ?? new Map<Day, Weeks>();
  ofZone.set(pattern, days);
  const before = days.get(sinceDay);
  if (before !== undefined) return before;
  if (days.size >= MOST_DAYS) days.clear();
  const weeks = shared(weeklyBlocks({ zone, absences: [] }, pattern, sinceDay));
  days.set(sinceDay, weeks);
  return weeks;
}

/** Reads on only as far as somebody has looked. */
function shared(stream: Generator<CommsBlock, void>): Weeks {
  const blocks: CommsBlock[] = [];
  return {
    *[Symbol.iterator]() {
      for (let i = 0; ; i += 1) {
        const next = blocks[i] ?? stream.next().value;
        if (next === undefined) return;
        blocks[i] = next;
        yield next;
      }
    },
  };
}
