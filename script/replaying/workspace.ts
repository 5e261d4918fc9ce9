import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmulator } from '../../emulator/emulator.ts';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { createBatches } from '../../src/adapters/redis/batches.ts';
import { createHeldMentions } from '../../src/adapters/redis/held-mentions.ts';
import { createPeople } from '../../src/adapters/redis/people.ts';
import { findRedisProgram } from '../../src/adapters/redis/program.ts';
import { prefixOf } from '../../src/adapters/redis/scripts.ts';
import { startApp } from '../../src/app.ts';
import { DAY, SECOND } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import type { Batch } from '../../src/digest/batch.ts';
import { readEnvironment } from '../../src/environment.ts';
import { createLog } from '../../src/log.ts';
import type { Fate } from '../../src/mentions/held.ts';
import type { Envelope, SlackEvent } from '../../src/mentions/message.ts';
import type { Person } from '../../src/people/person.ts';
import { openSurroundings } from '../../src/surroundings.ts';
import { startThrowawayValkey } from '../throwaway-valkey.ts';
import { age } from './ageing.ts';
import type { ExportedPerson } from './export-people.ts';
import type { ExportedPlace } from './export-places.ts';
import { eventSender } from './sender.ts';
import { replayClock, WALL_SPEED } from './time.ts';

/** A digest as Slack took it. */
export interface PostedDigest {
  readonly batchId: string;
  readonly channel: string;
  readonly blockIds: readonly string[];
  /** What the app wrote down of it. */
  readonly batch: Batch | undefined;
}

/** The whole app beside an emulated Slack, in which the export's people and conversations are. */
export interface ReplayWorkspace {
  /** Jumps, and waits until everything that is due by then is done. */
  runTo(now: number): Promise<void>;
  /** Tells the app, and waits until it has done everything that follows at once. */
  tell(event: SlackEvent, place: ExportedPlace): Promise<Envelope>;
  /** The author is in the conversation from now on, and in Slack. */
  sees(user: string, place: ExportedPlace): void;
  /** What was posted since this was asked last. */
  newDigests(): Promise<readonly PostedDigest[]>;
  fates(channel: string, ts: string): Promise<ReadonlyMap<string, Fate>>;
  close(): Promise<void>;
}

export type RedisKind = 'system' | 'throwaway';

interface Cast {
  readonly people: ReadonlyMap<string, ExportedPerson>;
  readonly places: readonly ExportedPlace[];
  readonly enrolled: readonly Person[];
  /** UTC ms. */
  readonly start: number;
}

/** The system's Redis where there is one. */
export function bestRedis(): RedisKind {
  try {
    findRedisProgram(process.env['PATH']);
    return 'system';
  } catch {
    return 'throwaway';
  }
}

/** A digest can be asked for again for this long; so is what Slack has of it. */
const REMEMBERED_MS = 8 * DAY;
/** Longer than any burst of digests at one instant takes. */
const PATIENCE_MS = 120 * SECOND;
const LONG_MS = 30 * SECOND * WALL_SPEED;

export async function openWorkspace(
  { people, places, enrolled, start }: Cast,
  redis: RedisKind,
): Promise<ReplayWorkspace> {
  const directory = await mkdtemp(join(tmpdir(), 'sluice-replay-'));
  const valkey = redis === 'throwaway' ? await startThrowawayValkey() : undefined;
  const slack = await startEmulator({ now: start, rate: 0, rateLimits: false, teamName: 'replay' });
  const known = new Set(['USLACKBOT']);
  const enter = (id: string): void => {
    if (known.has(id)) return;
    known.add(id);
    const {
      name = id,
      zone = 'UTC',
      locale = 'en-US',
      isBot = false,
      isGuest = false,
    } = people.get(id) ?? {};
    slack.addUser({ id, name, tz: zone, locale, isBot, isRestricted: isGuest });
  };
  for (const id of people.keys()) enter(id);
  for (const { id, name, kind, isShared, members } of places) {
    const there = members.filter((member) => known.has(member));
    slack.addChannel({ id, name, kind, isExtShared: isShared, members: there });
  }

  const config = readConfig(
    readEnvironment(
      {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        WORKSPACE_POSTS_PER_MINUTE: '100000',
        PORT: '0',
        OPS_PORT: '0',
        DATA_DIR: directory,
        ...(valkey === undefined
          ? {}
          : { REDIS_URL: valkey.url, ENCRYPTION_KEYS: `replay:${randomBytes(32).toString('base64')}` }),
      },
      () => '',
    ),
  );
  const log = createLog({ level: 'error', pretty: true, secrets: [], destination: process.stderr });
  const surroundings = await openSurroundings(config, log);
  const { commands } = surroundings.redis;
  const stored = createPeople(commands);
  for (const person of enrolled) await stored.save(slack.teamId, person);
  const clock = replayClock(start);
  const app = await startApp(config, {
    ...surroundings,
    clock,
    // Leases are real time too; nobody else is there to take a claim over.
    timing: { leaseMs: LONG_MS, settleMs: LONG_MS },
  });
  const sender = eventSender(slack, app.port() ?? 0, clock.wall);
  const held = createHeldMentions(commands, createEncryption(surroundings.encryptionKeys));
  const batches = createBatches(commands);
  let aged = start;

  async function caughtUp(): Promise<void> {
    const giveUp = Date.now() + PATIENCE_MS;
    while ((await app.readiness()).caughtUpTo < clock.now()) {
      if (Date.now() > giveUp)
        throw new Error(`The app does not catch up with ${new Date(clock.now()).toISOString()}`);
      await pause(1);
    }
  }

  async function growOlder(now: number): Promise<void> {
    if (now - aged < DAY) return;
    await age(commands, prefixOf(slack.teamId), now - aged);
    slack.forget(now - REMEMBERED_MS);
    aged = now;
  }

  return {
    async runTo(now) {
      await growOlder(now);
      slack.clock.set(now);
      clock.jumpTo(now);
      await caughtUp();
    },

    async tell(event, place) {
      const envelope = await sender.send(event, place.isShared, clock.now());
      await caughtUp();
      return envelope;
    },

    sees(user, place) {
      enter(user);
      const channel = slack.workspace.channels.get(place.id);
      if (channel !== undefined && !channel.members.has(user)) slack.join(user, place.id);
    },

    async newDigests() {
      const posts = slack.calls
        .splice(0)
        .filter(({ method, result }) => method === 'chat.postMessage' && result['ok']);
      return await Promise.all(
        posts.flatMap(({ args }) => {
          const { metadata, channel, blocks } = args as unknown as DigestArguments;
          const batchId =
            metadata?.event_type === 'sluice_digest' ? metadata.event_payload.batch_id : undefined;
          if (batchId === undefined) return [];
          const blockIds = blocks.flatMap(({ block_id: id }) => (id?.includes('|') === true ? [id] : []));
          return [
            batches.find(slack.teamId, batchId).then((batch) => ({ batchId, channel, blockIds, batch })),
          ];
        }),
      );
    },

    fates: (channel, ts) => held.fates(slack.teamId, channel, ts),

    async close() {
      sender.close();
      await app.stop();
      await surroundings.close();
      await slack.close();
      await valkey?.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface DigestArguments {
  readonly channel: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: { readonly batch_id?: string } };
  readonly blocks: readonly { readonly block_id?: string }[];
}
