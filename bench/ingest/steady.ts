import type { LoadResult } from '../support/load.ts';
import { startHelper } from '../support/processes.ts';
import { CONNECTIONS } from './rounds.ts';
import { startUnderLoad } from './sluice-run.ts';

const RATE = 500;
const SECONDS = 20;
const WARM_UP = 2_000;
const LOAD = new URL('../support/load.ts', import.meta.url).pathname;

/** Events that come when they come, not when the last was answered. */
export async function steadyRound(): Promise<LoadResult & { readonly rate: number }> {
  const helper = startHelper(LOAD);
  const sluice = await startUnderLoad();
  try {
    await sluice.load(helper, { connections: CONNECTIONS, firstId: 0, count: WARM_UP, rate: RATE });
    const count = RATE * SECONDS;
    const result = await sluice.load(helper, {
      connections: CONNECTIONS,
      firstId: WARM_UP,
      count,
      rate: RATE,
    });
    return { ...result, rate: RATE };
  } finally {
    await sluice.stop();
    await helper.stop();
  }
}
