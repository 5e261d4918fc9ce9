import { SECOND } from '../clock.ts';
import type { TenantId } from '../ids.ts';

/** Lets work of all tenants in, so much at once, and the tenants in turn. */
export interface Turns {
  /** Resolves when it is this one's turn. What it answers is called when the work is over. */
  enter(tenant: TenantId): Promise<() => void>;
  /** Whether anybody is in, or waits for a turn. */
  isBusy(): boolean;
  /** Calls whenever the last one has left. */
  onIdle(call: () => void): void;
}

interface TurnsOptions {
  /** Under way at once, over all tenants. */
  readonly most: number;
  /** So much of a tenant goes in together when its turn comes: what it reads is read together, too. */
  readonly together: number;
  /** Nobody goes in here while anybody is busy there. */
  readonly after?: Pick<Turns, 'isBusy' | 'onIdle'>;
  /** UTC ms. */
  wall(): number;
}

/** What takes longer than this waits for somebody else, and no longer counts: a Slack that hangs holds up no others. */
const SLOW_MS = SECOND;
/** What goes in between two looks at the network, so that an event that comes in need not wait long for its answer. */
const MOST_PER_LOOK = 24;

export function createTurns({ most, together, after, wall }: TurnsOptions): Turns {
  const waiting = new Map<TenantId, ((leave: () => void) => void)[]>();
  /** Since when each is under way, the first to come first. */
  const underWay = new Map<() => void, number>();
  let isLetting = false;
  let isLookingForSlow = false;
  const idle: (() => void)[] = [];

  const isBusy = (): boolean => underWay.size > 0 || waiting.size > 0;

  function sayIfIdle(): void {
    if (!isBusy()) for (const call of idle) call();
  }

  function begin(go: (leave: () => void) => void): void {
    const leave = (): void => {
      if (!underWay.delete(leave)) return;
      letSome();
      sayIfIdle();
    };
    underWay.set(leave, wall());
    go(leave);
  }

  function letSome(): void {
    if (isLetting || waiting.size === 0 || after?.isBusy() === true) return;
    isLetting = true;
    setImmediate(() => {
      isLetting = false;
      forgetSlow();
      let left = Math.min(MOST_PER_LOOK, most - underWay.size);
      for (const [tenant, theirs] of waiting) {
        if (left <= 0) break;
        // Whoever still waits stands in line again.
        waiting.delete(tenant);
        const now = theirs.splice(0, Math.min(together, left));
        if (theirs.length > 0) waiting.set(tenant, theirs);
        for (const each of now) begin(each);
        left -= now.length;
      }
      if (underWay.size < most) letSome();
      else lookForSlow();
    });
  }

  function forgetSlow(): void {
    const since = wall() - SLOW_MS;
    for (const [leave, began] of underWay) {
      if (began > since) break;
      underWay.delete(leave);
    }
  }

  function lookForSlow(): void {
    if (isLookingForSlow) return;
    isLookingForSlow = true;
    setTimeout(() => {
      isLookingForSlow = false;
      letSome();
    }, SLOW_MS / 4).unref();
  }

  after?.onIdle(letSome);

  return {
    isBusy,
    onIdle: (call) => void idle.push(call),
    enter: (tenant) =>
      new Promise((resolve) => {
        const theirs = waiting.get(tenant);
        if (theirs === undefined) waiting.set(tenant, [resolve]);
        else theirs.push(resolve);
        letSome();
      }),
  };
}
