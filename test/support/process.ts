import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ChildOrders } from '../soak/child.ts';

/** The app in a process of its own. */
export interface AppProcess {
  /** Where it listens. In Socket Mode only if the environment names a port. */
  readonly origin: string;
  readonly pid: number;
  /** What it has said, line by line. */
  readonly said: readonly string[];
  signal(signal: NodeJS.Signals): void;
  /** Ends the process at once, as when the machine fails. */
  kill(): Promise<void>;
  /** Resolves with the exit code, or the signal that ended it. */
  ended(): Promise<number | string>;
}

const file = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;

/** The app as an operator starts it: src/main.ts, with everything from the environment. */
export function startMain(env: Readonly<Record<string, string>>): Promise<AppProcess> {
  return start([file('src/main.ts')], env);
}

/** The same, less patient, and to die where it is told. */
export function startChild(env: Readonly<Record<string, string>>, orders: ChildOrders): Promise<AppProcess> {
  return start([file('test/soak/child.ts'), JSON.stringify(orders)], env);
}

/** Lets it live until it dies by its orders, be that before it is ready. How it ended. */
export function lifeOfChild(
  env: Readonly<Record<string, string>>,
  orders: ChildOrders,
): Promise<number | string> {
  const child = spawn(process.execPath, [file('test/soak/child.ts'), JSON.stringify(orders)], {
    env: surroundedBy(env),
    stdio: 'ignore',
  });
  return endOf(child);
}

/** @throws where it ends before it is ready, with what it said */
async function start(args: readonly string[], env: Readonly<Record<string, string>>): Promise<AppProcess> {
  const child = spawn(process.execPath, args, { env: surroundedBy(env), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = endOf(child);
  const said: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (line: string): void => {
      said.push(line);
      if (line.includes('"Sluice is ready"'))
        resolve((JSON.parse(line) as { port?: number }).port ?? Number(env['PORT']));
    };
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', hear);
    void ended.then((how) =>
      reject(new Error(`The app ended (${how}) before it was ready:\n${said.join('\n')}`)),
    );
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    said,
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended: () => ended,
  };
}

function surroundedBy(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(tmpdir(), 'sluice-compiled'), ...env };
}

async function endOf(child: ChildProcess): Promise<number | string> {
  // A test run that is cut short leaves no process behind.
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  process.off('exit', kill);
  return code ?? signal ?? 'unknown';
}
