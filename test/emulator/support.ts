import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { type Emulator, startEmulator } from '../../emulator/emulator.ts';
import type { EmulatorOptions } from '../../emulator/options.ts';

export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

const open: { close(): Promise<unknown> }[] = [];

/** Closes what the test has started, the last one first. For afterEach. */
export async function closeAll(): Promise<void> {
  for (const each of open.splice(0).reverse()) await each.close();
}

export function closeLater(each: { close(): Promise<unknown> }): void {
  open.push(each);
}

export async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const slack = await startEmulator(options);
  open.push(slack);
  return slack;
}

/** A client without retries, so that every error is seen as it came. */
export function client(
  slack: Emulator,
  token: string | undefined = slack.botToken,
  options: WebClientOptions = {},
): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
    ...options,
  });
}

/** A real Bolt app behind HTTPReceiver, to which the emulator sends. */
export async function boltApp(
  slack: Emulator,
  register: (app: App) => void,
): Promise<{ url: string; stop(): Promise<void> }> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: silent });
  const app = new App({
    receiver,
    token: slack.botToken,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  register(app);
  const server = await receiver.start(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/slack/events`;
  const stop = () => receiver.stop();
  let stopped = false;
  open.push({
    async close() {
      if (!stopped) await stop();
    },
  });
  slack.sendEventsTo(url);
  return {
    url,
    async stop() {
      stopped = true;
      await stop();
    },
  };
}
