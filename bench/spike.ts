import { noOpJobs, webClientLoop } from './spike/baselines.ts';
import { TENANTS } from './spike/seed.ts';
import { sluiceSpike } from './spike/sluice-spike.ts';
import { sayMachine } from './support/machine.ts';
import { conclude, say } from './support/measure.ts';

/** Digests that are all due at one instant: see bench/README.md. A first argument sets how many, for a quick look. */
const COUNT = Number(process.argv[2] ?? 100_000);
const CONCURRENCIES = [1, 50, 200];
const POSTS_AT_ONCE = 32;
const PATIENCE_MS = 60_000 + COUNT * 10;

sayMachine();
say(
  `${COUNT} digests of three mentions, over ${TENANTS} tenants. Baselines: as many BullMQ jobs that do nothing, ` +
    `concurrency ${CONCURRENCIES.join(', ')}, removed on completion; and a WebClient that posts as often, ` +
    `${POSTS_AT_ONCE} at once.`,
);
const jobs: number[] = [];
for (const concurrency of CONCURRENCIES) {
  const seconds = await noOpJobs(COUNT, concurrency);
  jobs.push(seconds);
  say(`  jobs that do nothing, concurrency ${concurrency}: the last done after ${seconds.toFixed(1)} s`);
}
const fastest = Math.min(...jobs);
const loop = await webClientLoop(COUNT, POSTS_AT_ONCE);
say(`  WebClient loop: ${loop.toFixed(1)} s`);
const { claimed, released, ingestP99 } = await sluiceSpike(COUNT, PATIENCE_MS);
const against = (seconds: number): string =>
  `${(seconds / fastest).toFixed(2)} of the jobs, ${(seconds / loop).toFixed(2)} of the loop`;
say(`  Sluice: the last claimed after ${claimed.toFixed(1)} s (${against(claimed)})`);
say(`          the last released after ${released.toFixed(1)} s (${against(released)})`);
say(`          events meanwhile: p99 ${ingestP99.toFixed(1)} ms`);
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
  fastest,
  0.7,
  'claimed <= 0.7 of the no-op jobs, and both above',
);
conclude(released13, ingest, { ...claimed07, pass: claimed07.pass && released13.pass && ingest.pass });
