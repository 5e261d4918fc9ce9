import { type Clock, HOUR, MINUTE, SECOND } from '../clock.ts';
import { coerceError, RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import type { Agenda, Claim, Kind } from './agenda.ts';

/** Does one due thing and ends its claim: done, postponed, or by throwing, which postpones it with backoff. */
export type Handler = (tenant: TenantId, claim: Claim, now: number) => Promise<void>;
export type Handlers = Readonly<Partial<Record<Kind, Handler>>>;

export interface WorkOff {
  readonly agenda: Agenda;
  readonly handlers: Handlers;
  readonly clock: Clock;
  /** After the first failure of a thing, the second, and so on; then always the last. ms of wall. */
  readonly backoffMs: readonly number[];
  onClaim(claim: Claim, now: number): void;
  /** Told of each failure: once logged, it is tried again. */
  onFailure(tenant: TenantId, claim: Claim, error: Error, againInMs: number): Promise<void>;
}

export const BACKOFF_MS = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];

/** Things of one tenant done side by side, at most: each is mostly a wait for Slack. */
const MOST_LANES = 8;

/**
 * A bell may ring a little early, where the clocks of two machines differ: what falls due within this of wall time is
 * waited for, or it would wait for the sweep.
 */
const EARLY_BELL_MS = 2 * SECOND;

/**
 * Does everything of a tenant that is due, oldest first, until nothing is or its budget is spent. A lane that finds
 * work opens another, so that a quiet tenant costs one look.
 * Answers the wall milliseconds after which to come again, or undefined where nothing waits. Throws where the agenda
 * cannot be reached, after every lane has ended.
 */
export async function workOff(
  tenant: TenantId,
  work: WorkOff,
  isStopping: () => boolean,
): Promise<number | undefined> {
  const lanes: Promise<Ended>[] = [];
  const open = (): void => {
    // Never rejects: nobody looks at a lane before those opened earlier have ended.
    if (lanes.length < MOST_LANES) lanes.push(lane(tenant, work, isStopping, open).catch(failed));
  };
  open();
  let again: number | undefined;
  let failure: Error | undefined;
  // Lanes are added while we wait, hence no Promise.all: the list is walked to whatever end it has by then.
  for (const lane of lanes) {
    const ended = await lane;
    failure ??= ended.failure;
    again = sooner(again, ended.again);
  }
  if (failure !== undefined) throw failure;
  return again;
}

interface Ended {
  readonly again: number | undefined;
  readonly failure?: Error;
}

function failed(thrown: unknown): Ended {
  return { again: undefined, failure: coerceError(thrown) };
}

async function lane(
  tenant: TenantId,
  work: WorkOff,
  isStopping: () => boolean,
  openAnother: () => void,
): Promise<Ended> {
  const { agenda, clock } = work;
  let again: number | undefined;
  while (!isStopping()) {
    const answer = await agenda.claim(tenant, clock.now());
    if (answer.kind === 'nothing') return { again: sooner(again, untilDue(answer.next, clock)) };
    if (answer.kind === 'wait') return { again: sooner(again, answer.ms) };
    openAnother();
    again = sooner(again, await doOne(tenant, answer.claim, work));
  }
  return { again };
}

/** Answers the wall milliseconds after which to try again; undefined where it is done. */
async function doOne(tenant: TenantId, claim: Claim, work: WorkOff): Promise<number | undefined> {
  const { agenda, handlers, clock, backoffMs, onClaim, onFailure } = work;
  onClaim(claim, clock.now());
  const handler = handlers[claim.kind];
  try {
    if (handler === undefined) throw new Error(`Nothing in this release does a ${claim.kind}`);
    await handler(tenant, claim, clock.now());
    return undefined;
  } catch (thrown) {
    const error = coerceError(thrown);
    const againInMs = againIn(error, claim.attempts, backoffMs);
    await agenda.postpone(tenant, claim, againInMs, {
      attempts: error instanceof RetryLaterError ? claim.attempts : claim.attempts + 1,
    });
    await onFailure(tenant, claim, error, againInMs);
    return againInMs;
  }
}

function againIn(error: Error, attempts: number, backoffMs: readonly number[]): number {
  if (error instanceof RetryLaterError) return error.retryAfterMs;
  return backoffMs[attempts] ?? backoffMs.at(-1) ?? HOUR;
}

function untilDue(next: number | undefined, clock: Clock): number | undefined {
  const rate = clock.rate();
  if (next === undefined || rate <= 0) return undefined;
  const waits = Math.max(0, Math.ceil((next - clock.now()) / rate));
  return waits <= EARLY_BELL_MS ? waits : undefined;
}

function sooner(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
