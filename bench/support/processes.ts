import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A program that is measured, in a process of its own. */
export interface Program {
  readonly pid: number;
  /** SIGTERM, and the time that it takes. */
  stop(): Promise<void>;
  /** What it has written. */
  output(): string;
}

const START_MS = 30_000;

/** Starts it with this environment and nothing of ours, its output in a file; resolves when `ready` is in there. */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: string,
): Promise<Program> {
  const directory = await mkdtemp(join(tmpdir(), 'sluice-bench-'));
  const path = join(directory, 'output');
  const file = openSync(path, 'a');
  const child = spawn(process.execPath, [...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  const output = (): string => readFileSync(path, 'utf8');
  const ended = endOf(child);
  const giveUp = Date.now() + START_MS;
  while (!output().includes(ready)) {
    if (child.exitCode !== null || Date.now() > giveUp) {
      child.kill('SIGKILL');
      throw new Error(`${args.join(' ')} did not start:\n${output()}`);
    }
    await pause(20);
  }
  return {
    pid: child.pid ?? 0,
    output,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A helper of the benchmark's own that is told what to do by messages. */
export interface Helper {
  ask<Answer>(order: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

export function startHelper(path: string): Helper {
  const child = spawn(process.execPath, [path], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = endOf(child);
  return {
    async ask<Answer>(order: unknown) {
      const answered = once(child, 'message') as Promise<[Answer]>;
      child.send(order as object);
      const fell = ended.then(() => Promise.reject(new Error(`${path} ended`)));
      return (await Promise.race([answered, fell]))[0];
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** CPU time that a process has used so far, seconds. Linux only; 0 elsewhere. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

function endOf(child: ChildProcess): Promise<void> {
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  return once(child, 'exit').then(() => void process.off('exit', kill));
}
