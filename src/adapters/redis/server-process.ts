import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import type { Log } from '../../log.ts';

/** A Redis server of ours that answers. */
export interface ServerProcess {
  readonly pid: number | undefined;
  /** Resolves with its last words when it ended, for whatever reason. */
  readonly ended: Promise<string>;
  /** Lets it write everything down and end. */
  stop(): Promise<void>;
}

interface ServerFiles {
  readonly program: string;
  readonly directory: string;
  readonly socket: string;
}

const STOP_PATIENCE_MS = 10_000;

/** Resolves when the server has read its data and answers; rejects with its last words if it ends instead. */
export async function startServer(files: ServerFiles, log: Log): Promise<ServerProcess> {
  const { program, directory, socket } = files;
  const child = spawn(program, settings(directory, socket), {
    // In a process group of its own: Ctrl-C in a terminal is for the app, which ends Redis when it is done with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Our environment holds tokens that are none of its business.
    env: { TZ: 'UTC' },
  });
  const ended = lastWords(child, log);
  try {
    await firstAnswer(socket, ended);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${program} does not start on ${directory}. ${words}`, { cause });
  }
  return { pid: child.pid, ended, stop: () => stop(child, ended) };
}

function settings(directory: string, socket: string): string[] {
  const options = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: directory,
    appendonly: 'yes',
    appendfsync: 'everysec',
    // The append-only file is enough; snapshots would only double the writing.
    save: '',
    'maxmemory-policy': 'noeviction',
    // A person's held mentions stay in the compact form: a quarter less memory.
    'hash-max-listpack-value': '1024',
    daemonize: 'no',
    logfile: '',
  };
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
}

async function lastWords(child: ChildProcess, log: Log): Promise<string> {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.debug({ line }, 'Redis says');
      lines.push(line);
      if (lines.length > 8) lines.shift();
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // 'close' and not 'exit': only then its last lines are here.
    child.once('close', (code, signal) =>
      resolve([`It ended (${signal ?? `status ${code}`}).`, ...lines].join('\n')),
    );
  });
}

/** Connecting is the question, so that no wording of a log line has to be trusted. */
async function firstAnswer(socket: string, ended: Promise<string>): Promise<void> {
  const probe = new Redis({
    path: socket,
    retryStrategy: () => 20,
    maxRetriesPerRequest: null,
    disconnectTimeout: 200,
  });
  probe.on('error', () => {});
  const ready = new Promise((resolve) => probe.once('ready', resolve));
  try {
    await Promise.race([ready, ended.then((words) => Promise.reject(new Error(words)))]);
  } finally {
    probe.disconnect();
  }
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(impatience);
}
