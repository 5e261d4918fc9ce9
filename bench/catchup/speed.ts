import { extractiveSummarizer } from '../../src/summary/extractive.ts';
import type { Reader, Transcript } from '../../src/summary/transcript.ts';
import { median, must, quantile, say } from '../support/measure.ts';
import { newest } from './chat.ts';
import { lexRank } from './lexrank.ts';

/** What a size may take at its 95th percentile, ms. */
const GOALS = new Map([
  [50, 10],
  [200, 25],
  [1_000, undefined],
  [5_000, 400],
]);
const RUNS = new Map([
  [50, 100],
  [200, 60],
  [1_000, 40],
  [5_000, 40],
]);
const WARM_UP = 10;
const ROUNDS = 4;
/** The longest that nobody else may get a turn, ms. */
const BLOCK_GOAL = 50;

export interface Speed {
  readonly p95: number;
  /** Plain LexRank over the 5,000, median of rounds, ms. */
  readonly baseline: number;
  readonly pass: boolean;
}

/** Summaries without a model, and plain LexRank over the same messages, in turns. */
export async function measureSpeed(all: Transcript, reader: Reader): Promise<Speed> {
  say(`Without a model, ${ROUNDS} rounds in turns with plain LexRank (all messages at once, threshold 0.1):`);
  const runs = new Map([...GOALS.keys()].map((size) => [size, [] as Run[]]));
  const lexRanks: number[] = [];
  for (const size of GOALS.keys()) for (let i = 0; i < WARM_UP; i++) await run(newest(all, size), reader);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [size, list] of runs) {
      for (let i = 0; i < (RUNS.get(size) ?? 0) / ROUNDS; i++)
        list.push(await run(newest(all, size), reader));
    }
    const started = performance.now();
    const ranks = lexRank(newest(all, 5_000).messages.map(({ text }) => text));
    lexRanks.push(performance.now() - started);
    must(ranks.length === 5_000, 'LexRank did not rank all messages');
  }
  const verdicts = [...runs].map(([size, list]) => tell(size, list));
  const baseline = median(lexRanks);
  say(`   5,000 messages, plain LexRank: ${baseline.toFixed(0)} ms`);
  return {
    p95: quantile(
      (runs.get(5_000) ?? []).map(({ ms }) => ms),
      0.95,
    ),
    baseline,
    pass: verdicts.every((isMet) => isMet),
  };
}

interface Run {
  readonly ms: number;
  readonly longestBlock: number;
}

async function run(transcript: Transcript, reader: Reader): Promise<Run> {
  let [longestBlock, isOver] = [0, false];
  let last = performance.now();
  const turn = (): void => {
    const now = performance.now();
    longestBlock = Math.max(longestBlock, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const started = performance.now();
  const { coverage, items } = await extractiveSummarizer.summarize(transcript, reader, {
    deadlineMs: 10_000,
    now: 0,
  });
  const ended = performance.now();
  isOver = true;
  longestBlock = Math.max(longestBlock, ended - last);
  must(coverage.messages + coverage.skipped === transcript.messages.length, 'Messages are missing');
  must(items.length > 0, 'Nothing was found');
  return { ms: ended - started, longestBlock };
}

function tell(size: number, list: readonly Run[]): boolean {
  const times = list.map(({ ms }) => ms);
  const blocks = list.map(({ longestBlock }) => longestBlock);
  const [p50, p95, block] = [median(times), quantile(times, 0.95), median(blocks)];
  const goal = GOALS.get(size);
  say(
    `  ${String(size).padStart(6)} messages: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${goal === undefined ? '' : ` (goal ${goal})`}, ` +
      `longest event-loop block ${block.toFixed(1)} ms in the median run (goal ${BLOCK_GOAL}), ${Math.max(...blocks).toFixed(1)} ms in the worst`,
  );
  return p95 <= (goal ?? Number.POSITIVE_INFINITY) && block <= BLOCK_GOAL;
}
