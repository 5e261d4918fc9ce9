import type { LoadResult } from '../support/load.ts';
import { say } from '../support/measure.ts';
import { cpuSeconds, freePort, type Helper, startHelper, startProgram } from '../support/processes.ts';
import { checkAnswers, startUnderLoad } from './sluice-run.ts';

export interface Round {
  readonly kind: 'sluice' | 'bolt-http' | 'bolt-express';
  readonly perSecond: number;
}

export const ROUNDS = 5;
export const CONNECTIONS = 32;
/** Until what runs often is compiled: Sluice does more for an event than an empty listener, and has more of it. */
const WARM_UP = 20_000;
const EVENTS = 30_000;
const LOAD = new URL('../support/load.ts', import.meta.url).pathname;
const BOLT = new URL('../baseline/bolt.ts', import.meta.url).pathname;

/** One program at a time, freshly started and warmed up, in turns. */
export async function runRounds(): Promise<readonly Round[]> {
  say(
    `Baseline: Bolt 5, signature verification on, authorize constant, one empty listener for "message", log level ` +
      `error; HTTPReceiver and ExpressReceiver. Sluice: node src/main.ts, everybody enrolled, log level as it comes. ` +
      `Both: one process, ${CONNECTIONS} connections kept alive, ${WARM_UP} events to warm up, then ${EVENTS}.`,
  );
  const helper = startHelper(LOAD);
  const rounds: Round[] = [];
  try {
    for (let i = 0; i < ROUNDS; i += 1) {
      for (const kind of ['sluice', 'bolt-http', 'bolt-express'] as const) {
        rounds.push(kind === 'sluice' ? await sluiceRound(helper) : await boltRound(kind, helper));
      }
    }
  } finally {
    await helper.stop();
  }
  return rounds;
}

async function sluiceRound(helper: Helper): Promise<Round> {
  const sluice = await startUnderLoad();
  try {
    await sluice.load(helper, { connections: CONNECTIONS, firstId: 0, count: WARM_UP });
    const before = cpuSeconds(sluice.program.pid);
    const result = await sluice.load(helper, { connections: CONNECTIONS, firstId: WARM_UP, count: EVENTS });
    return tell('sluice', result, cpuSeconds(sluice.program.pid) - before);
  } finally {
    await sluice.stop();
  }
}

async function boltRound(kind: 'bolt-http' | 'bolt-express', helper: Helper): Promise<Round> {
  const port = await freePort();
  const bolt = await startProgram([BOLT, kind.slice('bolt-'.length), String(port)], {}, 'listening');
  try {
    await helper.ask<LoadResult>({ port, connections: CONNECTIONS, firstId: 0, count: WARM_UP });
    const before = cpuSeconds(bolt.pid);
    const order = { port, connections: CONNECTIONS, firstId: WARM_UP, count: EVENTS };
    const result = await helper.ask<LoadResult>(order);
    checkAnswers(result, EVENTS);
    return tell(kind, result, cpuSeconds(bolt.pid) - before);
  } finally {
    await bolt.stop();
  }
}

function tell(kind: Round['kind'], { seconds, p50, p99, worst }: LoadResult, cpu: number): Round {
  const perSecond = EVENTS / seconds;
  const latency = [p50, p99, worst].map((ms) => ms.toFixed(1)).join(' / ');
  const micros = ((cpu / EVENTS) * 1e6).toFixed(0);
  say(
    `  ${kind.padEnd(13)} ${perSecond.toFixed(0).padStart(6)}/s   CPU ${micros} µs an event   p50 / p99 / worst ${latency} ms`,
  );
  return { kind, perSecond };
}
