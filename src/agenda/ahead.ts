import type { Clock } from '../clock.ts';
import type { TenantId } from '../ids.ts';
import type { Agenda, Claim } from './agenda.ts';
import type { Turns } from './turns.ts';

/** Things of one tenant that are claimed and not begun, in the order in which they fell due. */
export interface Ahead {
  add(claims: readonly Claim[]): void;
  size(): number;
  hasRoom(): boolean;
  /** The next that is still ours; undefined where none is. */
  next(): Claim | undefined;
  /** Hands back what was not begun. */
  end(): Promise<void>;
}

interface AheadOptions {
  readonly agenda: Pick<Agenda, 'renew'>;
  /** Renewing is paced like claiming: what a whole spike has ahead would otherwise be renewed at one instant. */
  readonly turns: { readonly claiming: Pick<Turns, 'enter'> };
  readonly clock: Pick<Clock, 'wall'>;
  readonly leaseMs: number;
}

/** More than a tenant's budget lets in at once, unless it is raised. */
const MOST_AHEAD = 1_000;
/** Time for a word to Redis that is sent before a lease lapses, and answered after. */
const RENEWALS_A_LEASE = 3;

/**
 * What waits here keeps its lease for as long as this process lives. Where the lease lapsed all the same, it is let go:
 * somebody else may have it.
 */
export function createAhead(tenant: TenantId, { agenda, turns, clock, leaseMs }: AheadOptions): Ahead {
  let waiting: { readonly claim: Claim; readonly until: number }[] = [];
  let timer: NodeJS.Timeout | undefined;

  const leased = (claims: readonly Claim[], since: number) =>
    claims.map((claim) => ({ claim, until: since + leaseMs }));

  async function renew(): Promise<void> {
    const leave = await turns.claiming.enter(tenant);
    try {
      const since = clock.wall();
      const claims = waiting.map(({ claim }) => claim);
      const ours = new Set(await agenda.renew(tenant, claims, leaseMs));
      // What was begun meanwhile is no longer here.
      waiting = waiting.flatMap((each) => (ours.has(each.claim) ? leased([each.claim], since) : [each]));
    } finally {
      leave();
    }
  }

  return {
    add(claims) {
      waiting.push(...leased(claims, clock.wall()));
      timer ??= setInterval(() => {
        // It is tried again; until then the lease says how long each is ours.
        if (waiting.length > 0) renew().catch(() => {});
      }, leaseMs / RENEWALS_A_LEASE).unref();
    },
    size: () => waiting.length,
    hasRoom: () => waiting.length < MOST_AHEAD,
    next() {
      for (;;) {
        const first = waiting.shift();
        if (first === undefined || clock.wall() < first.until) return first?.claim;
      }
    },
    async end() {
      clearInterval(timer);
      const left = waiting.map(({ claim }) => claim);
      waiting = [];
      if (left.length > 0) await agenda.renew(tenant, left, 0);
    },
  };
}
