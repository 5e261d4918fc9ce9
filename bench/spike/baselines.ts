import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { type Program, startProgram } from '../support/processes.ts';
import { startRedis } from '../support/redis.ts';
import { startSlack } from '../support/team.ts';
import type { Post } from './sluice-spike.ts';

const NO_OP = new URL('../baseline/no-op-jobs.ts', import.meta.url).pathname;
const LOOP = new URL('../baseline/web-client-loop.ts', import.meta.url).pathname;
const PAGE = 1_000;

/** Seconds from the instant at which `count` BullMQ jobs that do nothing are due, until the last is done. */
export async function noOpJobs(count: number, concurrency: number): Promise<number> {
  const redis = await startRedis();
  const connection = new Redis(redis.socket, { maxRetriesPerRequest: null });
  const queue = new Queue('spike', { connection });
  try {
    const due = Date.now() + 5_000 + count / 5;
    for (let i = 0; i < count; i += PAGE) {
      const jobs = Array.from({ length: Math.min(PAGE, count - i) }, (_, n) => ({
        name: 'digest',
        data: { n: i + n },
        opts: { delay: Math.max(0, due - Date.now()), removeOnComplete: true },
      }));
      await queue.addBulk(jobs);
    }
    const worker = await startProgram([NO_OP, redis.socket, String(concurrency), String(count)], {}, 'ready');
    try {
      return (Number(await said(worker, /done at (\d+)/)) - due) / 1000;
    } finally {
      await worker.stop();
    }
  } finally {
    await queue.close();
    connection.disconnect();
    await redis.stop();
  }
}

/** Seconds in which a WebClient posts `count` times, each time the same digest to another conversation. */
export async function webClientLoop(count: number, atOnce: number, post: Post): Promise<number> {
  const slack = await startSlack();
  try {
    const order = [String(slack.port), String(count), String(atOnce), JSON.stringify(post)];
    const loop = await startProgram([LOOP, ...order], {}, '');
    return Number(await said(loop, /took ([\d.]+)/));
  } finally {
    await slack.stop();
  }
}

async function said(program: Program, pattern: RegExp): Promise<string> {
  for (;;) {
    const [, found] = pattern.exec(program.output()) ?? [];
    if (found !== undefined) return found;
    await pause(50);
  }
}
