import { type Clock, HOUR, MINUTE, SECOND } from '../clock.ts';
import { coerceError, RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import type { Agenda, Claim, ClaimAnswer, Kind } from './agenda.ts';

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
  onClaim(claim: Claim, now: number): void;
  /** Told of each failure: once logged, it is tried again. */
  onFailure(tenant: TenantId, claim: Claim, error: Error, againInMs: number): Promise<void>;
}

export const BACKOFF_MS = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];

/** Things of one tenant done side by side, at most, unless said otherwise: each is mostly a wait for Slack. */
const MOST_LANES = 8;

/**
 * A bell may ring a little early, where the clocks of two machines differ: what falls due within this of wall time is
 * waited for, or it would wait for the sweep.
 */
const EARLY_BELL_MS = 2 * SECOND;

/** What goes on around the work of one tenant. */
export interface Ringing {
  isStopping(): boolean;
  /** Calls `look` whenever it rings again before the work has ended. */
  onRing(look: () => void): void;
  /** There will be something to do in so many milliseconds of wall. */
  comeBack(ms: number): void;
}

/**
 * Does everything of a tenant that is due, oldest first, until nothing is or its budget is spent. A lane that finds
 * work opens another, so that a quiet tenant costs one look; so does each ring, so that what is slow holds up nothing.
 * Throws where the agenda cannot be reached, after every lane has ended.
 */
export async function workOff(tenant: TenantId, work: WorkOff, ringing: Ringing): Promise<void> {
  const lanes: Promise<Error | undefined>[] = [];
  let atWork = 0;
  const open = (): void => {
    if (atWork >= (work.mostLanes ?? MOST_LANES)) return;
    atWork += 1;
    // Never rejects: nobody looks at a lane before those opened earlier have ended.
    const ended = lane(tenant, work, ringing, open).then(() => undefined, coerceError);
    lanes.push(
      ended.finally(() => {
        atWork -= 1;
      }),
    );
  };
  ringing.onRing(open);
  open();
  let failure: Error | undefined;
  // Lanes are added while we wait, hence no Promise.all: the list is walked to whatever end it has by then.
  for (const lane of lanes) {
    const failed = await lane;
    failure ??= failed;
  }
  if (failure !== undefined) throw failure;
}

async function lane(
  tenant: TenantId,
  work: WorkOff,
  { isStopping, comeBack }: Ringing,
  openAnother: () => void,
): Promise<void> {
  const { agenda, clock } = work;
  while (!isStopping()) {
    const answer = await agenda.claim(tenant, clock.now());
    if (answer.kind !== 'claim') {
      const ms =
        answer.kind === 'wait' ? answer.ms : sooner(untilDue(answer, clock), untilLapse(answer, clock));
      if (ms !== undefined) comeBack(ms);
      return;
    }
    openAnother();
    await doOne(tenant, answer.claim, work);
  }
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
