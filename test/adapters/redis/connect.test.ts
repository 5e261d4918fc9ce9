import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Cluster } from 'ioredis';
import { freePort } from '../../../script/free-port.ts';
import { connectRedis, type RedisRole } from '../../../src/adapters/redis/connect.ts';
import { checkRedis } from '../../../src/adapters/redis/requirements.ts';
import type { RedisClient } from '../../../src/adapters/redis/scripts.ts';
import { createLog, type Log } from '../../../src/log.ts';
import { startTestRedis, type TestRedis } from '../../support/redis.ts';

const logged: string[] = [];
const log: Log = createLog({
  level: 'info',
  pretty: false,
  destination: { write: (line) => logged.push(JSON.parse(line).msg) },
  secrets: [],
});

const open: { disconnect(): void }[] = [];
const servers: TestRedis[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) client.disconnect();
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  logged.length = 0;
});

async function start(...args: string[]): Promise<TestRedis> {
  const server = await startTestRedis(args);
  servers.push(server);
  return server;
}

async function connect(urls: string | string[], role: RedisRole = 'commands'): Promise<RedisClient> {
  const client = await connectRedis([urls].flat(), role, log);
  open.push(client);
  return client;
}

/** `once` of node:events would reject at the failed attempts that come before. */
function ready(redis: RedisClient): Promise<void> {
  return new Promise((resolve) => redis.once('ready', () => resolve()));
}

describe('where Redis is', () => {
  test('on a unix socket', async () => {
    const redis = await connect((await start()).url);

    expect(await redis.ping()).toBe('PONG');
  });

  test('on a port, with a password of any characters and a database', async () => {
    const port = await freePort();
    await start('--port', String(port), '--requirepass', 'p@ss/w:rd');
    const redis = await connect(`redis://:${encodeURIComponent('p@ss/w:rd')}@127.0.0.1:${port}/3`);

    expect(await redis.client('INFO')).toMatch(/ db=3 /);
  });

  // A cluster of one holds its writes back for two seconds after it starts.
  test('on a cluster, whose nodes can be looked over', async () => {
    const [port, bus] = [await freePort(), await freePort()];
    const cluster = [
      '--cluster-enabled',
      'yes',
      '--cluster-port',
      String(bus),
      '--cluster-announce-ip',
      '127.0.0.1',
    ];
    const server = await start('--port', String(port), '--bind', '127.0.0.1', ...cluster);
    const node = await connect(server.url);
    await node.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    while (!String(await node.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));

    const redis = await connect([`redis://127.0.0.1:${port}`, `redis://localhost:${port}`]);

    expect(redis).toBeInstanceOf(Cluster);
    expect(await redis.set('{T1}:key', 'value')).toBe('OK');
    const findings = await checkRedis(redis, () => Date.now());
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? test : test.skip;
  withOpenssl('behind TLS, and only with a certificate that can be trusted', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sluice-tls-'));
    const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject],
      {
        stdio: 'ignore',
      },
    );
    const port = String(await freePort());
    const files = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', cert];
    await start('--tls-port', port, '--tls-auth-clients', 'no', ...files);
    const url = `rediss://localhost:${port}`;

    await expect(connectRedis([url], 'commands', log, 500)).rejects.toThrow('self-signed certificate');
    const trusted = getCACertificates();
    setDefaultCACertificates([...trusted, readFileSync(cert, 'utf8')]);
    try {
      expect(await (await connect(url)).ping()).toBe('PONG');
    } finally {
      setDefaultCACertificates(trusted);
      rmSync(dir, { recursive: true });
    }
  });

  test('nowhere: the words say where, why and what to do, without the password', async () => {
    const port = await freePort();
    const failed = connectRedis([`redis://user:canary@127.0.0.1:${port}`], 'commands', log, 200);

    await expect(failed).rejects.toThrow(`Redis does not answer at redis://127.0.0.1:${port} (`);
    await expect(failed).rejects.toThrow(/ECONNREFUSED.*mend REDIS_URL/);
    await expect(failed).rejects.not.toThrow('canary');
  });
});

describe('while Redis is away', () => {
  test('a command fails at once, and works again by itself when Redis is back', async () => {
    const server = await start();
    const redis = await connect(server.url);
    await redis.set('kept', 'yes');

    await server.kill();
    await expect(redis.get('kept')).rejects.toThrow();
    const back = ready(redis);
    await server.restart();
    await back;

    expect(await redis.get('kept')).toBe('yes');
  });

  test('a command to a Redis that hangs fails before Slack stops waiting', async () => {
    const server = await start();
    const redis = await connect(server.url);

    server.pause();
    // One timer against another: however busy the machine is, the earlier one is first.
    const failed = redis.get('key').catch((error: unknown) => error);
    const first = await Promise.race([failed, pause(2_900, 'Slack no longer waits')]);
    expect(String(first)).toContain('timed out');
    server.resume();
  });

  test('a worker waits, and misses nothing', async () => {
    const server = await start();
    const worker = await connect(server.url, 'worker');

    await server.kill();
    const answer = worker.ping();
    await server.restart();

    expect(await answer).toBe('PONG');
  });

  test('the log has one line for the beginning and one for the end', async () => {
    const server = await start();
    const redis = await connect(server.url);
    let attempts = 0;
    const third = new Promise<void>((resolve) => redis.on('error', () => ++attempts === 3 && resolve()));

    await server.kill();
    await third;
    const back = ready(redis);
    await server.restart();
    await back;

    expect(logged).toEqual(['Redis does not answer; trying until it does', 'Redis answers again']);
  });
});
