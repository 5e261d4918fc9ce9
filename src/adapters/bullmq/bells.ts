import { Queue, Worker } from 'bullmq';
import { z } from 'zod';
import type { Bells } from '../../agenda/agenda.ts';
import type { Ringing } from '../../agenda/work-off.ts';
import { type Clock, HOUR } from '../../clock.ts';
import { coerceError } from '../../errors.ts';
import type { TenantId } from '../../ids.ts';
import type { RedisClient } from '../redis/scripts.ts';

/** Ids and an instant, never text. Checked when it comes back: an older release may have written it. */
const Ring = z.object({ tenant: z.string() });

/** Braces keep the queue's keys in one slot of a cluster. */
const PREFIX = '{sluice}';

/** Beyond this the sweep is left to find what is due: a bell costs about a kilobyte while it waits. */
const HORIZON_MS = 24 * HOUR;
/** Instants of which this process knows that their bell hangs. */
const MOST_REMEMBERED = 10_000;

export interface BellsOptions {
  /** The queue's name: each has its own workers. */
  readonly queue: 'bells' | 'urgent-bells';
  /** For adding: fails at once while Redis is away. */
  readonly producer: RedisClient;
  /** For the worker: waits until Redis is back. */
  readonly consumer: RedisClient;
  readonly clock: Clock;
  readonly concurrency?: number;
  /** Does what is due. */
  workOff(tenant: TenantId, ringing: Ringing): Promise<void>;
  onError(error: Error): void;
}

export interface RunningBells extends Bells {
  start(): void;
  /** Takes no new work, waits for what is under way. */
  close(): Promise<void>;
}

export function createBells(options: BellsOptions): RunningBells {
  const { clock, onError } = options;
  const queue = new Queue(options.queue, {
    connection: options.producer,
    prefix: PREFIX,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  queue.on('error', onError);
  const hanging = new Set<string>();
  const hurrying = new Map<TenantId, Promise<unknown>>();
  const answering = new Map<TenantId, { rangAgain(): void; handBack(): void }>();
  /** The wall time at which this process comes back to a tenant. */
  const comingBack = new Map<TenantId, number>();
  let isStopping = false;

  const worker = new Worker(
    options.queue,
    async (job) => {
      const { tenant } = Ring.parse(job.data);
      await answerRing(tenant);
    },
    {
      connection: options.consumer,
      prefix: PREFIX,
      autorun: false,
      concurrency: options.concurrency ?? 200,
      lockDuration: 10_000,
      stalledInterval: 5_000,
      // After Redis was away; otherwise nothing is done for another fifteen seconds.
      runRetryDelay: 500,
      maxStalledCount: 100,
    },
  );
  worker.on('error', onError);
  worker.on('failed', (_job, error) => onError(error));

  const bells: RunningBells = {
    async ring(tenant, at) {
      const waits = at - clock.now();
      const rate = clock.rate();
      if (waits <= 0) {
        await hurry(tenant);
        return;
      }
      // On a stopped clock nothing falls due by waiting; when it jumps, the sweep looks at once.
      if (rate <= 0 || waits > HORIZON_MS) return;
      const id = `${tenant}_${Math.floor(at)}`;
      if (hanging.has(id)) return;
      await queue.add('ring', { tenant }, { jobId: id, delay: Math.ceil(waits / rate) });
      if (hanging.size >= MOST_REMEMBERED) hanging.clear();
      hanging.add(id);
    },

    async ringIn(tenant, wallMs) {
      await queue.add('ring', { tenant }, { delay: Math.max(0, Math.ceil(wallMs)) });
    },

    start() {
      worker.run().catch(onError);
    },

    async close() {
      isStopping = true;
      for (const each of answering.values()) each.handBack();
      // BullMQ would wait for Redis to come back, however long that is; what is under way cannot end without it anyway.
      const isAway = await options.producer.ping().then(
        () => false,
        () => true,
      );
      await worker.close(isAway);
      await queue.close();
    },
  };

  /** One answer at a time for each tenant, so that a tenant whose Slack hangs holds one place and no more. */
  async function answerRing(tenant: TenantId): Promise<void> {
    const under = answering.get(tenant);
    if (under !== undefined) {
      under.rangAgain();
      return;
    }
    let rangAgain = false;
    let look = (): void => {};
    let handBack = (): void => {};
    const mine = {
      rangAgain() {
        rangAgain = true;
        look();
      },
      handBack: () => handBack(),
    };
    answering.set(tenant, mine);
    try {
      do {
        rangAgain = false;
        await options.workOff(tenant, {
          isStopping: () => isStopping,
          onStop: (callBack) => {
            handBack = callBack;
          },
          onRing: (callBack) => {
            look = callBack;
          },
          comeBack: (ms) => comeBack(tenant, ms),
        });
      } while (rangAgain && !isStopping);
    } finally {
      answering.delete(tenant);
    }
  }

  /** Once is enough, for whatever is to be done by then: whoever comes back finds out when to come back next. */
  function comeBack(tenant: TenantId, ms: number): void {
    const now = clock.wall();
    const planned = comingBack.get(tenant);
    if (isStopping || (planned !== undefined && planned > now && planned <= now + ms)) return;
    comingBack.set(tenant, now + ms);
    bells.ringIn(tenant, ms).catch((error: unknown) => {
      comingBack.delete(tenant);
      onError(coerceError(error));
    });
  }

  /**
   * Rings now. Without an id of its own a job could not be refused because one is under way, and a bell that is
   * refused then would wake nobody; so it has none, and calls that come while one is being added share it.
   */
  function hurry(tenant: TenantId): Promise<unknown> {
    const under = hurrying.get(tenant);
    if (under !== undefined) return under;
    const added = queue.add('ring', { tenant }).finally(() => hurrying.delete(tenant));
    hurrying.set(tenant, added);
    return added;
  }

  return bells;
}
