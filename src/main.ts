import { readFileSync } from 'node:fs';
import { startApp } from './app.ts';
import { SECOND } from './clock.ts';
import { type Config, ConfigurationError, readConfig } from './config.ts';
import { readEnvironment } from './environment.ts';
import { coerceError } from './errors.ts';
import { createLog, type Log } from './log.ts';
import { secretsIn } from './secret.ts';
import { openSurroundings } from './surroundings.ts';

/** Slack's own patience with us, and ours with ourselves: after this the process ends as it is. */
const STOP_WITHIN_MS = 25 * SECOND;

async function main(config: Config, log: Log): Promise<void> {
  for (const warning of config.warnings) log.warn({ warning }, 'A setting is probably not what was meant');
  const surroundings = await openSurroundings(config, log);
  const app = await startApp(config, surroundings).catch(async (error: unknown) => {
    await surroundings.close();
    throw error;
  });
  log.info({ tenant: app.identity.tenant, mode: config.slack.mode, port: app.port() }, 'Sluice is ready');

  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'Sluice stops: it takes nothing new and ends what is under way');
    setTimeout(() => {
      log.error('Not everything ended in time; what was under way is taken up at the next start');
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    app
      .stop()
      .then(() => surroundings.close())
      .then(() => log.info('Sluice has stopped'))
      .catch((thrown: unknown) => fail(log, thrown));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(log: Log, thrown: unknown): void {
  log.fatal({ err: coerceError(thrown) }, 'Sluice cannot go on');
  process.exitCode = 1;
}

function start(): void {
  let config: Config;
  try {
    config = readConfig(readEnvironment(process.env, (path) => readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  const log = createLog({
    level: config.logLevel,
    pretty: process.stdout.isTTY === true,
    secrets: secretsIn(config),
  });
  // A fault nobody waits for leaves the process in an unknown state: a new one takes up what was under way.
  process.on('unhandledRejection', (thrown) => {
    fail(log, thrown);
    process.exit(1);
  });
  main(config, log).catch((thrown: unknown) => fail(log, thrown));
}

start();
