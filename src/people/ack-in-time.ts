import { SECOND } from '../clock.ts';

/** Slack waits three seconds; a part of that is the network's. */
const PATIENCE_MS = 2 * SECOND;

/**
 * Answers in the acknowledgement itself where the answer is ready in time, and otherwise acknowledges with nothing and
 * answers later. Acknowledges exactly once. `answer` must not fail.
 */
export async function ackInTime<T>(
  answer: Promise<T>,
  ack: (answer?: T) => Promise<void>,
  answerLate: (answer: T) => Promise<unknown>,
  patienceMs: number = PATIENCE_MS,
): Promise<void> {
  const { promise: impatience, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, patienceMs, 'late');
  const first = await Promise.race([answer.then((value) => ({ value })), impatience]);
  clearTimeout(timer);
  if (first === 'late') {
    await ack();
    await answerLate(await answer);
  } else {
    await ack(first.value);
  }
}
