import { setTimeout as pause } from 'node:timers/promises';
import { tenantId } from '../spike/seed.ts';
import { TEAM } from '../support/events.ts';
import type { LoadOrder, LoadResult } from '../support/load.ts';
import { must } from '../support/measure.ts';
import type { Helper } from '../support/processes.ts';
import type { BenchRedis } from '../support/redis.ts';

/** 10,000 a minute. */
export const EVENTS_PER_SECOND = 10_000 / 60;
const CHUNK_SECONDS = 5;

/** The other workspaces; the calls are made in one of their own. */
export const OTHERS = Array.from({ length: 200 }, (_, i) => tenantId(i));

/** Ordinary events until `isOver`, each answered with a 200. Answers how many, and their slowest p99 (ms). */
export async function chatterUntil(
  helper: Helper,
  port: number,
  firstId: number,
  isOver: () => boolean,
): Promise<{ readonly count: number; readonly p99: number }> {
  const p99s: number[] = [];
  let id = firstId;
  while (!isOver()) {
    const count = Math.round(EVENTS_PER_SECOND * CHUNK_SECONDS);
    const order: LoadOrder = { port, connections: 16, firstId: id, count, rate: EVENTS_PER_SECOND };
    const result = await helper.ask<LoadResult>(order);
    must(result.statuses['200'] === count, `Not every answer is a 200: ${JSON.stringify(result.statuses)}`);
    p99s.push(result.p99);
    id += count;
  }
  return { count: id - firstId, p99: Math.max(0, ...p99s) };
}

/** When the digests of the others that are due at an instant were all released: UTC ms. */
export async function releasedAt({ client }: BenchRedis, due: number, patienceMs: number): Promise<number> {
  const total = async (ask: (tenant: string) => Promise<number>): Promise<number> =>
    (await Promise.all(OTHERS.map(ask))).reduce((sum, each) => sum + each, 0);
  while (Date.now() < due) await pause(100);
  while (Date.now() < due + patienceMs) {
    const waiting = await total((tenant) => client.zcount(`{${tenant}}:due`, due, due));
    const underWay = await total((tenant) => client.zcard(`{${tenant}}:due:leases`));
    if (waiting + underWay === 0) return Date.now();
    await pause(250);
  }
  throw new Error('Not everything was released in time');
}

/** How many digests of the calls' own workspace wait, or are to be tried again. */
export async function waitingHere({ client }: BenchRedis, due: number): Promise<number> {
  const [waiting, underWay] = await Promise.all([
    client.zcount(`{${TEAM}}:due`, due, due),
    client.zcard(`{${TEAM}}:due:leases`),
  ]);
  return waiting + underWay;
}
