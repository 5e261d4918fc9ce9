import { Redis } from 'ioredis';
import type { Log } from '../../log.ts';

const PATIENCE_MS = 15_000;

/**
 * Ends the server that an app left behind when it was killed, after it wrote everything down. Only for who
 * holds the lock of its directory: then nobody else can be using it.
 * @throws {Error} if it does not end; a second server on its files would destroy them.
 */
export async function endLeftover(socket: string, log: Log): Promise<void> {
  const client = new Redis({
    path: socket,
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
  });
  client.on('error', () => {});
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new Error(`A Redis of an earlier run still listens on ${socket} and does not end: end its process.`),
      );
    }, PATIENCE_MS);
  });
  try {
    if (!(await Promise.race([connects(client), impatience]))) return;
    log.warn({ socket }, 'Ending the private Redis that an earlier run left behind');
    // Its answer is that the connection ends.
    client.call('SHUTDOWN', 'NOW', 'FORCE').catch(() => {});
    await Promise.race([ended, impatience]);
  } finally {
    clearTimeout(timer);
    if (client.status !== 'end') client.disconnect();
  }
}

async function connects(client: Redis): Promise<boolean> {
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  }
}
