import { setTimeout as pause } from 'node:timers/promises';
import { latenciesOf, type Made, makeCalls, reachedBy } from './redphone/calls.ts';
import { chatterUntil, EVENTS_PER_SECOND, OTHERS, releasedAt, waitingHere } from './redphone/load.ts';
import { arrangeTeam } from './redphone/people.ts';
import { seed } from './spike/seed.ts';
import { TEAM } from './support/events.ts';
import type { LoadResult } from './support/load.ts';
import { sayMachine } from './support/machine.ts';
import { conclude, median, must, quantile, say } from './support/measure.ts';
import { startHelper } from './support/processes.ts';
import { startRedis } from './support/redis.ts';
import { newKey, startSlack, startSluice } from './support/team.ts';

/** From a declared word to the DM, with and without load: see bench/README.md. A first argument sets the minutes of load. */
const MINUTES = Number(process.argv[2] ?? 3);
const WARM_CALLS = 10;
const QUIET_CALLS = 40;
const QUIET_MS = 1_500;
/** With what is said in their threads, as many posts as are kept for calls. */
const LOADED_MS = 4_000;
const LOADED_CALLS = Math.floor((MINUTES * 60_000 + 15_000) / LOADED_MS);
const SPIKE = 10_000;
/** More than one workspace gets in that time. */
const HERE = 500 * (MINUTES + 2);
const MINUTE = 60_000;
const LOAD = new URL('./support/load.ts', import.meta.url).pathname;

sayMachine();
const redis = await startRedis();
const slack = await startSlack();
const helper = startHelper(LOAD);
const encryptionKey = newKey();
try {
  const calls = WARM_CALLS + QUIET_CALLS + LOADED_CALLS;
  await arrangeTeam(redis, calls, reachedBy(calls));
  const sluice = await startSluice({ redis, slackPort: slack.port, encryptionKey });
  try {
    const { port } = sluice;
    const app = { port, slackPort: slack.port };
    await helper.ask<LoadResult>({
      port,
      connections: 16,
      firstId: 0,
      count: 2_000,
      rate: EVENTS_PER_SECOND * 3,
    });
    await latenciesOf(app, await makeCalls(app, 0, WARM_CALLS, QUIET_MS));
    const quiet = (await latenciesOf(app, await makeCalls(app, WARM_CALLS, QUIET_CALLS, QUIET_MS))).flat();
    say(`No load: ${QUIET_CALLS} calls of one to ten people, ${described(quiet)}`);

    const due = Math.ceil((Date.now() + 20_000 + (SPIKE * MINUTES + HERE) * 3) / MINUTE) * MINUTE;
    await seed(redis, encryptionKey, { count: HERE, tenants: [TEAM], due });
    for (let minute = 0; minute < MINUTES; minute += 1) {
      const firstId = HERE + minute * SPIKE;
      await seed(redis, encryptionKey, {
        count: SPIKE,
        firstId,
        tenants: OTHERS,
        due: due + minute * MINUTE,
      });
    }
    must(Date.now() < due - 5_000, 'Making the mentions took too long: give it more time');
    while (Date.now() < due - 5_000) await pause(50);

    let isOver = false;
    const chatter = chatterUntil(helper, port, 2_000, () => isOver);
    const spikes = Promise.all(
      Array.from({ length: MINUTES }, async (_, minute) => {
        const at = due + minute * MINUTE;
        return { at, end: await releasedAt(redis, at, MINUTE * 3) };
      }),
    );
    while (Date.now() < due) await pause(10);
    const made = await makeCalls(app, WARM_CALLS + QUIET_CALLS, LOADED_CALLS, LOADED_MS);
    const left = await waitingHere(redis, due);
    isOver = true;
    const events = await chatter;
    const spans = await spikes;
    const each = await latenciesOf(app, made);
    must(left > 0, 'The digests of the workspace itself were all delivered before the last call');
    const loaded = each.flat();
    const inSpike = each.filter((_, i) => isWithin(made[i], spans)).flat();
    const seconds = spans.map(({ at, end }) => ((end - at) / 1000).toFixed(1)).join(', ');
    say(
      `Load: ${events.count} events at 10,000 a minute (p99 ${events.p99.toFixed(1)} ms); each minute ${SPIKE} digests ` +
        `due at once in ${OTHERS.length} workspaces, released after ${seconds} s; ${HERE - left} of ${HERE} more ` +
        'delivered in the workspace of the calls itself, as many a minute as one workspace gets.',
    );
    say(`Under load: ${LOADED_CALLS} calls, ${described(loaded)}`);
    say(`  of these, while a spike was being delivered: ${described(inSpike)}`);
    say();
    const p99 = Math.max(quantile(loaded, 0.99), quantile(inSpike, 0.99));
    const middle = median(loaded);
    conclude(
      verdict('redphone-median', middle, median(quiet), 'median under load < 1000 ms', 1_000),
      verdict(
        'redphone',
        p99,
        quantile(quiet, 0.99),
        'p99 under load < 3000 ms, and the median above',
        3_000,
      ),
    );
  } finally {
    await sluice.stop();
  }
} finally {
  await helper.stop();
  await slack.stop();
  await redis.stop();
}

function described(latencies: readonly number[]): string {
  const at = (share: number): string => quantile(latencies, share).toFixed(0);
  return `${latencies.length} DMs: median ${at(0.5)} ms, p90 ${at(0.9)}, p99 ${at(0.99)}, worst ${at(1)}`;
}

function isWithin(
  made: Made | undefined,
  spans: readonly { readonly at: number; readonly end: number }[],
): boolean {
  return made !== undefined && spans.some(({ at, end }) => made.at >= at && made.at <= end);
}

function verdict(name: string, value: number, baseline: number, goal: string, most: number) {
  return { name, value, unit: 'ms', baseline, ratio: value / baseline, goal, pass: value < most };
}
