import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../script/free-port.ts';
import { type AppProcess, startChild } from '../support/process.ts';
import type { ChildOrders } from './child.ts';
import type { Random } from './random.ts';

/** Several processes of the app behind one address, of which some are always just dying. */
export interface Fleet {
  /** Where Slack sends its events: each connection goes to any of those that live. */
  readonly origin: string;
  readonly kills: number;
  /** Kills one at random, by SIGKILL, and starts another in its place a moment later. */
  killOne(): void;
  /** The instant of `now` up to which everything due is done, as one of them says; 0 where none answers. */
  caughtUpTo(): Promise<number>;
  /** Ends all of them in good order. Throws what kept one from starting, or ended one that nobody had killed. */
  stop(): Promise<void>;
}

/** Until a killed one is replaced, ms at most. */
const REPLACED_WITHIN_MS = 400;

export async function startFleet(
  size: number,
  env: Readonly<Record<string, string>>,
  timing: ChildOrders['timing'],
  random: Random,
): Promise<Fleet> {
  const alive = new Set<AppProcess>();
  const starting = new Set<Promise<void>>();
  let isStopping = false;
  let failure: unknown;
  let kills = 0;

  async function start(): Promise<void> {
    // In Socket Mode a process does not say which port it was given.
    const port = env['SLACK_APP_TOKEN'] === undefined ? '0' : String(await freePort());
    const app = await startChild({ ...env, PORT: port }, { timing });
    alive.add(app);
    void app.ended().then((how) => {
      // Killed ones are not among the living any more.
      if (alive.delete(app) && !isStopping)
        failure ??= new Error(`An app ended by itself (${how}):\n${app.said.slice(-20).join('\n')}`);
    });
  }

  /** One that finds Redis away, or Slack too slow, ends, as it should, and is started again. */
  function startSoon(afterMs: number, tries = 20): void {
    const soon: Promise<void> = pause(afterMs)
      .then(() => (isStopping ? undefined : start()))
      .catch((error: unknown) => {
        if (tries > 0) startSoon(REPLACED_WITHIN_MS, tries - 1);
        else failure ??= error;
      })
      .finally(() => starting.delete(soon));
    starting.add(soon);
  }

  async function started(): Promise<void> {
    while (starting.size > 0) await Promise.all(starting);
  }

  const balancer = createServer((incoming) => {
    incoming.on('error', () => {});
    const [app] = alive.size === 0 ? [] : [random.pick([...alive])];
    if (app === undefined) {
      incoming.resetAndDestroy();
      return;
    }
    const outgoing = connect(Number(new URL(app.origin).port), '127.0.0.1');
    outgoing.on('error', () => incoming.destroy());
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
    incoming.pipe(outgoing).pipe(incoming);
  });
  balancer.listen(0, '127.0.0.1');
  await once(balancer, 'listening');
  for (let n = 0; n < size; n += 1) startSoon(0);
  await started();
  if (failure !== undefined) throw failure;

  return {
    origin: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    get kills() {
      return kills;
    },
    killOne() {
      if (alive.size === 0) return;
      const app = random.pick([...alive]);
      alive.delete(app);
      kills += 1;
      app.signal('SIGKILL');
      startSoon(random.next() * REPLACED_WITHIN_MS);
    },
    async caughtUpTo() {
      const [app] = alive;
      if (app === undefined) return 0;
      const answer = await fetch(`${app.origin}/readyz`).then(
        (response) => response.json() as Promise<{ caughtUpTo?: number }>,
        () => undefined,
      );
      return answer?.caughtUpTo ?? 0;
    },
    async stop() {
      isStopping = true;
      await started();
      const last = [...alive];
      for (const app of last) app.signal('SIGTERM');
      await Promise.all(last.map((app) => app.ended()));
      balancer.close();
      if (failure !== undefined) throw failure;
    },
  };
}
