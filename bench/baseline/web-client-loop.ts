import { WebClient } from '@slack/web-api';

/** Posts COUNT messages, so many at once: `node web-client-loop.ts PORT COUNT AT_ONCE`. Says how long it took. */
const [port, count, atOnce] = process.argv.slice(2).map(Number);
const client = new WebClient('xoxb-bench', {
  slackApiUrl: `http://127.0.0.1:${port}/api/`,
  maxRequestConcurrency: atOnce ?? 1,
});
let next = 0;
async function lane(): Promise<void> {
  for (let i = next++; i < (count ?? 0); i = next++) {
    const text = `You have 3 mentions, number ${i}`;
    await client.chat.postMessage({ channel: `D0SPIKE${i}`, text, blocks: [] });
  }
}
const began = performance.now();
await Promise.all(Array.from({ length: atOnce ?? 1 }, lane));
process.stdout.write(`took ${(performance.now() - began) / 1000}\n`);
