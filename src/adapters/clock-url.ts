import { z } from 'zod';
import type { Clock } from '../clock.ts';

const Answer = z.object({ now: z.number(), rate: z.number() });

/** Between two looks at the clock, ms. */
const POLL_MS = 50;
/** A step that elapsed time at the last rate does not explain is a jump. */
const JUMP_MS = 250;

export interface SimulatedClock extends Clock {
  close(): void;
}

/**
 * `now` as a server beside us tells it; `wall` stays real. Reads it once before it answers.
 * @throws where the server does not answer at first. Later, the clock goes on at the last rate until it does.
 */
export async function followClock(url: string): Promise<SimulatedClock> {
  const listeners = new Set<() => void>();
  let last = await read(url);
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const now = (): number => last.now + (Date.now() - last.at) * last.rate;

  async function poll(): Promise<void> {
    const expected = now();
    const next = await read(url).catch(() => undefined);
    if (isClosed) return;
    if (next !== undefined) {
      const drift = Math.abs(next.now - expected);
      // A stopped clock moves by jumps alone, however small.
      const explained = next.rate === 0 ? 0 : JUMP_MS * Math.max(1, next.rate);
      const isJump = drift > explained || next.rate !== last.rate;
      last = next;
      if (isJump) for (const listener of listeners) listener();
    }
    again();
  }
  const again = (): void => {
    timer = setTimeout(() => void poll(), POLL_MS);
  };
  again();

  return {
    wall: () => Date.now(),
    now: () => Math.floor(now()),
    rate: () => last.rate,
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

interface Reading {
  readonly now: number;
  readonly rate: number;
  /** The wall time of the reading. */
  readonly at: number;
}

async function read(url: string): Promise<Reading> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  const { now, rate } = Answer.parse(await response.json());
  return { now, rate, at: Date.now() };
}
