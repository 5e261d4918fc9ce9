import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { clockBeside } from '../../emulator/clock.ts';
import { type Emulator, startEmulator } from '../../emulator/emulator.ts';
import type { EmulatorOptions } from '../../emulator/options.ts';
import { connectRedis } from '../../src/adapters/redis/connect.ts';
import { createPeople } from '../../src/adapters/redis/people.ts';
import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { type Sluice, startApp } from '../../src/app.ts';
import type { Clock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { readEnvironment } from '../../src/environment.ts';
import { createLog } from '../../src/log.ts';
import { Person } from '../../src/people/person.ts';
import { Policy } from '../../src/people/policy.ts';
import type { Timing } from '../../src/timing.ts';
import { startTestRedis, type TestRedis } from './redis.ts';

/** Tuesday 20 January 2026, 09:00 in Berlin, 03:00 in New York, 17:00 in Tokyo. */
export const START = Date.UTC(2026, 0, 20, 8, 0);

/** In a second a test does what people do in a day. What it arranges beside the app is known soon. */
export const AT_ONCE = { factsMs: 50, minuteMs: 60 } as const satisfies Partial<Timing>;

/** A team on an emulated Slack, with the whole app beside it: real Redis, real BullMQ, real requests. */
export interface Team {
  readonly slack: Emulator;
  readonly redis: TestRedis;
  readonly app: Sluice;
  readonly ana: string;
  readonly ben: string;
  readonly chi: string;
  /** A public channel with all three and the bot. */
  readonly channel: string;
  /** The lines that the app has logged. */
  readonly logged: string[];
  /** Keeps a person's wishes as if they had enrolled long ago: weekdays 11:00–11:30 and 16:00–16:30 in their zone. */
  enrol(user: string, wishes?: Partial<Person>): Promise<void>;
  /** The same for several people and for the workspace's choices, with one wait until the app knows. */
  arrange(wishes: Wishes): Promise<void>;
  /** Sets people's clock and waits until the app has done all that is due by then. */
  runTo(now: number): Promise<void>;
  /** Waits until nothing is under way: all events taken in, all due things done. */
  settled(): Promise<void>;
  restart(): Promise<void>;
  /** Ends the app as a deployment does. What happens meanwhile, Slack tells the next one. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** For whoever starts from now on it is as if so much real time had gone by: leases have lapsed, posts have landed. */
  lapse(ms: number): void;
  /** How far `lapse` has set real time ahead, ms. */
  readonly aheadMs: number;
  /** A second app on the same Redis. Events go to the first. */
  another(): Promise<Pick<Running, 'app' | 'stop'>>;
  /** The app's environment, for a process of its own. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface Wishes {
  readonly people?: Readonly<Record<string, Partial<Person>>>;
  readonly policy?: Partial<Policy>;
}

/** On a machine that does much else beside. */
const SETTLED_WITHIN_MS = 60_000;

type Environment = Readonly<Record<string, string>>;

interface TeamOptions {
  readonly slack?: EmulatorOptions;
  readonly env?: Environment | ((slack: Emulator) => Environment);
  readonly timing?: Partial<Timing>;
}

export async function startTeam(options: TeamOptions = {}): Promise<Team> {
  const redis = await startTestRedis();
  const mode = options.slack?.mode ?? 'http';
  const slack = await startEmulator({ now: START, rate: 0, rateLimits: false, ...options.slack });
  const ana = slack.addUser({ name: 'ana', realName: 'Ana', tz: 'Europe/Berlin', isAdmin: true });
  const ben = slack.addUser({ name: 'ben', realName: 'Ben', tz: 'America/New_York' });
  const chi = slack.addUser({ name: 'chi', realName: 'Chi', tz: 'Asia/Tokyo' });
  const channel = slack.addChannel({ name: 'general', members: [ana, ben, chi] });
  const zoneOf: Readonly<Record<string, string>> = {
    [ana]: 'Europe/Berlin',
    [ben]: 'America/New_York',
    [chi]: 'Asia/Tokyo',
  };
  const logged: string[] = [];
  const key = randomBytes(32).toString('base64');
  const zones = loadZoneData();

  const env: Readonly<Record<string, string>> = {
    SLACK_BOT_TOKEN: slack.botToken,
    ...(mode === 'http'
      ? { SLACK_SIGNING_SECRET: slack.signingSecret }
      : { SLACK_APP_TOKEN: slack.appToken }),
    SLACK_API_URL: slack.apiUrl,
    CLOCK_URL: slack.clockUrl,
    REDIS_URL: redis.url,
    ENCRYPTION_KEYS: `k1:${key}`,
    WORKSPACE_POSTS_PER_MINUTE: '6000',
    PORT: '0',
    OPS_PORT: '0',
    ...(typeof options.env === 'function' ? options.env(slack) : options.env),
  };

  let aheadMs = 0;

  const startOne = async (): Promise<Running> => {
    const config = readConfig(readEnvironment(env, () => ''));
    const log = createLog({
      level: 'debug',
      pretty: false,
      secrets: [],
      destination: { write: (line) => void logged.push(line) },
    });
    const commands = await connectRedis([redis.url], 'commands', log);
    const worker = await connectRedis([redis.url], 'worker', log);
    const ahead = aheadMs;
    const clock: Clock = { ...clockBeside(slack.clock), wall: () => Date.now() + ahead };
    const keys = config.encryption.kind === 'keys' ? config.encryption.keys : [];
    const app = await startApp(config, {
      log,
      clock,
      zones,
      encryptionKeys: keys,
      redis: { commands, worker },
      timing: { ...AT_ONCE, ...(options.timing ?? { callMs: 10_000, settleMs: 2_000 }) },
    });
    return {
      app,
      // A worker’s connection waits for a Redis that the machine keeps waiting.
      people: createPeople(worker),
      async stop() {
        await app.stop();
        commands.disconnect();
        worker.disconnect();
      },
    };
  };

  const start = async (): Promise<Running> => {
    const started = await startOne();
    const port = started.app.port();
    if (port !== undefined) slack.sendEventsTo(`http://127.0.0.1:${port}/slack/events`);
    return started;
  };

  let running = await start();

  const settled = async (): Promise<void> => {
    await slack.settled();
    const wanted = slack.clock.now();
    const deadline = performance.now() + SETTLED_WITHIN_MS;
    for (;;) {
      const { caughtUpTo } = await running.app.readiness().catch(() => ({ caughtUpTo: 0 }));
      if (caughtUpTo >= wanted) return;
      if (performance.now() > deadline)
        throw new Error(`Not caught up: ${caughtUpTo} of ${wanted}\n${logged.slice(-10).join('')}`);
      await pause(5);
    }
  };

  const arrange = async ({ people = {}, policy }: Wishes): Promise<void> => {
    if (policy !== undefined) await running.people.changePolicy(slack.teamId, () => Policy.parse(policy));
    for (const [user, wishes] of Object.entries(people)) {
      await running.people.save(
        slack.teamId,
        Person.parse({
          user,
          enrolment: { state: 'in', since: 0 },
          blocks: [
            { days: [1, 2, 3, 4, 5], start: '11:00', end: '11:30' },
            { days: [1, 2, 3, 4, 5], start: '16:00', end: '16:30' },
          ],
          zone: { name: zoneOf[user] ?? 'UTC', follows: 'slack' },
          ...wishes,
        }),
      );
    }
    await pause(AT_ONCE.factsMs + 5);
  };

  return {
    slack,
    redis,
    get app() {
      return running.app;
    },
    ana,
    ben,
    chi,
    channel,
    logged,
    enrol: (user, wishes = {}) => arrange({ people: { [user]: wishes } }),
    arrange,
    async runTo(now) {
      slack.clock.set(now);
      await settled();
    },
    settled,
    async restart() {
      await running.stop();
      running = await start();
    },
    stop: () => running.stop(),
    async start() {
      running = await start();
    },
    lapse(ms) {
      aheadMs += ms;
    },
    get aheadMs() {
      return aheadMs;
    },
    another: startOne,
    env,
    async close() {
      await running.stop();
      await slack.close();
      await redis.stop();
    },
  };
}

export interface Running {
  readonly app: Sluice;
  readonly people: ReturnType<typeof createPeople>;
  stop(): Promise<void>;
}
