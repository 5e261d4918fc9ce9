import { holdMentions } from './home/hold.ts';
import { openAgain } from './home/open.ts';
import { TEAM } from './support/events.ts';
import { sayMachine } from './support/machine.ts';
import { conclude, median, must, quantile, say } from './support/measure.ts';
import { freePort, startProgram } from './support/processes.ts';
import { startRedis } from './support/redis.ts';
import { enrolFarFromBlock, knowProfiles, newKey, startSlack, startSluice } from './support/team.ts';

/** From App Home being opened to the page that Slack takes: see bench/README.md. A first argument sets the openings. */
const OPENINGS = Number(process.argv[2] ?? 60);
const WARM = 5;
const MENTIONS = 1_000;
const GOAL_MS = 500;
const READER = 'U0READER0000';
const BOLT = new URL('./baseline/bolt-home.ts', import.meta.url).pathname;

sayMachine();
const redis = await startRedis();
const slack = await startSlack();
const encryptionKey = newKey();
try {
  const baseline = await measureBolt();
  say(`A bare Bolt app that publishes one static section: ${described(baseline)}`);
  const own = await measureSluice();
  say(`Sluice, ${MENTIONS} mentions held and ${own.questions} questions open: ${described(own.latencies)}`);
  say(`The page: ${own.blocks} blocks, ${(own.bytes / 1000).toFixed(1)} kB`);
  say();
  const [value, base] = [median(own.latencies), median(baseline)];
  conclude({
    name: 'home',
    value,
    unit: 'ms',
    baseline: base,
    ratio: value / base,
    goal: `median from app_home_opened to views.publish accepted < ${GOAL_MS} ms`,
    pass: value < GOAL_MS,
  });
} finally {
  await slack.stop();
  await redis.stop();
}

async function measureBolt(): Promise<readonly number[]> {
  const port = await freePort();
  const program = await startProgram([BOLT, String(port), String(slack.port)], {}, 'listening');
  try {
    return (await openAgain({ port, slackPort: slack.port, user: READER, warm: WARM, count: OPENINGS }))
      .latencies;
  } finally {
    await program.stop();
  }
}

async function measureSluice() {
  await enrolFarFromBlock(redis, [READER]);
  await knowProfiles(redis, [READER]);
  const sluice = await startSluice({ redis, slackPort: slack.port, encryptionKey });
  try {
    const { port } = sluice;
    await holdMentions(port, READER, MENTIONS);
    const held = await redis.client.hlen(`{${TEAM}}:held:${READER}`);
    must(held === MENTIONS, `${held} mentions are held, and ${MENTIONS} were sent`);
    const questions = await redis.client.zcard(`{${TEAM}}:asked:${READER}`);
    const opened = await openAgain({
      port,
      slackPort: slack.port,
      user: READER,
      warm: WARM,
      count: OPENINGS,
    });
    must(opened.text.includes(`${MENTIONS} mentions wait`), 'The page does not count what waits');
    must(opened.text.includes('Waiting on you'), 'The page does not show what waits on the reader');
    return { ...opened, questions };
  } finally {
    await sluice.stop();
  }
}

function described(latencies: readonly number[]): string {
  const at = (share: number): string => quantile(latencies, share).toFixed(1);
  return `${latencies.length} openings, median ${at(0.5)} ms, p90 ${at(0.9)}, p99 ${at(0.99)}, worst ${at(1)}`;
}
