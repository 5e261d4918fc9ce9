import { App, ExpressReceiver, HTTPReceiver, LogLevel } from '@slack/bolt';
import { BOT, BOT_TOKEN, SIGNING_SECRET, TEAM } from '../support/events.ts';

/** A bare Bolt app: `node bolt.ts http|express PORT`. Signatures are verified, nobody is asked, nothing is done. */
const [kind, port] = process.argv.slice(2);
const settings = { signingSecret: SIGNING_SECRET, endpoints: '/slack/events', logLevel: LogLevel.ERROR };
const receiver = kind === 'express' ? new ExpressReceiver(settings) : new HTTPReceiver(settings);
const authorization = { botToken: BOT_TOKEN, botId: 'B0BENCH01', botUserId: BOT, teamId: TEAM };
const app = new App({ receiver, authorize: async () => authorization, logLevel: LogLevel.ERROR });
app.event('message', async () => {});
await app.start({ port: Number(port), host: '127.0.0.1' });
process.stdout.write('listening\n');
process.once('SIGTERM', () => process.exit());
