import { blockStream } from './block-stream.ts';
import type { Calendar } from './hours.ts';
import { weeklyPattern } from './weekly-pattern.ts';

/** Half-open `[start, end)`, in milliseconds since 1970 UTC. */
export interface CommsBlock {
  readonly start: number;
  readonly end: number;
}

/** The block that contains an instant: `start <= now < end`. */
export function blockAt(calendar: Calendar, now: number): CommsBlock | undefined {
  for (const block of blockStream(calendar, now)) {
    if (block.start > now) return undefined;
    if (block.end > now) return block;
  }
  return undefined;
}

/**
 * The first block that starts strictly after `now`, however far that is. There is none only where no weekly
 * window is left and no unscheduled block is to come.
 */
export function nextBlock(calendar: Calendar, now: number): CommsBlock | undefined {
  return nextBlocks(calendar, now, 1)[0];
}

/** The first `count` blocks that start strictly after `now`, in order. */
export function nextBlocks(calendar: Calendar, now: number, count: number): CommsBlock[] {
  const found: CommsBlock[] = [];
  if (count < 1) return found;
  for (const block of blockStream(calendar, now)) {
    if (block.start > now) found.push(block);
    if (found.length >= count) break;
  }
  return found;
}

/** The longest possible wait in a usual week, ms: no absence, nothing moved, no change of the clocks. */
export function longestGap(calendar: Pick<Calendar, 'blocks'>): number {
  return weeklyPattern(calendar.blocks).longestGap;
}
