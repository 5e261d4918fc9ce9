/** One mention that is held: whose, which, and what was promised. Instants are UTC ms. */
export interface HeldOne {
  readonly recipient: string;
  /** As the app names it: channel, ts, thread. */
  readonly mention: string;
  readonly heldAt: number;
  /** The block that it was promised for. */
  readonly promised: { readonly start: number; readonly end: number };
}

/** What must not be. `missed` counts what was not there when its block had ended, `lost` what never came. */
export const BREACHES = [
  'undecided',
  'promised-no-block',
  'early',
  'late',
  'missed',
  'lost',
  'twice',
  'never-held',
  'not-shown',
] as const;
export type Breach = (typeof BREACHES)[number];

/** The account of a whole run: `held` is `delivered` and `removed`, and nothing is in `breaches`. */
export interface LedgerSummary {
  readonly held: number;
  /** Each exactly once, in the block it was promised for. */
  readonly delivered: number;
  /** By the reason that the app recorded. */
  readonly removed: Readonly<Record<string, number>>;
  readonly waiting: number;
  readonly breaches: Readonly<Partial<Record<Breach, number>>>;
  /** The first of them; ids, no names. */
  readonly examples: readonly string[];
  readonly isBalanced: boolean;
}

export interface Ledger {
  hold(one: HeldOne): void;
  isWaiting(recipient: string, mention: string): boolean;
  /** The next instant at which something must have come, or have been removed. */
  nextLook(): number | undefined;
  /** What should be here by now and is not settled. */
  dueBy(now: number): readonly HeldOne[];
  /** A digest brought it at `now`. Answers what it was, where that is known. */
  deliver(recipient: string, mention: string, now: number): HeldOne | undefined;
  remove(one: HeldOne, reason: string): void;
  /** It was looked for at its block's start, and is not there: it is looked for again at the end. */
  notYet(one: HeldOne, now: number): void;
  breach(kind: Breach, example: string): void;
  summary(): LedgerSummary;
}

/** How long what was delivered is remembered, so that a second delivery is known for what it is. */
const REMEMBERED_MS = 9 * 86_400_000;
const MOST_EXAMPLES = 20;

/** The books of a replay, kept apart from the app's own. Its size is that of what waits, and of nine days. */
export function openLedger(): Ledger {
  const waiting = new Map<string, HeldOne>();
  /** Instants to look at, with what to look for. */
  const looks = new Map<number, Set<string>>();
  const missed = new Set<string>();
  const done = new Map<string, number>();
  const removed = new Map<string, number>();
  const breaches = new Map<Breach, number>();
  const examples: string[] = [];
  let held = 0;
  let delivered = 0;

  function lookAt(instant: number, key: string): void {
    const keys = looks.get(instant) ?? new Set();
    looks.set(instant, keys.add(key));
  }

  function unlook(instant: number, key: string): void {
    const keys = looks.get(instant);
    if (keys?.delete(key) === true && keys.size === 0) looks.delete(instant);
  }

  function settle(one: HeldOne): void {
    const key = keyOf(one.recipient, one.mention);
    waiting.delete(key);
    missed.delete(key);
    unlook(one.promised.start, key);
    unlook(one.promised.end, key);
  }

  function breach(kind: Breach, example: string): void {
    breaches.set(kind, (breaches.get(kind) ?? 0) + 1);
    if (examples.length < MOST_EXAMPLES) examples.push(`${kind}: ${example}`);
  }

  return {
    hold(one) {
      const key = keyOf(one.recipient, one.mention);
      if (waiting.has(key)) return;
      held += 1;
      waiting.set(key, one);
      done.delete(key);
      lookAt(one.promised.start, key);
    },

    isWaiting: (recipient, mention) => waiting.has(keyOf(recipient, mention)),

    nextLook: () => (looks.size === 0 ? undefined : Math.min(...looks.keys())),

    dueBy(now) {
      const keys = [...looks].flatMap(([instant, those]) => (instant <= now ? [...those] : []));
      return keys.flatMap((key) => waiting.get(key) ?? []);
    },

    deliver(recipient, mention, now) {
      const key = keyOf(recipient, mention);
      const one = waiting.get(key);
      if (one === undefined) {
        breach(done.has(key) ? 'twice' : 'never-held', key);
        return undefined;
      }
      if (now < one.promised.start) breach('early', key);
      else if (now >= one.promised.end) breach('late', key);
      else delivered += 1;
      settle(one);
      done.set(key, now);
      for (const [old, at] of done) {
        if (at > now - REMEMBERED_MS) break;
        done.delete(old);
      }
      return one;
    },

    remove(one, reason) {
      settle(one);
      removed.set(reason, (removed.get(reason) ?? 0) + 1);
    },

    notYet(one, now) {
      const key = keyOf(one.recipient, one.mention);
      unlook(one.promised.start, key);
      if (now < one.promised.end) {
        lookAt(one.promised.end, key);
        return;
      }
      unlook(one.promised.end, key);
      missed.add(key);
      breach('missed', key);
    },

    breach,

    summary() {
      const lost = missed.size;
      const all = Object.fromEntries([...breaches, ...(lost > 0 ? [['lost', lost] as const] : [])]);
      const settled = delivered + [...removed.values()].reduce((sum, count) => sum + count, 0);
      return {
        held,
        delivered,
        removed: Object.fromEntries([...removed].sort(([a], [b]) => a.localeCompare(b))),
        waiting: waiting.size,
        breaches: all,
        examples,
        isBalanced: held === settled && waiting.size === 0 && Object.keys(all).length === 0,
      };
    },
  };
}

function keyOf(recipient: string, mention: string): string {
  return `${recipient} ${mention}`;
}
