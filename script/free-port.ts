import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that a system gives to whoever asks for any port, so that nobody is given one of these before it is used. */
const [FROM, BELOW] = [15_000, 32_000];

/** A port of this machine that is free. */
export async function freePort(): Promise<number> {
  let port = randomInt(FROM, BELOW);
  while (!(await isFree(port))) port = randomInt(FROM, BELOW);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
