import { WebClient } from '@slack/web-api';

/**
 * Posts a message COUNT times, to as many conversations, so many at once: `node web-client-loop.ts PORT COUNT AT_ONCE
 * MESSAGE`, the message as JSON. Says how long it took.
 */
const [port, count, atOnce] = process.argv.slice(2).map(Number);
const message = JSON.parse(process.argv[5] ?? '{}') as { text: string };
const client = new WebClient('xoxb-bench', {
  slackApiUrl: `http://127.0.0.1:${port}/api/`,
  maxRequestConcurrency: atOnce ?? 1,
});
let next = 0;
async function lane(): Promise<void> {
  for (let i = next++; i < (count ?? 0); i = next++) {
    await client.chat.postMessage({ ...message, channel: `D0SPIKE${i}` });
  }
}
const began = performance.now();
await Promise.all(Array.from({ length: atOnce ?? 1 }, lane));
process.stdout.write(`took ${(performance.now() - began) / 1000}\n`);
