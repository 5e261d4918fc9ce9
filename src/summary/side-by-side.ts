/** Does the work on each, in order, at most `most` at a time. Ends with the first failure, when all begun have ended. */
export async function sideBySide<T>(
  things: readonly T[],
  most: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const queue = things.values();
  const failures: unknown[] = [];
  async function worker(): Promise<void> {
    for (const thing of queue) {
      if (failures.length > 0) return;
      await work(thing).catch((error: unknown) => {
        failures.push(error);
      });
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
