import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { findRedisProgram } from '../../src/adapters/redis/program.ts';

/** A real Redis of a test's own, on a unix socket, with durable data, and ways to take it away. */
export interface TestRedis {
  /** As REDIS_URL takes it, and ioredis too. */
  readonly url: string;
  readonly socket: string;
  readonly dir: string;
  readonly pid: number;
  /** It stops answering and keeps every connection, like a machine that hangs. */
  pause(): void;
  resume(): void;
  /** SIGKILL, as when the machine's memory ran out. `restart` brings it back with its data. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A client of a Redis that all tests of the file share, empty at the start of each. */
export function useRedis(): Redis {
  const dir = newDirectory();
  const redis = new Redis(socketIn(dir), { lazyConnect: true });
  let server: TestRedis | undefined;
  beforeAll(async () => {
    server = await startTestRedis([], dir);
  });
  beforeEach(async () => {
    await redis.flushall();
  });
  afterAll(async () => {
    redis.disconnect();
    await server?.stop();
  });
  return redis;
}

/** `args` are added to the command line, and win. */
export async function startTestRedis(
  args: readonly string[] = [],
  dir: string = newDirectory(),
): Promise<TestRedis> {
  const socket = socketIn(dir);
  let server = await start(dir, socket, args);
  // A test run that is cut short must not leave servers behind.
  const end = (): boolean => server.kill('SIGKILL');
  process.once('exit', end);

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  return {
    url: `unix://${socket}`,
    socket,
    dir,
    get pid() {
      return server.pid ?? 0;
    },
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    kill,
    async restart() {
      await kill();
      server = await start(dir, socket, args);
    },
    async stop() {
      await kill();
      process.off('exit', end);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function newDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'sluice-redis-'));
}

function socketIn(dir: string): string {
  return join(dir, 'redis.sock');
}

async function start(dir: string, socket: string, args: readonly string[]): Promise<ChildProcess> {
  const settings = {
    port: '0',
    unixsocket: socket,
    dir,
    appendonly: 'yes',
    // Here processes die, not machines: what the kernel has is kept, and no disk that others keep busy holds Redis up.
    appendfsync: 'no',
    'maxmemory-policy': 'noeviction',
    'hash-max-listpack-value': '1024',
    // Otherwise delayed jobs come up to 100 ms late.
    hz: '100',
    save: '',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const server = spawn(findRedisProgram(process.env['PATH']), [...options, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      lines.push(line);
      if (/ready to accept connections/i.test(line)) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`redis-server ended:\n${lines.slice(-10).join('\n')}`)));
  });
  return server;
}
