import type { CommsBlock } from './blocks.ts';
import type { Calendar, MovedBlock } from './hours.ts';
import { sharedWeeks } from './shared-weeks.ts';
import { byStart, type Join } from './union.ts';
import { DAY_MS, dayAt } from './wall-time.ts';
import { weeklyBlocks } from './weekly-blocks.ts';
import { weeklyPattern } from './weekly-pattern.ts';

/** A move further back than this cannot reach a block that is still open: no run without a hole is longer. */
const STALE_MOVE_MS = 15 * DAY_MS;

/**
 * A person's blocks in order, disjoint: every one that ends after `now`, and some before. It goes on for
 * ever where there are weekly windows.
 */
export function blockStream(calendar: Calendar, now: number): Iterable<CommsBlock> {
  const pattern = weeklyPattern(calendar.blocks);
  const { join } = pattern;
  const moves = calendar.moved.filter(({ from, to }) => Math.max(from, to) > now - STALE_MOVE_MS);
  const since = Math.min(now, ...moves.map(({ from }) => from));
  const sinceDay = dayAt(calendar.zone, since);
  const isPlain = moves.length === 0 && calendar.opens.length === 0;
  if (isPlain && calendar.absences.length === 0) return sharedWeeks(calendar.zone, pattern, sinceDay);
  const weekly = weeklyBlocks(calendar, pattern, sinceDay);
  if (isPlain) return weekly;

  const opens = calendar.opens.filter(({ start, end }) => end > start);
  // A move means the weekly block that it names. What is left of the moves names an unscheduled block.
  const scheduled = replay(weekly, moves, join);
  const all = join(inOrder(scheduled.blocks, [...join(opens.sort(byStart))]));
  return replay(all, scheduled.unmatched, join).blocks;
}

interface Replayed {
  readonly blocks: Iterable<CommsBlock>;
  readonly unmatched: readonly MovedBlock[];
}

/** Makes the moves in the order in which they were asked for, each on the outcome of those before it. */
function replay(stream: Generator<CommsBlock, void>, moves: readonly MovedBlock[], join: Join): Replayed {
  if (moves.length === 0) return { blocks: stream, unmatched: [] };
  let head = take(stream, Math.max(...moves.flatMap(({ from, to }) => [from, to])) + STALE_MOVE_MS);
  const unmatched: MovedBlock[] = [];
  for (const move of moves) {
    const moving = head.find(({ start }) => start === move.from);
    if (moving) {
      const moved = { start: move.to, end: move.to + (moving.end - moving.start) };
      head = [...join([...head.filter((block) => block !== moving), moved].sort(byStart))];
    } else {
      unmatched.push(move);
    }
  }
  return { blocks: join(inOrder(stream, head)), unmatched };
}

/** The blocks that start up to an instant, and the one after them; the stream goes on behind it. */
function take(stream: Generator<CommsBlock, void>, until: number): CommsBlock[] {
  const taken: CommsBlock[] = [];
  for (let next = stream.next(); !next.done; next = stream.next()) {
    taken.push(next.value);
    if (next.value.start > until) break;
  }
  return taken;
}

function* inOrder(stream: Iterable<CommsBlock>, others: readonly CommsBlock[]): Generator<CommsBlock, void> {
  let index = 0;
  for (const block of stream) {
    for (let other = others[index]; other && other.start <= block.start; other = others[index]) {
      yield other;
      index += 1;
    }
    yield block;
  }
  yield* others.slice(index);
}
