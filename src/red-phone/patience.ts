import { setTimeout as pause } from 'node:timers/promises';

/** What the promise answers within so many ms of `wall`; `otherwise` where it fails, or has not answered by then. */
export async function within<Answer, Otherwise>(
  ms: number,
  answer: Promise<Answer>,
  otherwise: Otherwise,
): Promise<Answer | Otherwise> {
  const giveUp = new AbortController();
  try {
    return await Promise.race([
      answer.catch(() => otherwise),
      pause(ms, otherwise, { signal: giveUp.signal }),
    ]);
  } finally {
    giveUp.abort();
  }
}
