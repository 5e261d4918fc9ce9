import { context, type KnownBlock, LIMITS } from '../block-kit.ts';

/** A part of the page, as it would be if there were room for everything. */
export interface Part {
  readonly blocks: readonly KnownBlock[];
  /** Stands at its end where some of it is left out: how much there is besides, and where to see it. mrkdwn */
  readonly more: string;
}

/** Slack takes 250 kB of a view; what is left is for what surrounds the blocks, and for how Slack counts. */
export const PAGE_BYTES = 230_000;

/**
 * The parts one after the other, within Slack's limits. Where not all fits, each part keeps its first blocks, and the one
 * that takes up least of the page, in blocks and bytes, has the next word: none is crowded out by another.
 */
export function fitOnPage(
  parts: readonly Part[],
  { blocks: mostBlocks, bytes: mostBytes }: { readonly blocks: number; readonly bytes: number } = ROOM,
): readonly KnownBlock[] {
  const all = parts.flatMap(({ blocks }) => blocks);
  if (all.length <= mostBlocks && weigh(all) <= mostBytes) return all;

  const wanting = parts.filter(({ blocks }) => blocks.length > 0);
  const lines = wanting.map(({ more }) => context(more));
  // Room for the line at the end of each is kept free from the start.
  let blocks = mostBlocks - lines.length;
  let bytes = mostBytes - weigh(lines);
  const taken = wanting.map(() => ({ blocks: 0, bytes: 0, isFull: false }));
  for (;;) {
    const at = leastOf(taken, mostBlocks, mostBytes);
    const own = taken[at];
    if (own === undefined) break;
    const next = wanting[at]?.blocks[own.blocks];
    const cost = next === undefined ? 0 : weigh([next]);
    if (next === undefined || blocks < 1 || bytes < cost) {
      own.isFull = true;
      continue;
    }
    own.blocks += 1;
    own.bytes += cost;
    blocks -= 1;
    bytes -= cost;
  }
  return wanting.flatMap((part, at) => {
    const shown = taken[at]?.blocks ?? 0;
    const line = lines[at];
    return shown === part.blocks.length || line === undefined
      ? part.blocks
      : [...part.blocks.slice(0, shown), line];
  });
}

const ROOM = { blocks: LIMITS.viewBlocks, bytes: PAGE_BYTES } as const;

interface Taken {
  readonly blocks: number;
  readonly bytes: number;
  readonly isFull: boolean;
}

/** The part that takes up the smallest share of what is scarcer for it; the upper one of two. -1 where all are full. */
function leastOf(taken: readonly Taken[], mostBlocks: number, mostBytes: number): number {
  const shares = taken.map(({ blocks, bytes, isFull }) =>
    isFull ? Number.POSITIVE_INFINITY : Math.max(blocks / mostBlocks, bytes / mostBytes),
  );
  const least = Math.min(...shares);
  return Number.isFinite(least) ? shares.indexOf(least) : -1;
}

/** In bytes, as the blocks are sent. */
function weigh(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + Buffer.byteLength(JSON.stringify(block)) + 1, 0);
}
