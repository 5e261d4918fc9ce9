import { followClock } from './adapters/clock-url.ts';
import { ensureKeyFile } from './adapters/key-file.ts';
import { connectRedis } from './adapters/redis/connect.ts';
import { DataDirInUseError } from './adapters/redis/data-lock.ts';
import { runningRedis, startEmbeddedRedis } from './adapters/redis/embedded.ts';
import { checkRedis } from './adapters/redis/requirements.ts';
import type { RedisClient } from './adapters/redis/scripts.ts';
import { loadZoneData } from './adapters/zone-data.ts';
import type { Surroundings } from './app.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config, EncryptionKey } from './config.ts';
import type { Log } from './log.ts';

export interface OpenSurroundings extends Surroundings {
  /** Gives back what was opened, Redis last. */
  close(): Promise<void>;
}

interface OpenOptions {
  /** Uses the private Redis of a Sluice that runs, where there is one. */
  readonly joins?: boolean;
}

type Closers = (() => unknown)[];

/**
 * Opens what the app stands on: Redis (a private one where none is named), keys, clock and zone data, each named in
 * the log. Throws what is missing, in words for the operator, with nothing left open.
 */
export async function openSurroundings(
  config: Config,
  log: Log,
  { joins = false }: OpenOptions = {},
): Promise<OpenSurroundings> {
  const closers: Closers = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const zones = loadZoneData();
    log.info({ zones: zones.source }, 'Time zones are read');
    // Before Redis: data whose key is gone must not be taken for a new install.
    const encryptionKeys = await readKeys(config, log);
    const urls = await redisUrls(config, log, closers, joins);
    const commands = await connectRedis(urls, 'commands', log);
    closers.push(() => commands.disconnect());
    const worker = await connectRedis(urls, 'worker', log);
    closers.push(() => worker.disconnect());
    await refuseUnfit(commands, log);
    const clock = await openClock(config, closers);
    return { log, clock, zones, encryptionKeys, redis: { commands, worker }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @throws where mentions would be lost on this Redis; lesser faults are said and lived with. */
async function refuseUnfit(commands: RedisClient, log: Log): Promise<void> {
  const findings = await checkRedis(commands, systemClock.wall);
  const refusals = findings.filter(({ level }) => level === 'refuse');
  if (refusals.length > 0) throw new Error(refusals.map(({ words }) => words).join(' '));
  for (const { about, words } of findings.filter(({ level }) => level === 'mend')) {
    log.warn({ about, words }, 'Redis is not set up as it should be');
  }
}

async function openClock({ clockUrl }: Config, closers: Closers): Promise<Clock> {
  if (clockUrl === undefined) return systemClock;
  const clock = await followClock(clockUrl);
  closers.push(() => clock.close());
  return clock;
}

async function readKeys({ encryption }: Config, log: Log): Promise<readonly EncryptionKey[]> {
  if (encryption.kind === 'keys') return encryption.keys;
  const file = await ensureKeyFile(encryption.dataDir);
  if (file.isNew) {
    log.warn({ path: file.path }, 'A key was made for what waits: back this file up, apart from the data');
  }
  return file.keys;
}

async function redisUrls(
  { redis }: Config,
  log: Log,
  closers: Closers,
  joins: boolean,
): Promise<readonly string[]> {
  if (redis.kind === 'url') return redis.urls.map((url) => url.reveal());
  try {
    const embedded = await startEmbeddedRedis(redis.dataDir, log, process.env['PATH']);
    closers.push(() => embedded.stop());
    return [embedded.url];
  } catch (error) {
    const running = joins && error instanceof DataDirInUseError && (await runningRedis(redis.dataDir));
    if (running) return [running];
    throw error;
  }
}
