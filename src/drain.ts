import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Sluice, startApp } from './app.ts';
import { type Clock, MINUTE, SECOND } from './clock.ts';
import { readConfig } from './config.ts';
import { readEnvironment } from './environment.ts';
import { coerceError } from './errors.ts';
import { createLog } from './log.ts';
import { secretsIn } from './secret.ts';
import { openSurroundings } from './surroundings.ts';

/** So long is waited for Slack; whatever is left then is said. */
const PATIENCE_MS = 10 * MINUTE;

/**
 * Before a shutdown for good: pauses the workspace, delivers what waits, and ends. Beside a running Sluice it works
 * on the same Redis.
 */
async function drain(): Promise<void> {
  const given = readConfig(readEnvironment(process.env, (path) => readFileSync(path, 'utf8')));
  // Nobody is to send anything here: any free port will do, beside a Sluice that has the usual ones.
  const config = { ...given, port: 0, ops: { ...given.ops, port: 0 } };
  const log = createLog({ level: 'warn', pretty: process.stdout.isTTY === true, secrets: secretsIn(config) });
  const surroundings = await openSurroundings(config, log, { joins: true });
  try {
    const app = await startApp(config, surroundings);
    try {
      await deliverAll(app, surroundings.clock);
    } finally {
      await app.stop();
    }
  } finally {
    await surroundings.close();
  }
}

async function deliverAll(app: Sluice, clock: Clock): Promise<void> {
  say(
    `${mentions(await app.countWaiting(), 'wait')}. Sluice is paused for the workspace, and delivers them.`,
  );
  await app.pause();
  const asOf = clock.now();
  const until = clock.wall() + PATIENCE_MS;
  let waiting = await app.countWaiting();
  let { ready, caughtUpTo } = await app.readiness();
  while ((waiting > 0 || !ready || caughtUpTo < asOf) && clock.wall() < until) {
    await pause(SECOND / 2);
    waiting = await app.countWaiting();
    ({ ready, caughtUpTo } = await app.readiness());
  }
  if (waiting === 0) {
    say('Everything is delivered. An admin can resume Sluice in its Home tab, or you can remove it.');
    return;
  }
  say(`${mentions(waiting)} could not be delivered in time; npm run doctor says why. Run this again later.`);
  process.exitCode = 1;
}

function mentions(count: number, does = ''): string {
  const verb = does === '' ? '' : ` ${does}${count === 1 ? 's' : ''}`;
  return `${count} mention${count === 1 ? '' : 's'}${verb}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await drain();
} catch (error) {
  process.stderr.write(`${coerceError(error).message}\n`);
  process.exitCode = 1;
}
