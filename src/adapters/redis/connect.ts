import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../../log.ts';
import type { RedisClient } from './scripts.ts';

/**
 * `commands`: somebody waits for the answer, so that it fails at once while Redis is away, and within 2 s when
 * Redis hangs: an event can still be refused in the 3 s that Slack waits. `worker`: BullMQ's workers, who wait
 * for Redis as long as it takes.
 */
export type RedisRole = 'commands' | 'worker';

/** The operator's move: nothing answers at REDIS_URL, or it refuses us. */
export class RedisUnreachableError extends Error {
  override readonly name = 'RedisUnreachableError';
}

const ROLES = {
  commands: { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 2_000 },
  worker: { enableOfflineQueue: true, maxRetriesPerRequest: null },
} as const satisfies Record<RedisRole, RedisOptions>;

/**
 * Resolves when Redis answers; from then on the client finds its way back by itself, for ever.
 * `urls` are as REDIS_URL has them; more than one is a cluster.
 * @throws {RedisUnreachableError} after `patienceMs`.
 */
export async function connectRedis(
  urls: readonly string[],
  role: RedisRole,
  log: Log,
  patienceMs = 10_000,
): Promise<RedisClient> {
  const [first, ...others] = urls.map(addressOf);
  if (first === undefined) throw new Error('A Redis needs a URL.');
  const client = others.length === 0 ? single(first, role) : cluster([first, ...others], role);
  tellOfOutages(client, role, log);
  await untilReady(client, urls, patienceMs);
  return client;
}

interface Address {
  readonly path?: string;
  readonly host?: string;
  readonly port?: number;
  readonly db?: number;
  readonly username?: string;
  readonly password?: string;
  /** Present: TLS, by the system's certificates. */
  readonly tls?: object;
}

function addressOf(url: string): Address {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  if (protocol === 'unix:') return { path: decodeURIComponent(pathname) };
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 6379),
    db: Number(pathname.slice(1) || 0),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
  };
}

function single(address: Address, role: RedisRole): Redis {
  const client = new Redis({ ...address, ...ROLES[role], ...common, retryStrategy });
  if (role === 'commands') sendTogether(client);
  return client;
}

/**
 * What is asked in one go goes out in one write: under load, writing is what takes the time. Not later, so that Redis works
 * while we go on.
 */
function sendTogether(client: Redis): void {
  const send = client.sendCommand.bind(client);
  let isHeldBack = false;
  client.sendCommand = (command, stream) => {
    const out = client.stream;
    if (!isHeldBack && out !== undefined) {
      isHeldBack = true;
      out.cork();
      process.nextTick(() => {
        isHeldBack = false;
        out.uncork();
      });
    }
    return send(command, stream);
  };
}

function cluster(nodes: readonly Address[], role: RedisRole): Cluster {
  const { username, password, tls } = nodes[0] ?? {};
  const { enableOfflineQueue, ...perNode } = ROLES[role];
  return new Cluster(
    nodes.map(({ host = '127.0.0.1', port = 6379 }) => ({ host, port })),
    {
      enableOfflineQueue,
      clusterRetryStrategy: retryStrategy,
      clusterNodeRetryStrategy: retryStrategy,
      redisOptions: {
        ...perNode,
        ...common,
        ...(username && { username }),
        ...(password && { password }),
        ...(tls && { tls }),
      },
      // A certificate is made out to the name, not to the address behind it.
      ...(tls && { dnsLookup: (address, found) => found(null, address) }),
    },
  );
}

const common = {
  connectTimeout: 5_000,
  // How long a disconnect while Redis is away keeps the process from ending.
  disconnectTimeout: 200,
  // After a failover the old primary answers READONLY until the name points to the new one. 2: send it again.
  reconnectOnError: (error: Error) => (error.message.startsWith('READONLY') ? 2 : false),
} as const satisfies RedisOptions;

function retryStrategy(attempt: number): number {
  return Math.min(25 * 2 ** attempt, 1_000);
}

/** One line when an outage begins and one when it ends, however often the client tries in between. */
function tellOfOutages(client: RedisClient, role: RedisRole, log: Log): void {
  let isAway = false;
  client.on('error', (err) => {
    if (!isAway) log.warn({ err, role }, 'Redis does not answer; trying until it does');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info({ role }, 'Redis answers again');
    isAway = false;
  });
}

async function untilReady(client: RedisClient, urls: readonly string[], patienceMs: number): Promise<void> {
  let last: Error | undefined;
  const note = (error: Error): void => {
    last = error;
  };
  client.on('error', note);
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(reject, patienceMs);
      client.once('ready', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  } catch {
    client.disconnect();
    const where = urls.map((url) => url.replace(/\/\/[^/]*@/, '//')).join(', ');
    const words = last === undefined ? '' : ` (${last.message || String(last)})`;
    throw new RedisUnreachableError(
      `Redis does not answer at ${where}${words}. Start it, or mend REDIS_URL; ` +
        'without REDIS_URL Sluice starts a private one by itself.',
      { cause: last },
    );
  } finally {
    client.off('error', note);
  }
}
