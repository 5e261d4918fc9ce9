import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findRedisProgram } from '../../src/adapters/redis/program.ts';
import { startServer } from '../../src/adapters/redis/server-process.ts';
import { createLog } from '../../src/log.ts';

/** A Redis as Sluice starts its own: append-only file, nothing evicted. */
export interface BenchRedis {
  /** As REDIS_URL takes it. */
  readonly url: string;
  readonly socket: string;
  readonly client: Redis;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<BenchRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'sluice-bench-'));
  const socket = join(directory, 'redis.sock');
  const log = createLog({ level: 'warn', pretty: true, secrets: [] });
  const server = await startServer(
    { program: findRedisProgram(process.env['PATH']), directory, socket },
    log,
  );
  const end = (): void => void (server.pid !== undefined && process.kill(server.pid, 'SIGKILL'));
  process.once('exit', end);
  const client = new Redis(socket, { enableAutoPipelining: true });
  return {
    url: `unix://${socket}`,
    socket,
    client,
    async stop() {
      process.off('exit', end);
      client.disconnect();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
