import { patience } from '../../src/digest/patience.ts';
import { RetryLaterError } from '../../src/errors.ts';

function busyFor(times: number, retryAfterMs: number): () => Promise<number> {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries <= times) throw new RetryLaterError('limited', retryAfterMs);
    return tries;
  };
}

test('what Slack wants a moment later is asked again until it answers', async () => {
  await expect(patience(30_000)(busyFor(3, 1))).resolves.toBe(4);
});

test('all waits together end with the patience', async () => {
  const ask = patience(120);

  await expect(ask(busyFor(1, 60))).resolves.toBe(2);
  await expect(ask(busyFor(1, 61))).rejects.toThrow('limited');
});

test('what would take longer is given up at once', async () => {
  const before = performance.now();

  await expect(patience(50_000)(busyFor(1, 60_000))).rejects.toThrow('limited');

  expect(performance.now() - before).toBeLessThan(25_000);
});

test('any other failure is nothing to wait for', async () => {
  const failing = async (): Promise<never> => {
    throw new Error('broken');
  };

  await expect(patience(1_000)(failing)).rejects.toThrow('broken');
});
