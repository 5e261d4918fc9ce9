import { setTimeout as pause } from 'node:timers/promises';
import type { LoadOrder, LoadResult } from '../support/load.ts';
import { must } from '../support/measure.ts';
import { type Helper, startHelper } from '../support/processes.ts';
import { type BenchRedis, startRedis } from '../support/redis.ts';
import { newKey, startSlack, startSluice } from '../support/team.ts';
import { seed, TENANTS, tenantId } from './seed.ts';

export interface Spike {
  /** Seconds from the instant at which everything was due. */
  readonly claimed: number;
  readonly released: number;
  /** Of events that came meanwhile, ms. */
  readonly ingestP99: number;
  /** One of the digests, as it was posted. */
  readonly post: Post;
}

/** The arguments of a `chat.postMessage`, besides its conversation. */
export type Post = Readonly<Record<string, unknown>>;

const LOAD = new URL('../support/load.ts', import.meta.url).pathname;
const RATE = 500;
const CHUNK_SECONDS = 5;
const LEAD_MS = 45_000;
const MINUTE = 60_000;

/** `count` digests due at one instant, claimed, rendered, posted and released by `node src/main.ts`, with events meanwhile. */
export async function sluiceSpike(count: number, patienceMs: number): Promise<Spike> {
  const redis = await startRedis();
  const slack = await startSlack();
  const helper = startHelper(LOAD);
  const encryptionKey = newKey();
  // A whole minute, as hours are, and time to make everything before it.
  const due = Math.ceil((Date.now() + LEAD_MS + count / 2) / MINUTE) * MINUTE;
  try {
    await seed(redis, encryptionKey, { count, due });
    must(Date.now() < due - 20_000, 'Making the mentions took too long: give it more time');
    const env = { WORKSPACE_POSTS_PER_MINUTE: '100000' };
    const sluice = await startSluice({ redis, slackPort: slack.port, encryptionKey, env });
    try {
      await helper.ask<LoadResult>({
        port: sluice.port,
        connections: 32,
        firstId: 0,
        count: 2_500,
        rate: RATE,
      } satisfies LoadOrder);
      while (Date.now() < due) await pause(10);
      const watching = watch(redis, due, patienceMs);
      const p99s = eventsMeanwhile(helper, sluice.port, watching);
      const { claimed, released } = await watching;
      const posts = await postsOf(slack.port);
      must(posts === count, `${posts} digests were posted, and ${count} were due`);
      return { claimed, released, ingestP99: Math.max(...(await p99s)), post: await lastPost(slack.port) };
    } finally {
      await sluice.stop();
    }
  } finally {
    await helper.stop();
    await slack.stop();
    await redis.stop();
  }
}

async function watch({ client }: BenchRedis, due: number, patienceMs: number) {
  const tenants = Array.from({ length: TENANTS }, (_, i) => `{${tenantId(i)}}`);
  const total = async (ask: (tenant: string) => Promise<number>): Promise<number> =>
    (await Promise.all(tenants.map(ask))).reduce((sum, each) => sum + each, 0);
  let claimed: number | undefined;
  while (Date.now() < due + patienceMs) {
    const waiting = await total((tenant) => client.zcount(`${tenant}:due`, due, due));
    if (waiting === 0) {
      claimed ??= (Date.now() - due) / 1000;
      if ((await total((tenant) => client.zcard(`${tenant}:due:leases`))) === 0) {
        return { claimed, released: (Date.now() - due) / 1000 };
      }
    }
    await pause(100);
  }
  throw new Error('Not everything was released in time');
}

/** Every answer a 200, for as long as the digests take. */
async function eventsMeanwhile(
  helper: Helper,
  port: number,
  until: Promise<unknown>,
): Promise<readonly number[]> {
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  until.then(over, over);
  const p99s: number[] = [];
  for (let firstId = 2_500; !isOver; firstId += RATE * CHUNK_SECONDS) {
    const count = RATE * CHUNK_SECONDS;
    const result = await helper.ask<LoadResult>({
      port,
      connections: 32,
      firstId,
      count,
      rate: RATE,
    } satisfies LoadOrder);
    must(result.statuses['200'] === count, `Not every answer is a 200: ${JSON.stringify(result.statuses)}`);
    p99s.push(result.p99);
  }
  return p99s;
}

async function lastPost(port: number): Promise<Post> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/last-post`);
  const form = new URLSearchParams(((await answer.json()) as { readonly form: string }).form);
  return Object.fromEntries(
    [...form].filter(([name]) => name !== 'channel').map(([name, value]) => [name, fieldOf(value)]),
  );
}

/** What is JSON was given as what it says. */
function fieldOf(value: string): unknown {
  return /^[[{]|^(?:true|false)$/.test(value) ? JSON.parse(value) : value;
}

async function postsOf(port: number): Promise<number> {
  const counts = (await (await fetch(`http://127.0.0.1:${port}/api/counts`)).json()) as Record<
    string,
    number
  >;
  return counts['chat.postMessage'] ?? 0;
}
