import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Log } from '../../log.ts';
import { lockDirectory } from './data-lock.ts';
import { endLeftover } from './leftover.ts';
import { findRedisProgram } from './program.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface EmbeddedRedis {
  /** As `connectRedis` takes it. It stays the same when the server is started again. */
  readonly url: string;
  /** Only after everything that uses it: ends the server with everything written down. */
  stop(): Promise<void>;
}

/** What the next start must know, whatever happened to this one. */
interface Placement {
  readonly program: string;
  readonly socket: string;
}

/** A unix socket's path has 104 bytes at most on macOS, 108 on Linux. */
const SOCKET_PATH_LIMIT = 100;
const CALM_MS = 60_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * A Redis of the app's own, on a unix socket, with durable data in `dataDir`. It is started again when it ends
 * by itself. Killed with SIGKILL, the app leaves it running; the next start ends it and goes on with its data.
 * @throws {NoRedisProgramError | DataDirInUseError | Error} in words for the operator.
 */
export async function startEmbeddedRedis(
  dataDir: string,
  log: Log,
  searchPath: string | undefined,
): Promise<EmbeddedRedis> {
  const directory = resolve(dataDir, 'redis');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const lock = lockDirectory(directory);
  try {
    const earlier = await readPlacement(directory);
    if (earlier !== undefined) await cleanUp(earlier, directory, log);
    const placement = {
      program: findRedisProgram(searchPath, earlier?.program),
      socket: await socketPath(directory),
    };
    // Before the server is there, so that it can never be left behind unknown.
    await writePlacement(directory, placement);
    const launch = (): Promise<ServerProcess> => startServer({ ...placement, directory }, log);
    const supervisor = supervise(await launch(), launch, log);
    const stop = async (): Promise<void> => {
      await supervisor.stop();
      await removeSocketDirectory(placement, directory);
      lock.release();
    };
    let stopped: Promise<void> | undefined;
    return {
      url: urlOf(placement),
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Where the Redis listens that another process runs on these data; undefined where none ever did. */
export async function runningRedis(dataDir: string): Promise<string | undefined> {
  const placement = await readPlacement(resolve(dataDir, 'redis'));
  return placement === undefined ? undefined : urlOf(placement);
}

function urlOf({ socket }: Placement): string {
  return `unix://${pathToFileURL(socket).pathname}`;
}

async function cleanUp(earlier: Placement, directory: string, log: Log): Promise<void> {
  await endLeftover(earlier.socket, log);
  await removeSocketDirectory(earlier, directory);
}

async function removeSocketDirectory({ socket }: Placement, directory: string): Promise<void> {
  if (dirname(socket) !== directory) await rm(dirname(socket), { recursive: true, force: true });
}

async function socketPath(directory: string): Promise<string> {
  const path = join(directory, 'redis.sock');
  if (Buffer.byteLength(path) <= SOCKET_PATH_LIMIT) return path;
  return join(await mkdtemp(join(tmpdir(), 'sluice-')), 'redis.sock');
}

async function readPlacement(directory: string): Promise<Placement | undefined> {
  try {
    return JSON.parse(await readFile(join(directory, 'server.json'), 'utf8')) as Placement;
  } catch {
    return undefined;
  }
}

async function writePlacement(directory: string, placement: Placement): Promise<void> {
  const path = join(directory, 'server.json');
  await writeFile(`${path}.new`, JSON.stringify(placement), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function supervise(
  first: ServerProcess,
  launch: () => Promise<ServerProcess>,
  log: Log,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let current = first;

  let restarts = 0;

  async function keepAlive(): Promise<void> {
    while (!stopping.signal.aborted) {
      const calm = setTimeout(() => {
        restarts = 0;
      }, CALM_MS);
      const words = await current.ended;
      clearTimeout(calm);
      if (stopping.signal.aborted) return;
      log.error({ words }, 'The private Redis ended by itself; starting it again');
      current = await relaunch();
    }
    // It was being started while everything was already stopping.
    await current.stop();
  }

  async function relaunch(): Promise<ServerProcess> {
    for (;;) {
      await delay(Math.min(50 * 2 ** restarts++, LONGEST_PAUSE_MS), undefined, { signal: stopping.signal });
      try {
        return await launch();
      } catch (err) {
        log.error({ err }, 'The private Redis does not start; trying again');
      }
    }
  }

  const done = keepAlive().catch(() => {});
  return {
    async stop() {
      stopping.abort();
      await current.stop();
      await done;
    },
  };
}
