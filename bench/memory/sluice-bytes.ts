import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { createHeldMentions } from '../../src/adapters/redis/held-mentions.ts';
import { Secret } from '../../src/secret.ts';
import { TEAM } from '../support/events.ts';
import { must } from '../support/measure.ts';
import { type BenchRedis, startRedis } from '../support/redis.ts';
import { enrolFarFromBlock, knowProfiles, newKey, startSlack, startSluice } from '../support/team.ts';
import { bytesIn } from './bytes.ts';
import { sendAll } from './send.ts';
import { randomMention, readerId } from './texts.ts';

const HOUR = 3_600_000;

/** Bytes in Redis for each mention that the app holds, every one read back byte for byte. */
export async function sluiceBytes(
  count: number,
  perRecipient: number,
  listpackValue: number,
): Promise<number> {
  const redis = await startRedis();
  await redis.client.config('SET', 'hash-max-listpack-value', listpackValue);
  const slack = await startSlack();
  const clock = await startClock();
  const encryptionKey = newKey();
  const recipients = Array.from({ length: count / perRecipient }, (_, i) => readerId(i));
  await enrolFarFromBlock(redis, recipients);
  await knowProfiles(redis, recipients);
  const env = { CLOCK_URL: clock.url };
  const sluice = await startSluice({ redis, slackPort: slack.port, encryptionKey, env });
  try {
    const startedAt = Date.now();
    const empty = await bytesIn(redis);
    const mentions = Array.from({ length: count }, (_, id) => randomMention(id, perRecipient, startedAt));
    await sendAll(sluice.port, mentions);
    // An hour later every sender has been told when they are read, and what that took is gone again.
    clock.advance(5 * HOUR);
    await untilQuiet(redis, sluice.port, clock.now());
    const bytes = (await bytesIn(redis)) - empty;
    await readBack(redis, encryptionKey, recipients, mentions);
    return bytes / count;
  } finally {
    await sluice.stop();
    await slack.stop();
    await clock.close();
    await redis.stop();
  }
}

async function readBack(
  { socket }: BenchRedis,
  key: string,
  recipients: readonly string[],
  mentions: readonly { readonly ts: string; readonly text: string }[],
): Promise<void> {
  const client = new Redis(socket);
  const held = createHeldMentions(client, createEncryption([{ id: 'bench', key: new Secret(key) }]));
  const texts = new Map(mentions.map(({ ts, text }) => [ts, text]));
  let found = 0;
  for (const recipient of recipients) {
    for (const { ref, snippet } of await held.waiting(TEAM, recipient)) {
      must(texts.get(ref.ts) === snippet, `A text is not what was sent: ${snippet}`);
      found += 1;
    }
  }
  client.disconnect();
  must(found === mentions.length, `${found} of ${mentions.length} mentions are held`);
}

/** Slack takes a hundred receipts a minute; here an hour of them passes in a moment, so its limiter is set back. */
async function untilQuiet({ client }: BenchRedis, port: number, now: number): Promise<void> {
  for (;;) {
    await client.del(`{${TEAM}}:tier:chat.postEphemeral`, `{${TEAM}}:tier:users.info`);
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    const { caughtUpTo } = (await response.json()) as { readonly caughtUpTo: number };
    if (caughtUpTo >= now) break;
    await pause(20);
  }
  await client.del(
    `{${TEAM}}:tier:chat.postEphemeral`,
    `{${TEAM}}:tier:users.info`,
    `{${TEAM}}:pace:receipts`,
  );
}

/** The simulated `now` of CLOCK_URL, standing still. */
async function startClock() {
  let now = Date.now();
  const server = createServer((_, response) => response.end(JSON.stringify({ now, rate: 0 })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    now: () => now,
    advance(ms: number) {
      now += ms;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
