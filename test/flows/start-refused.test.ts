import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { connectRedis } from '../../src/adapters/redis/connect.ts';
import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { readEnvironment } from '../../src/environment.ts';
import { createLog } from '../../src/log.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let redis: Redis;
beforeAll(async () => {
  team = await startTeam();
  redis = new Redis(team.redis.socket);
});
afterAll(async () => {
  redis.disconnect();
  await team.close();
});

async function connections(): Promise<number> {
  return String(await redis.client('LIST'))
    .trim()
    .split('\n').length;
}

test('an app that cannot start leaves no connection of its own, so that its process ends', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const config = readConfig(readEnvironment({ ...team.env, OPS_PORT: String(port) }, () => ''));
  const log = createLog({ level: 'silent', pretty: false, secrets: [] });
  const commands = await connectRedis([team.redis.url], 'commands', log);
  const worker = await connectRedis([team.redis.url], 'worker', log);
  const encryptionKeys = config.encryption.kind === 'keys' ? config.encryption.keys : [];
  const given = await connections();

  const clients = { commands, worker };
  const surroundings = { log, clock: systemClock, zones: loadZoneData(), encryptionKeys, redis: clients };
  await expect(startApp(config, surroundings)).rejects.toThrow(/OPS_PORT/);

  // Redis notices a little later that a client has gone.
  const until = performance.now() + 20_000;
  while ((await connections()) > given && performance.now() < until) await pause(20);
  expect(await connections()).toBe(given);
  commands.disconnect();
  worker.disconnect();
  taken.close();
});
