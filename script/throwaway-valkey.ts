import { fork } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.ts';

export interface ThrowawayValkey {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Valkey without any system package: WebAssembly in a child process. It keeps nothing. */
export async function startThrowawayValkey(): Promise<ThrowawayValkey> {
  const port = await freePort();
  const child = fork(new URL('./valkey.ts', import.meta.url), [String(port)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('The in-process Valkey did not start'))),
  ]);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
