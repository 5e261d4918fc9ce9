import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildOrders } from '../soak/child.ts';

/** The app in a process of its own. */
export interface AppProcess {
  /** Where it takes events, in HTTP mode. */
  readonly url: string;
  readonly pid: number;
  /** Ends the process at once, as when the machine fails. */
  kill(): Promise<void>;
  /** Resolves with the exit code, or the signal that ended it. */
  ended(): Promise<number | string>;
}

const CHILD = new URL('../soak/child.ts', import.meta.url).pathname;

/** @throws where it ends before it is ready, with what it said */
export async function startProcess(
  env: Readonly<Record<string, string>>,
  orders: ChildOrders,
): Promise<AppProcess> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(orders)], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(tmpdir(), 'sluice-compiled'), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const end = endingOf(child);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(String(data)));
  const ready = once(child, 'message') as Promise<[{ port: number }]>;
  const [{ port }] = await Promise.race([
    ready,
    end.ended.then((how) => {
      throw new Error(`The app ended (${how}) before it was ready:\n${said.join('')}`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await end.ended;
    },
    ended: () => end.ended,
  };
}

/** A test run that is cut short leaves no process behind. */
function endingOf(child: ChildProcess): { readonly ended: Promise<number | string> } {
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit').then(([code, signal]) => {
    process.off('exit', kill);
    return (code ?? signal) as number | string;
  });
  return { ended };
}
