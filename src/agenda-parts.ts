import { createBells } from './adapters/bullmq/bells.ts';
import type { Metrics } from './adapters/metrics.ts';
import type { Stores } from './adapters/redis/stores.ts';
import type { Bells } from './agenda/agenda.ts';
import { tellFailure } from './agenda/failures.ts';
import { caughtUpTo, oldestDueSeconds, sweep } from './agenda/sweep.ts';
import { createTurns } from './agenda/turns.ts';
import { type Handlers, type WorkOff, workOff } from './agenda/work-off.ts';
import type { Surroundings } from './app.ts';
import { type Clock, SECOND } from './clock.ts';
import { RetryLaterError } from './errors.ts';
import type { Log } from './log.ts';
import type { Timing } from './timing.ts';

/** Somebody is waiting for it. */
const URGENT_BACKOFF_MS = [SECOND, 2 * SECOND, 5 * SECOND, 15 * SECOND];
/** A call of ten people, and room for another. */
const URGENT_LANES = 24;

/** Things of all tenants under way at once, besides those that wait for a slow Slack: more would only be in memory longer. */
const MOST_AT_WORK = 96;
const MOST_AT_ONCE_OF_ONE = 24;
/** Steps that claim, sent at once: what comes in meanwhile waits for no more of them. */
const MOST_CLAIMING = 2;

/** The two agendas at work: what is due, and what is urgent, which waits behind nothing of the other. */
export interface RunningAgendas {
  readonly bells: Bells;
  readonly urgentBells: Bells;
  /** From now on what is due is done. */
  start(handlers: Readonly<Record<'due' | 'urgent', Handlers>>): void;
  /** Rings for what no bell has rung for. */
  look(): void;
  /** Takes nothing new, waits for what is under way. */
  close(): Promise<void>;
}

interface AgendaParts {
  readonly stores: Stores;
  readonly redis: Surroundings['redis'];
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly timing: Pick<Timing, 'sweepMs' | 'backoffMs' | 'leaseMs'>;
}

export function createAgendas(parts: AgendaParts): RunningAgendas {
  const { stores, redis, clock, log, metrics, timing } = parts;
  const { agenda, urgentAgenda, failures } = stores;
  let handlers: Readonly<Record<'due' | 'urgent', Handlers>> = { due: {}, urgent: {} };
  const { wall } = clock;
  // First all is claimed: it takes a tenth of the time, and then the small workspaces stand in line with the large.
  const turns = () => {
    const claiming = createTurns({ most: MOST_CLAIMING, together: 1, wall });
    const working = createTurns({
      most: MOST_AT_WORK,
      together: MOST_AT_ONCE_OF_ONE,
      after: claiming,
      wall,
    });
    return { claiming, working };
  };
  const common: Omit<WorkOff, 'agenda' | 'handlers' | 'backoffMs' | 'turns'> = {
    clock,
    leaseMs: timing.leaseMs,
    onClaim: ({ kind, due }, now) => metrics.claimed(kind, (now - due) / SECOND),
    onFailure: (tenant, claim, error, againInMs) => {
      if (claim.kind === 'digest') metrics.digest(error instanceof RetryLaterError ? 'retried' : 'failed');
      return tellFailure(tenant, claim, error, againInMs, { failures, log });
    },
  };
  const due = { agenda, backoffMs: timing.backoffMs, turns: turns() };
  const urgent = {
    agenda: urgentAgenda,
    backoffMs: URGENT_BACKOFF_MS,
    mostLanes: URGENT_LANES,
    turns: turns(),
  };
  const ringing = {
    producer: redis.commands,
    consumer: redis.worker,
    clock,
    onError: (err: Error) => log.warn({ err }, 'The bells cannot reach Redis'),
  };
  const bells = createBells({
    ...ringing,
    queue: 'bells',
    workOff: (tenant, answering) => workOff(tenant, { ...common, ...due, handlers: handlers.due }, answering),
  });
  const urgentBells = createBells({
    ...ringing,
    queue: 'urgent-bells',
    workOff: (tenant, answering) =>
      workOff(tenant, { ...common, ...urgent, handlers: handlers.urgent }, answering),
  });
  return {
    bells,
    urgentBells,
    start(given) {
      handlers = given;
      urgentBells.start();
      bells.start();
    },
    look() {
      Promise.all([
        sweep(urgentAgenda, urgentBells, clock, timing.sweepMs),
        sweep(agenda, bells, clock, timing.sweepMs),
      ]).catch((err: unknown) => log.warn({ err }, 'The sweep could not look'));
    },
    async close() {
      await Promise.all([bells.close(), urgentBells.close()]);
    },
  };
}

/** How far all that is due is done, for `/readyz` and the metrics. */
export function createOutlook({ agenda, oldestOfAll }: Stores, clock: Clock) {
  const all = { tenants: agenda.tenants, oldest: oldestOfAll };
  return {
    caughtUpTo: () => caughtUpTo(all, clock),
    oldestDueSeconds: () => oldestDueSeconds(all, clock),
  };
}
