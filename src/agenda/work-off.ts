import { type Clock, MINUTE, SECOND } from '../clock.ts';
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
  /** Told of each failure: once logged, it is tried again. */
  onFailure(tenant: TenantId, claim: Claim, error: Error, againInMs: number): Promise<void>;
}

const backoffMs = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

/** Things of one tenant done side by side, at most: each is mostly a wait for Slack. */
const MOST_LANES = 8;

/**
 * Does everything of a tenant that is due, oldest first, until nothing is or its budget is spent. A lane that finds
 * work opens another, so that a quiet tenant costs one look.
 * Answers the wall milliseconds after which to come again, or undefined where nothing waits.
 */
export async function workOff(
  tenant: TenantId,
  work: WorkOff,
  isStopping: () => boolean,
): Promise<number | undefined> {
  const lanes: Promise<number | undefined>[] = [];
  const open = (): void => {
    if (lanes.length < MOST_LANES) lanes.push(lane(tenant, work, isStopping, open));
  };
  open();
  let again: number | undefined;
  // Lanes are added while we wait, hence no Promise.all: the list is walked to whatever end it has by then.
  for (const done of lanes) {
    const waits = await done;
    if (waits !== undefined) again = Math.min(again ?? waits, waits);
  }
  return again;
}

async function lane(
  tenant: TenantId,
  { agenda, handlers, clock, onFailure }: WorkOff,
  isStopping: () => boolean,
  openAnother: () => void,
): Promise<number | undefined> {
  let again: number | undefined;
  while (!isStopping()) {
    const answer = await agenda.claim(tenant, clock.now());
    if (answer.kind === 'nothing') return again;
    if (answer.kind === 'wait') return Math.min(again ?? answer.ms, answer.ms);
    openAnother();
    const { claim } = answer;
    const handler = handlers[claim.kind];
    try {
      if (handler === undefined) throw new Error(`Nothing in this release does a ${claim.kind}`);
      await handler(tenant, claim, clock.now());
    } catch (thrown) {
      const error = coerceError(thrown);
      const againInMs = againIn(error, claim.attempts);
      await agenda.postpone(tenant, claim, againInMs, {
        attempts: error instanceof RetryLaterError ? claim.attempts : claim.attempts + 1,
      });
      await onFailure(tenant, claim, error, againInMs);
      again = Math.min(again ?? againInMs, againInMs);
    }
  }
  return again;
}

function againIn(error: Error, attempts: number): number {
  if (error instanceof RetryLaterError) return error.retryAfterMs;
  return backoffMs[Math.min(attempts, backoffMs.length - 1)] ?? 60 * MINUTE;
}
