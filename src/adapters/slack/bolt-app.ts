import { App } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { boltLogger } from './bolt-logger.ts';
import type { Identity } from './identity.ts';
import type { DurableReceiver } from './receiver.ts';

interface BoltOptions {
  readonly receiver: DurableReceiver;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly identity: Identity;
  readonly log: Log;
}

/** Bolt for what people do: commands, buttons, forms, shortcuts, opening the Home tab. */
export function createBoltApp({ receiver, apiUrl, botToken, identity, log }: BoltOptions): App {
  const app = new App({
    receiver,
    logger: boltLogger(log),
    // Never asks Slack, and so never loses a press because Slack did not answer.
    authorize: async () => ({
      botToken,
      botId: identity.botId,
      botUserId: identity.botUser,
      teamId: identity.tenant,
    }),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  app.error(async (err) => {
    log.error({ err }, 'A listener failed');
    throw err;
  });
  return app;
}
