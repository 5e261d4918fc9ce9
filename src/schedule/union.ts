import type { CommsBlock } from './blocks.ts';

/** How blocks that overlap or touch become disjoint ones. */
export type Join = (inOrderOfStart: Iterable<CommsBlock>) => Generator<CommsBlock, void>;

/** Blocks that overlap or touch become one. */
export function* joined(blocks: Iterable<CommsBlock>): Generator<CommsBlock, void> {
  let current: CommsBlock | undefined;
  for (const block of blocks) {
    if (current === undefined) {
      current = block;
    } else if (block.start <= current.end) {
      if (block.end > current.end) current = { start: current.start, end: block.end };
    } else {
      yield current;
      current = block;
    }
  }
  if (current) yield current;
}

/** Each block ends where the next one starts, and the next goes on for as long as either would have. */
export function* cutAtStarts(blocks: Iterable<CommsBlock>): Generator<CommsBlock, void> {
  let current: CommsBlock | undefined;
  for (const block of blocks) {
    if (current === undefined || block.start > current.end) {
      if (current) yield current;
      current = block;
    } else {
      if (block.start > current.start) yield { start: current.start, end: block.start };
      current = { start: block.start, end: Math.max(current.end, block.end) };
    }
  }
  if (current) yield current;
}

export function byStart(a: CommsBlock, b: CommsBlock): number {
  return a.start - b.start;
}
