import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectRedis } from '../../../src/adapters/redis/connect.ts';
import { DataDirInUseError } from '../../../src/adapters/redis/data-lock.ts';
import { type EmbeddedRedis, startEmbeddedRedis } from '../../../src/adapters/redis/embedded.ts';
import { NoRedisProgramError } from '../../../src/adapters/redis/program.ts';
import { checkRedis } from '../../../src/adapters/redis/requirements.ts';
import type { RedisClient } from '../../../src/adapters/redis/scripts.ts';
import { createLog } from '../../../src/log.ts';

const lines: string[] = [];
const log = createLog({
  level: 'warn',
  pretty: false,
  destination: { write: (line) => lines.push(line) },
  secrets: [],
});

let home: string;
let dataDir: string;
const running: EmbeddedRedis[] = [];
const clients: RedisClient[] = [];
const apps: ChildProcess[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sluice-embedded-'));
  dataDir = join(home, 'data');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await Promise.all(running.splice(0).map((embedded) => embedded.stop()));
  for (const app of apps.splice(0)) await endWithItsRedis(app);
  rmSync(home, { recursive: true });
  lines.length = 0;
});

async function start(searchPath = process.env['PATH']): Promise<EmbeddedRedis> {
  const embedded = await startEmbeddedRedis(dataDir, log, searchPath);
  running.push(embedded);
  return embedded;
}

async function connect({ url }: { url: string }): Promise<RedisClient> {
  const client = await connectRedis([url], 'commands', log);
  clients.push(client);
  return client;
}

function happens(client: RedisClient, event: string): Promise<void> {
  return new Promise((resolve) => client.once(event, () => resolve()));
}

async function pidOf(redis: RedisClient): Promise<number> {
  return Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]);
}

async function startApp(): Promise<{ app: ChildProcess; url: string }> {
  const script = fileURLToPath(new URL('../../support/embedded-app.ts', import.meta.url));
  const app = spawn(process.execPath, [script, dataDir], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  apps.push(app);
  if (app.stdout === null) throw new Error('no output');
  const [url] = await once(app.stdout, 'data');
  return { app, url: String(url).trim() };
}

async function endWithItsRedis(app: ChildProcess): Promise<void> {
  const ended = once(app, 'exit');
  if (app.kill('SIGKILL')) await ended;
  await (await startEmbeddedRedis(dataDir, log, process.env['PATH'])).stop();
}

/** A program that takes Redis's place. */
function program(script: string): string {
  writeFileSync(join(home, 'redis-server'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return home;
}

test('it is a Redis as Sluice needs it, for this user only', async () => {
  const redis = await connect(await start());

  const findings = await checkRedis(redis, () => Date.now());
  expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
  expect(await redis.config('GET', 'hash-max-listpack-value')).toEqual(['hash-max-listpack-value', '1024']);
  expect(statSync(join(dataDir, 'redis')).mode & 0o777).toBe(0o700);
  expect(await redis.config('GET', 'port')).toEqual(['port', '0']);
});

test('what was written is there after a stop and a start', async () => {
  const first = await start();
  await (await connect(first)).set('kept', 'yes');
  await first.stop();

  expect(await (await connect(await start())).get('kept')).toBe('yes');
});

test('a server that is killed comes back at the same place with its data', async () => {
  const redis = await connect(await start());
  await redis.set('kept', 'yes');

  const back = happens(redis, 'ready');
  process.kill(await pidOf(redis), 'SIGKILL');
  await back;

  expect(await redis.get('kept')).toBe('yes');
  expect(lines.join()).toContain('The private Redis ended by itself; starting it again');
});

test('a second app on the same directory is refused in words, also from another process', async () => {
  await startApp();

  const second = startEmbeddedRedis(dataDir, log, process.env['PATH']);

  await expect(second).rejects.toThrow(DataDirInUseError);
  await expect(second).rejects.toThrow(/Another Sluice runs on .*DATA_DIR of its own/);
});

test('the app killed with all its group: the next one goes on with what it wrote', async () => {
  const { app, url } = await startApp();
  const ended = once(app, 'exit');
  process.kill(-(app.pid ?? 0), 'SIGKILL');
  await ended;
  // Not in the app's group: a Ctrl-C does not take Redis away before the app is done with it.
  const orphan = await connect({ url });
  const pid = await pidOf(orphan);
  const gone = happens(orphan, 'close');

  const redis = await connect(await start());

  expect(await redis.get('by')).toBe('the app that was killed');
  await gone;
  expect(await pidOf(redis)).not.toBe(pid);
});

test('a directory with a name that is too long for a socket is no hindrance, and leaves nothing behind', async () => {
  dataDir = join(home, 'd'.repeat(120));
  const before = sluiceDirectories();
  const embedded = await start();

  expect(await (await connect(embedded)).ping()).toBe('PONG');
  await embedded.stop();
  expect(sluiceDirectories()).toEqual(before);
});

test('a directory with odd characters in its name is no hindrance', async () => {
  dataDir = join(home, 'my data #1 100%');

  expect(await (await connect(await start())).ping()).toBe('PONG');
});

test('without a program the words name the command for each system', async () => {
  const started = start(home);

  await expect(started).rejects.toThrow(NoRedisProgramError);
  await expect(started).rejects.toThrow(
    /apt-get install redis-server[^.]*dnf install valkey[^.]*brew install valkey/,
  );
});

test('data that Redis cannot read stops the start with what Redis says, and is not touched', async () => {
  const first = await start();
  await (await connect(first)).set('kept', 'yes');
  await first.stop();
  const files = join(dataDir, 'redis', 'appendonlydir');
  const manifest = readdirSync(files).find((name) => name.endsWith('.manifest'));
  appendFileSync(join(files, String(manifest)), 'broken\n');

  await expect(start()).rejects.toThrow(/does not start on .*manifest/s);
  await expect(start()).rejects.not.toThrow(DataDirInUseError);
});

test('Redis is not told the tokens in our environment', async () => {
  process.env['SLACK_CANARY'] = 'xoxb-canary';

  await expect(start(program('env; exit 1'))).rejects.toThrow('TZ=UTC');
  await expect(start(program('env; exit 1'))).rejects.not.toThrow('canary');
  delete process.env['SLACK_CANARY'];
});

test('stopping while a server is being started again leaves none running', async () => {
  const embedded = await start();
  const redis = await connect(embedded);
  process.kill(await pidOf(redis), 'SIGKILL');
  await happens(redis, 'close');

  await embedded.stop();

  await expect(connectRedis([embedded.url], 'commands', log, 200)).rejects.toThrow('does not answer');
});

/** Those of the embedded server: what other tests and benchmarks make has a word in its name. */
function sluiceDirectories(): string[] {
  return readdirSync(tmpdir()).filter((name) => /^sluice-[A-Za-z0-9]{6}$/.test(name));
}
