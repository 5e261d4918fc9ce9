import { type RedisClient, shasOf } from '../../src/adapters/redis/scripts.ts';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { readEnvironment } from '../../src/environment.ts';
import { createLog } from '../../src/log.ts';
import { openSurroundings } from '../../src/surroundings.ts';
import type { Timing } from '../../src/timing.ts';

/** What the parent says besides the environment. */
export interface ChildOrders {
  readonly timing: Partial<Timing>;
  /** How far its idea of real time is ahead, ms. */
  readonly aheadMs?: number;
  /** Dies by SIGKILL right before or after a step of a delivery: one of the scripts in redis/lua. */
  readonly dieAt?: {
    readonly when: 'before' | 'after';
    readonly script: 'claim' | 'take-up' | 'posting' | 'release' | 'handoff' | 'begin-call' | 'change-call';
    /** Which run of it; the first unless given. */
    readonly nth?: number;
  };
}

/** The app in a process of its own, as src/main.ts runs it, but less patient, and to be killed. */
const orders = JSON.parse(process.argv[2] ?? '{}') as ChildOrders;
const config = readConfig(readEnvironment(process.env, () => ''));
const log = createLog({ level: 'info', pretty: false, secrets: [] });
const surroundings = await openSurroundings(config, log);
if (orders.dieAt !== undefined) dieAt(surroundings.redis.commands, orders.dieAt);
const { aheadMs = 0, timing } = orders;
const clock = { ...surroundings.clock, wall: () => surroundings.clock.wall() + aheadMs };
const app = await startApp(config, { ...surroundings, clock, timing });

process.once('SIGTERM', () => {
  void app.stop().then(() => surroundings.close());
});
log.info({ port: app.port() }, 'Sluice is ready');

function dieAt(redis: RedisClient, { when, script, nth = 1 }: NonNullable<ChildOrders['dieAt']>): void {
  const shas = new Set(shasOf(script));
  let runs = 0;
  const send = redis.callBuffer;
  redis.callBuffer = (async (...args: Parameters<typeof send>) => {
    const isScript = shas.has(String(args[1]));
    if (isScript) runs += 1;
    // A claim counts only as one of a digest.
    const isIt = isScript && (script === 'claim' || runs === nth);
    if (isIt && when === 'before') die();
    const answer: unknown = await send.apply(redis, args);
    if (isIt && when === 'after' && (script !== 'claim' || isDigest(answer))) die();
    return answer;
  }) as typeof send;
}

function isDigest(claimed: unknown): boolean {
  const { claims = [] } = JSON.parse(String(claimed)) as { claims?: readonly (readonly unknown[])[] };
  return claims.some(([, , kind]) => kind === 'digest');
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
