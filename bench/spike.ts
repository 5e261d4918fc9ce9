import { noOpJobs, webClientLoop } from './spike/baselines.ts';
import { TENANTS } from './spike/seed.ts';
import { type Spike, sluiceSpike } from './spike/sluice-spike.ts';
import { sayMachine } from './support/machine.ts';
import { conclude, median, say } from './support/measure.ts';

/** Digests that are all due at one instant: see bench/README.md. Arguments for a quick look: how many, how many rounds. */
const COUNT = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 3);
const CONCURRENCIES = [1, 50, 200];
const POSTS_AT_ONCE = 96;
const PATIENCE_MS = 60_000 + COUNT * 10;

sayMachine();
say(
  `${COUNT} digests of three mentions, over ${TENANTS} tenants, ${ROUNDS} rounds in turns, medians. Baselines: as many ` +
    `BullMQ jobs that do nothing, removed on completion, the fastest of concurrency ${CONCURRENCIES.join(', ')} in the ` +
    `first round; and a WebClient that posts one of the digests as often, ${POSTS_AT_ONCE} at once.`,
);

interface Round extends Spike {
  readonly jobs: number;
  readonly loop: number;
}

let concurrencies: readonly number[] = CONCURRENCIES;
const rounds: Round[] = [];
for (let i = 1; i <= ROUNDS; i += 1) {
  const spike = await sluiceSpike(COUNT, PATIENCE_MS);
  const jobs = new Map<number, number>();
  for (const concurrency of concurrencies) jobs.set(concurrency, await noOpJobs(COUNT, concurrency));
  const fastest = Math.min(...jobs.values());
  const loop = await webClientLoop(COUNT, POSTS_AT_ONCE, spike.post);
  rounds.push({ ...spike, jobs: fastest, loop });
  const tried = [...jobs].map(([concurrency, seconds]) => `${seconds.toFixed(1)} s (${concurrency})`);
  say(
    `  round ${i}: Sluice claimed the last after ${spike.claimed.toFixed(1)} s and released it after ` +
      `${spike.released.toFixed(1)} s, events meanwhile p99 ${spike.ingestP99.toFixed(1)} ms; jobs that do nothing ` +
      `${tried.join(', ')}; WebClient loop ${loop.toFixed(1)} s`,
  );
  concurrencies = [...jobs].flatMap(([concurrency, seconds]) => (seconds === fastest ? [concurrency] : []));
}

const middle = (of: (round: Round) => number): number => median(rounds.map(of));
const [claimed, released, ingestP99] = [
  middle((round) => round.claimed),
  middle((round) => round.released),
  middle((round) => round.ingestP99),
];
const [jobs, loop] = [middle((round) => round.jobs), middle((round) => round.loop)];
const against = (seconds: number): string =>
  `${(seconds / jobs).toFixed(2)} of the jobs, ${(seconds / loop).toFixed(2)} of the loop`;
say(`  the last claimed after ${claimed.toFixed(1)} s: ${against(claimed)}`);
say(`  the last released after ${released.toFixed(1)} s: ${against(released)}`);
say();
const verdict = (name: string, value: number, unit: string, baseline: number, most: number, goal: string) => {
  const ratio = value / baseline;
  return { name, value, unit, baseline, ratio, goal, pass: ratio <= most };
};
const released13 = verdict('spike-released', released, 's', loop, 1.3, 'ratio <= 1.3 of the WebClient loop');
const ingest = verdict('spike-ingest-p99', ingestP99, 'ms', 50, 1, 'p99 < 50 ms meanwhile');
const claimed07 = verdict(
  'spike',
  claimed,
  's',
  jobs,
  0.7,
  'claimed <= 0.7 of the no-op jobs, and both above',
);
conclude(released13, ingest, { ...claimed07, pass: claimed07.pass && released13.pass && ingest.pass });
