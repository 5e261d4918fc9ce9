export interface Changes {
  /** Tells everybody that waits that something in the emulator is different now. */
  changed(): void;
  /** Calls back after changes, at most once a turn of the event loop. Returns what ends it. */
  subscribe(listener: () => void): () => void;
  until<T>(check: () => T | undefined | false | null, what?: string, timeoutMs?: number): Promise<T>;
}

/** @param recent describes the last calls, for the message of a wait that ran out */
export function makeChanges(recent: () => string): Changes {
  const listeners = new Set<() => void>();
  let queued = false;

  function changed(): void {
    if (queued) return;
    queued = true;
    setImmediate(() => {
      queued = false;
      for (const listener of [...listeners]) listener();
    });
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function until<T>(
    check: () => T | undefined | false | null,
    what = check.toString(),
    timeoutMs = 20_000,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const end = (settle: () => void) => {
        unsubscribe();
        clearTimeout(timer);
        settle();
      };
      const look = () => {
        try {
          const found = check();
          if (found) end(() => resolve(found));
        } catch (error) {
          end(() => reject(error));
        }
      };
      const timer = setTimeout(() => {
        end(() => reject(new Error(`Waited ${timeoutMs} ms for: ${what}\nLast calls:\n${recent()}`)));
      }, timeoutMs);
      const unsubscribe = subscribe(look);
      look();
    });
  }

  return { changed, subscribe, until };
}
