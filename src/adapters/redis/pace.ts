/**
 * Lets one in for each turn of the event loop, first come, first served: what comes in over the network is seen to
 * between two.
 */
export function createPace(): () => Promise<void> {
  const waiting: (() => void)[] = [];

  function letOne(): void {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(letOne);
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(letOne);
    });
}
