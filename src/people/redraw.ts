import { setTimeout as pause } from 'node:timers/promises';

/** A form that is to be shown anew while somebody fills it in. */
export interface Asked {
  /** The view on which they did something, as Slack had it then. */
  readonly viewId: string;
  readonly hash: string;
  readonly isFolded: boolean;
  /** More may follow at once. */
  readonly isTyping: boolean;
  /** Shows the form if it is still as with the hash. Answers its new hash. */
  draw(isFolded: boolean, hash: string): Promise<string>;
}

interface Open {
  /** What was shown here last, and what that took the place of. */
  hash: string;
  readonly past: Set<string>;
  /** Unfolded once, it stays so for what was typed before people saw it. */
  isFolded: boolean;
  waiting: { asked: Asked; readonly shown: PromiseWithResolvers<void> } | undefined;
}

/**
 * Slack lets a workspace change some hundred forms a minute, and whoever types is to leave most of that to others: the
 * form is shown anew when they stop for a moment, or have typed for long. Real ms.
 */
export interface Rhythm {
  readonly moment: number;
  readonly long: number;
}

const usual: Rhythm = { moment: 400, long: 2_000 };

/**
 * Shows each form anew one at a time, the newest that was asked. What was typed while it changed here is not taken for what
 * somebody else changed. The promise settles as the newest was shown or not.
 */
export function createRedraw(rhythm: Rhythm = usual): (asked: Asked) => Promise<void> {
  const opened = new Map<string, Open>();

  const moment = (): Promise<void> => pause(rhythm.moment, undefined, { ref: false });

  /** The newest that was asked, once nothing newer comes for a moment. */
  async function newestOf(open: Open): Promise<Open['waiting']> {
    for (let waited = 0; open.waiting?.asked.isTyping === true && waited < rhythm.long; ) {
      const seen = open.waiting;
      await moment();
      waited += rhythm.moment;
      if (open.waiting === seen) break;
    }
    return open.waiting;
  }

  async function inTurn(viewId: string, open: Open): Promise<void> {
    for (let next = await newestOf(open); next !== undefined; next = await newestOf(open)) {
      const { asked, shown } = next;
      open.waiting = undefined;
      const hash = open.past.has(asked.hash) ? open.hash : asked.hash;
      try {
        open.hash = await asked.draw(open.isFolded, hash);
        open.past.add(hash);
        shown.resolve();
      } catch (thrown) {
        shown.reject(thrown);
      }
      // What was done before they saw this may still be on its way.
      for (let waited = 0; open.waiting === undefined && waited < rhythm.long; waited += rhythm.moment)
        await moment();
    }
    opened.delete(viewId);
  }

  return async (asked) => {
    const { viewId, hash } = asked;
    const open = opened.get(viewId) ?? { hash, past: new Set(), isFolded: true, waiting: undefined };
    const shown = open.waiting?.shown ?? Promise.withResolvers<void>();
    open.isFolded &&= asked.isFolded;
    open.waiting = { asked, shown };
    if (!opened.has(viewId)) {
      opened.set(viewId, open);
      void inTurn(viewId, open);
    }
    await shown.promise;
  };
}
