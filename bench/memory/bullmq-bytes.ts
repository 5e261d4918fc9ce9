import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { TEAM } from '../support/events.ts';
import { must } from '../support/measure.ts';
import { startRedis } from '../support/redis.ts';
import { bytesIn } from './bytes.ts';
import { randomMention } from './texts.ts';

const HOURS_12 = 12 * 3_600_000;
const PAGE = 500;

/** Bytes in Redis for each mention as a delayed job of its own: the same fields in plain text, BullMQ's default options. */
export async function bullmqBytes(
  count: number,
  perRecipient: number,
  listpackValue: number,
): Promise<number> {
  const redis = await startRedis();
  await redis.client.config('SET', 'hash-max-listpack-value', listpackValue);
  const connection = new Redis(redis.socket, { maxRetriesPerRequest: null });
  const queue = new Queue<Job>('mentions', { connection });
  try {
    await queue.waitUntilReady();
    const startedAt = Date.now();
    const empty = await bytesIn(redis);
    const jobs = Array.from({ length: count }, (_, id) => jobOf(id, perRecipient, startedAt));
    for (let i = 0; i < count; i += PAGE) {
      await queue.addBulk(
        jobs.slice(i, i + PAGE).map((data) => ({ name: 'mention', data, opts: { delay: HOURS_12 } })),
      );
    }
    const bytes = (await bytesIn(redis)) - empty;
    const texts = new Map(jobs.map(({ ts, text }) => [ts, text]));
    let found = 0;
    for (let i = 0; i < count; i += PAGE) {
      for (const { data } of await queue.getDelayed(i, i + PAGE - 1)) {
        must(texts.get(data.ts) === data.text, 'A text is not what was added');
        found += 1;
      }
    }
    must(found === count, `${found} of ${count} jobs wait`);
    return bytes / count;
  } finally {
    await queue.close();
    connection.disconnect();
    await redis.stop();
  }
}

type Job = ReturnType<typeof jobOf>;

/** What Sluice keeps of a mention. */
function jobOf(id: number, perRecipient: number, startedAt: number) {
  const { recipient, author, channel, ts, text } = randomMention(id, perRecipient, startedAt);
  return {
    tenant: TEAM,
    recipient,
    channel,
    ts,
    author,
    channelKind: 'public',
    isShared: false,
    text,
    waitsForAnswer: false,
    heldAt: startedAt,
    promisedFor: startedAt + HOURS_12,
    because: 'waits',
  };
}
