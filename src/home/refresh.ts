import { type Clock, SECOND } from '../clock.ts';
import { coerceError, RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import { OPEN_MS, type OpenPages } from './open-pages.ts';

/** Where features say that what App Home shows has changed. Both return at once and never fail. */
export interface HomeNews {
  homeChanged(tenant: TenantId, users: readonly UserId[]): void;
  /** For what may concern anybody: the workspace's choices, a deletion. */
  everyHomeChanged(tenant: TenantId): void;
}

export interface Refresher extends HomeNews {
  /** The person's page changes by itself at `at` (UTC ms of `now`): their block begins or ends. The last word counts. */
  changesAt(tenant: TenantId, user: UserId, at: number): void;
  /** The person's page cannot be shown before `ms` of `wall` have passed; a second word meanwhile is the same one. */
  showLater(tenant: TenantId, user: UserId, ms: number): void;
  /** Forgets what is to be shown; pages are shown as they are when they are opened again. */
  stop(): Promise<void>;
}

export interface RefreshDeps {
  readonly pages: Pick<OpenPages, 'among' | 'all'>;
  readonly log: Pick<Log, 'warn'>;
  readonly clock: Pick<Clock, 'now' | 'rate' | 'onJump'>;
  /** Shows the person their page if it is open and would look otherwise. */
  showAgain(tenant: TenantId, user: UserId): Promise<void>;
}

/** A page as it is shown holds from one instant of `now` until another. */
interface Turn {
  readonly tenant: TenantId;
  readonly user: UserId;
  readonly from: number;
  readonly at: number;
  readonly timer: NodeJS.Timeout;
}

/** What changes within so long is shown at once, ms of `wall`. */
const GATHER_MS = SECOND;
/** Slack is asked for so many pages at a time. */
const AT_ONCE = 4;

/** Shows pages anew that are open while something on them changes. A change costs nothing where it is said. */
export function createRefresher(
  { pages, log, clock, showAgain }: RefreshDeps,
  gatherMs = GATHER_MS,
): Refresher {
  const changed = new Map<TenantId, Set<UserId> | 'all'>();
  const turning = new Map<string, Turn>();
  const putOff = new Map<string, NodeJS.Timeout>();
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  let isStopped = false;

  function soon(): void {
    if (isStopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      working = working.then(work);
    }, gatherMs).unref();
  }

  async function work(): Promise<void> {
    const tenants = [...changed];
    changed.clear();
    for (const [tenant, users] of tenants) {
      try {
        const open = users === 'all' ? await pages.all(tenant) : await pages.among(tenant, [...users]);
        await showAll(tenant, open);
      } catch (thrown) {
        log.warn({ tenant, err: coerceError(thrown) }, 'Pages that are open could not be shown anew');
      }
    }
  }

  async function showAll(tenant: TenantId, users: readonly UserId[]): Promise<void> {
    const left = [...users];
    const lane = async (): Promise<void> => {
      for (let user = left.shift(); user !== undefined && !isStopped; user = left.shift()) {
        // What has changed is shown with what was put off.
        if (putOff.has(keyOf(tenant, user))) continue;
        await showAgain(tenant, user).catch(failed(tenant, user));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  function failed(tenant: TenantId, user: UserId): (thrown: unknown) => void {
    return (thrown) => {
      if (thrown instanceof RetryLaterError) showLater(tenant, user, thrown.retryAfterMs);
      else log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown anew');
    };
  }

  function showLater(tenant: TenantId, user: UserId, ms: number): void {
    const key = keyOf(tenant, user);
    // Nobody's page is open for longer.
    if (isStopped || putOff.has(key) || ms > OPEN_MS) return;
    const turn = setTimeout(() => {
      putOff.delete(key);
      homeChanged(tenant, [user]);
    }, ms);
    putOff.set(key, turn.unref());
  }

  function homeChanged(tenant: TenantId, users: readonly UserId[]): void {
    const before = changed.get(tenant);
    if (users.length === 0 || before === 'all') return;
    if (before === undefined) changed.set(tenant, new Set(users));
    else for (const user of users) before.add(user);
    soon();
  }

  /** Waits for the turn, or for so long as anybody's page is open: a jump of the clock may bring it sooner. */
  function awaitTurn(turn: Omit<Turn, 'timer'>): void {
    const { tenant, user, at } = turn;
    const ms = (at - clock.now()) / clock.rate();
    const isNear = ms >= 0 && ms <= OPEN_MS;
    const timer = setTimeout(
      () => {
        turning.delete(keyOf(tenant, user));
        if (isNear) homeChanged(tenant, [user]);
      },
      isNear ? ms : OPEN_MS,
    );
    turning.set(keyOf(tenant, user), { ...turn, timer: timer.unref() });
  }

  const unsubscribe = clock.onJump(() => {
    const now = clock.now();
    for (const turn of [...turning.values()]) {
      clearTimeout(turn.timer);
      if (now >= turn.from && now < turn.at) {
        awaitTurn(turn);
        continue;
      }
      turning.delete(keyOf(turn.tenant, turn.user));
      homeChanged(turn.tenant, [turn.user]);
    }
  });

  return {
    homeChanged,
    showLater,
    changesAt(tenant, user, at) {
      clearTimeout(turning.get(keyOf(tenant, user))?.timer);
      const from = clock.now();
      if (!isStopped && at >= from) awaitTurn({ tenant, user, from, at });
    },
    everyHomeChanged(tenant) {
      changed.set(tenant, 'all');
      soon();
    },
    async stop() {
      isStopped = true;
      unsubscribe();
      clearTimeout(timer);
      for (const { timer: turn } of turning.values()) clearTimeout(turn);
      for (const later of putOff.values()) clearTimeout(later);
      await working;
    },
  };
}

function keyOf(tenant: TenantId, user: UserId): string {
  return `${tenant} ${user}`;
}
