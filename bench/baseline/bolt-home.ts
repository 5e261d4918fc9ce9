import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { BOT, BOT_TOKEN, SIGNING_SECRET, TEAM } from '../support/events.ts';

/** A bare Bolt app that shows everybody the same page: `node bolt-home.ts PORT SLACK_PORT`. */
const [port, slackPort] = process.argv.slice(2);
const receiver = new HTTPReceiver({
  signingSecret: SIGNING_SECRET,
  endpoints: '/slack/events',
  logLevel: LogLevel.ERROR,
});
const authorization = { botToken: BOT_TOKEN, botId: 'B0BENCH01', botUserId: BOT, teamId: TEAM };
const app = new App({
  receiver,
  authorize: async () => authorization,
  clientOptions: { slackApiUrl: `http://127.0.0.1:${slackPort}/api/` },
  logLevel: LogLevel.ERROR,
});
app.event('app_home_opened', async ({ event, client }) => {
  const text = { type: 'mrkdwn' as const, text: 'Hello.' };
  await client.views.publish({
    user_id: event.user,
    view: { type: 'home', blocks: [{ type: 'section', text }] },
  });
});
await app.start({ port: Number(port), host: '127.0.0.1' });
process.stdout.write('listening\n');
process.once('SIGTERM', () => process.exit());
