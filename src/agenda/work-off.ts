import { type Clock, HOUR, MINUTE, SECOND } from '../clock.ts';
import { coerceError, RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import type { Agenda, Claim, ClaimAnswer, Kind } from './agenda.ts';
import { createAhead } from './ahead.ts';
import type { Turns } from './turns.ts';

/** Does one due thing and ends its claim: done, postponed, or by throwing, which postpones it with backoff. */
export type Handler = (tenant: TenantId, claim: Claim, now: number) => Promise<void>;
export type Handlers = Readonly<Partial<Record<Kind, Handler>>>;

export interface WorkOff {
  readonly agenda: Agenda;
  readonly handlers: Handlers;
  readonly clock: Clock;
  /** After the first failure of a thing, the second, and so on; then always the last. ms of wall. */
  readonly backoffMs: readonly number[];
  /** Things of one tenant done side by side, at most. */
  readonly mostLanes?: number;
  /** How long a claim is ours without a word, ms of wall. */
  readonly leaseMs: number;
  /** Who claims now, and who works now, of all tenants. */
  readonly turns: Readonly<Record<'claiming' | 'working', Pick<Turns, 'enter'>>>;
  /** Told when work on it begins. */
  onClaim(claim: Claim, now: number): void;
  /** Told of each failure: once logged, it is tried again. */
  onFailure(tenant: TenantId, claim: Claim, error: Error, againInMs: number): Promise<void>;
}

export const BACKOFF_MS = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];

/** Things of one tenant done side by side, at most, unless said otherwise: each is mostly a wait for Slack. */
const MOST_LANES = 24;
/** Claimed in one step: it holds Redis for a millisecond. */
const MOST_AT_ONCE = 50;

/**
 * A bell may ring a little early, where the clocks of two machines differ: what falls due within this of wall time is
 * waited for, or it would wait for the sweep.
 */
const EARLY_BELL_MS = 2 * SECOND;

/** What goes on around the work of one tenant. */
export interface Ringing {
  isStopping(): boolean;
  /** Calls `handBack` when the process begins to stop. */
  onStop(handBack: () => void): void;
  /** Calls `look` whenever it rings again before the work has ended. */
  onRing(look: () => void): void;
  /** There will be something to do in so many milliseconds of wall. */
  comeBack(ms: number): void;
}

/**
 * Does everything of a tenant that is due, oldest first, until nothing is or its budget is spent. What is due is claimed
 * many at once and waits here for a lane; a lane that is out of work looks again, and so does each ring, so that what is
 * slow holds up nothing. Throws where the agenda cannot be reached, after everything under way has ended.
 */
export async function workOff(tenant: TenantId, work: WorkOff, ringing: Ringing): Promise<void> {
  const { agenda, clock, turns, mostLanes = MOST_LANES } = work;
  const ahead = createAhead(tenant, work);
  const underWay = new Set<Promise<void>>();
  let failure: Error | undefined;
  let lanes = 0;
  let busy = 0;
  let isLooking = false;
  let lookAgain = false;

  /** What it rejects with is told at the end: nobody looks at one before the others have ended. */
  function begin(act: Promise<void>): void {
    const ended = act
      .catch((thrown: unknown) => {
        failure ??= coerceError(thrown);
      })
      .finally(() => underWay.delete(ended));
    underWay.add(ended);
  }

  function look(): void {
    lookAgain = true;
    if (isLooking) return;
    isLooking = true;
    begin(
      claimAll().finally(() => {
        isLooking = false;
      }),
    );
  }

  async function claimAll(): Promise<void> {
    // Whoever empties what is ahead looks again.
    while (lookAgain && ahead.hasRoom() && !ringing.isStopping()) {
      const leave = await turns.claiming.enter(tenant);
      lookAgain = false;
      try {
        const answer = await agenda.claim(tenant, clock.now(), MOST_AT_ONCE);
        if (answer.kind === 'claims') {
          ahead.add(answer.claims);
          openLanes();
          lookAgain = true;
        } else comeBackFor(answer, clock, ringing);
      } finally {
        leave();
      }
    }
  }

  function openLanes(): void {
    while (lanes < mostLanes && lanes - busy < ahead.size()) {
      lanes += 1;
      begin(
        lane().finally(() => {
          lanes -= 1;
        }),
      );
    }
  }

  async function lane(): Promise<void> {
    while (ahead.size() > 0 && !ringing.isStopping()) {
      const leave = await turns.working.enter(tenant);
      const claim = ringing.isStopping() ? undefined : ahead.next();
      busy += 1;
      try {
        if (claim !== undefined) await doOne(tenant, claim, work);
      } finally {
        busy -= 1;
        leave();
      }
      if (ahead.size() === 0) look();
    }
  }

  ringing.onRing(look);
  // What is not begun is not to wait for what is.
  ringing.onStop(() => begin(ahead.end()));
  look();
  while (underWay.size > 0) await Promise.all(underWay);
  await ahead.end();
  if (failure !== undefined) throw failure;
}

/** What fails is tried again when its postponed lease lapses. */
async function doOne(tenant: TenantId, claim: Claim, work: WorkOff): Promise<void> {
  const { agenda, handlers, clock, backoffMs, onClaim, onFailure } = work;
  onClaim(claim, clock.now());
  const handler = handlers[claim.kind];
  try {
    if (handler === undefined) throw new Error(`Nothing in this release does a ${claim.kind}`);
    await handler(tenant, claim, clock.now());
  } catch (thrown) {
    const error = coerceError(thrown);
    const againInMs = againIn(error, claim.attempts, backoffMs);
    await agenda.postpone(tenant, claim, againInMs, {
      attempts: error instanceof RetryLaterError ? claim.attempts : claim.attempts + 1,
    });
    await onFailure(tenant, claim, error, againInMs);
  }
}

function againIn(error: Error, attempts: number, backoffMs: readonly number[]): number {
  if (error instanceof RetryLaterError) return error.retryAfterMs;
  return backoffMs[attempts] ?? backoffMs.at(-1) ?? HOUR;
}

type NoClaims = Exclude<ClaimAnswer, { kind: 'claims' }>;

function comeBackFor(answer: NoClaims, clock: Clock, { comeBack }: Ringing): void {
  const ms = answer.kind === 'wait' ? answer.ms : sooner(untilDue(answer, clock), untilLapse(answer, clock));
  if (ms !== undefined) comeBack(ms);
}

type Nothing = Extract<ClaimAnswer, { kind: 'nothing' }>;

function untilDue({ nextDue }: Nothing, clock: Clock): number | undefined {
  const rate = clock.rate();
  if (nextDue === undefined || rate <= 0) return undefined;
  const waits = Math.max(0, Math.ceil((nextDue - clock.now()) / rate));
  return waits <= EARLY_BELL_MS ? waits : undefined;
}

function untilLapse({ nextLapse }: Nothing, clock: Clock): number | undefined {
  return nextLapse === undefined ? undefined : Math.max(0, Math.ceil(nextLapse - clock.wall()));
}

function sooner(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
