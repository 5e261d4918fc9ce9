import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { createBatches } from '../../src/adapters/redis/batches.ts';
import { createHeldMentions } from '../../src/adapters/redis/held-mentions.ts';
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import type { Person } from '../../src/people/person.ts';
import { Secret } from '../../src/secret.ts';
import type { Timing } from '../../src/timing.ts';
import { eventually } from '../support/delivery.ts';
import { startTeam, type Team } from '../support/team.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { judge, type SaidMention, type ShownDigest, type SoakLedger } from './judge.ts';
import { type Random, seeded } from './random.ts';
import { disturb, type Said, talk } from './workload.ts';

export interface SoakOptions {
  readonly seed: number;
  /** How long people talk and processes die, seconds at least, and how many die at least. */
  readonly seconds: number;
  readonly leastKills?: number;
  readonly apps: number;
  readonly people: number;
  readonly mode: 'http' | 'socket';
  /** Between two messages, and between two deaths, ms on average. */
  readonly everyMs: number;
  readonly killEveryMs: number;
  /** Between two deaths of Redis itself; 0 for none. */
  readonly redisKillEveryMs: number;
  /** Milliseconds of people's time for each real one. */
  readonly rate: number;
}

export interface SoakResult {
  readonly ledger: SoakLedger;
  readonly kills: number;
  readonly redisKills: number;
  /** How much of people's time went by, ms. */
  readonly lasted: number;
}

/** Less patient than at work, and still patient enough for two cores on which processes are always just starting. */
const TIMING: Partial<Timing> = {
  callMs: 600,
  settleMs: 2_500,
  leaseMs: 2_500,
  sweepMs: 500,
  backoffMs: [100, 300, 1_000],
};
const LATE_MS = 1_000;
/** How far the apps' idea of people's time may be from Slack's, ms of wall. */
const CLOCK_SKEW_MS = 150;
/** How long everything may take to come to rest in the end. */
const REST_WITHIN_MS = 60 * SECOND;

/** Ten minutes from each full and each half hour: as long as a block's end, in which nothing passes unheld. */
const halfHourly: Partial<Person> = {
  blocks: Array.from({ length: 48 }, (_, n) => {
    const hour = String(Math.floor(n / 2)).padStart(2, '0');
    const [start, end] = n % 2 === 0 ? ['00', '10'] : ['30', '40'];
    return { days: [1, 2, 3, 4, 5, 6, 7], start: `${hour}:${start}`, end: `${hour}:${end}` };
  }),
  zone: { name: 'UTC', follows: 'fixed' },
};

/**
 * Lets people talk, blocks begin and Slack be unreliable, while the app's processes are killed at random; then lets
 * everything come to rest, and judges by what Slack shows. Leaves nothing running.
 */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const random = seeded(options.seed);
  const team = await startTeam({
    slack: { mode: options.mode, seed: options.seed, retryDelaysMs: Array.from({ length: 60 }, () => 250) },
  });
  let fleet: Fleet | undefined;
  try {
    const { slack, ben, chi, channel } = team;
    const recipients = Array.from({ length: options.people }, (_, n) => {
      const user = slack.addUser({ name: `reader${n}`, tz: 'UTC' });
      slack.join(user, channel);
      return user;
    });
    await team.arrange({
      people: Object.fromEntries(recipients.map((user) => [user, halfHourly])),
      policy: { receipts: 'none', talkingHereMinutes: 0 },
    });
    await team.stop();
    fleet = await startFleet(options.apps, team.env, TIMING, random.fork());
    if (options.mode === 'http') slack.sendEventsTo(`${fleet.origin}/slack/events`);

    const began = slack.clock.now();
    slack.clock.rate(options.rate);
    const scene = { slack, channel, authors: [ben, chi], recipients, random: random.fork() };
    const { said, redisKills } = await storm(scene, team, fleet, options, random);
    const lasted = slack.clock.now() - began;
    await comeToRest(team, fleet);
    const ledger = judge(
      await mentionsOf(said, team),
      await digestsOf(recipients, team),
      CLOCK_SKEW_MS * options.rate,
    );
    return { ledger, kills: fleet.kills, redisKills, lasted };
  } finally {
    try {
      await fleet?.stop();
    } finally {
      await team.close();
    }
  }
}

async function storm(
  scene: Parameters<typeof talk>[0],
  team: Team,
  fleet: Fleet,
  options: SoakOptions,
  random: Random,
): Promise<{ readonly said: readonly Said[]; readonly redisKills: number }> {
  const { seconds, leastKills = 0, everyMs, killEveryMs, redisKillEveryMs } = options;
  const storming = new AbortController();
  const over = storming.signal;
  const calm = disturb(team.slack, LATE_MS, random.fork(), () => {
    // Posts are the moments at which dying hurts most.
    if (random.chance(0.1)) setTimeout(() => fleet.killOne(), random.next() * 60);
  });
  let redisKills = 0;
  const [said] = await Promise.all([
    talk(scene, everyMs, over),
    every(killEveryMs, random.fork(), over, async () => fleet.killOne()),
    every(redisKillEveryMs, random.fork(), over, async () => {
      redisKills += 1;
      await team.redis.kill();
      await pause(300);
      await team.redis.restart();
    }),
    pause(seconds * SECOND)
      .then(() => eventually(() => fleet.kills >= leastKills, REST_WITHIN_MS))
      .finally(() => storming.abort()),
  ]);
  calm();
  return { said, redisKills };
}

async function every(
  meanMs: number,
  random: Random,
  over: AbortSignal,
  act: () => Promise<void>,
): Promise<void> {
  if (meanMs === 0) return;
  for (;;) {
    await pause(random.until(meanMs), undefined, { signal: over }).catch(() => {});
    if (over.aborted) return;
    await act();
  }
}

/** Stops people's clock in the middle of no block, two hours on, and waits until all that was due is done. */
async function comeToRest({ slack }: Team, fleet: Fleet): Promise<void> {
  slack.clock.rate(0);
  await slack.settled();
  slack.clock.set((Math.floor(slack.clock.now() / HOUR) + 2) * HOUR + 20 * MINUTE);
  const deadline = performance.now() + REST_WITHIN_MS;
  while ((await fleet.caughtUpTo()) < slack.clock.now()) {
    if (performance.now() > deadline) throw new Error('It does not come to rest: something is due for ever');
    await pause(50);
  }
  await slack.settled();
}

async function mentionsOf(said: readonly Said[], { slack, redis, channel }: Team): Promise<SaidMention[]> {
  const client = new Redis(redis.socket);
  // Only ids and instants are read; what is sealed stays so.
  const anyKey = new Secret(randomBytes(32).toString('base64'));
  const held = createHeldMentions(client, createEncryption([{ id: 'none', key: anyKey }]));
  const mentions: SaidMention[] = [];
  for (const { ts, recipients, token, removals } of said) {
    const fates = await held.fates(slack.teamId, channel, ts);
    for (const recipient of recipients) {
      const promised = fates.get(recipient)?.promisedFor;
      mentions.push({
        id: `${channel}|${ts}`,
        recipient,
        token,
        removal: removals.get(recipient),
        promisedFor: promised === 0 ? undefined : promised,
      });
    }
  }
  client.disconnect();
  return mentions;
}

async function digestsOf(recipients: readonly string[], { slack, redis }: Team): Promise<ShownDigest[]> {
  const client = new Redis(redis.socket);
  const batches = createBatches(client);
  const digests: ShownDigest[] = [];
  for (const recipient of recipients) {
    for (const message of slack.dm(recipient)) {
      if (message.metadata?.event_type !== 'sluice_digest') continue;
      const batchId = String(message.metadata.event_payload['batch_id']);
      const text = JSON.stringify(message);
      const shown = (message.blocks ?? []).map((block) => String(block['block_id']));
      // What stands behind "Show all" is in no block of the DM.
      const batch = text.includes('And ') ? await batches.find(slack.teamId, batchId) : undefined;
      digests.push({
        recipient,
        batchId,
        at: Number(message.ts) * SECOND,
        ids: [...new Set([...shown, ...(batch?.items ?? []).map(({ id }) => id)])],
        saysLate: text.includes('this is late'),
        saysWhyEarly: text.includes('This is all that waited') || text.includes('You asked for this'),
        text,
      });
    }
  }
  client.disconnect();
  return digests;
}
