import type { CommsBlock } from './blocks.ts';

/** The same time as disjoint blocks in order. Blocks that only touch are joined too, unless told not to. */
export function union(blocks: readonly CommsBlock[], joinTouching = true): CommsBlock[] {
  const sorted = [...blocks].sort((a, b) => a.start - b.start);
  return [...joined(sorted, joinTouching)];
}

/** Joins blocks that come in the order of their starts, as they come. */
export function* joined(blocks: Iterable<CommsBlock>, joinTouching: boolean): Generator<CommsBlock, void> {
  let current: CommsBlock | undefined;
  for (const block of blocks) {
    if (current === undefined) {
      current = block;
    } else if (block.start < current.end || (joinTouching && block.start === current.end)) {
      if (block.end > current.end) current = { start: current.start, end: block.end };
    } else {
      yield current;
      current = block;
    }
  }
  if (current) yield current;
}
