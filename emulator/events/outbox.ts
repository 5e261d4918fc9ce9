import { setTimeout as sleep } from 'node:timers/promises';
import type { Loose } from '../json.ts';
import type { World } from '../world/world.ts';
import type { Attempt, Delivery, Transport } from './delivery.ts';

export interface Outbox {
  readonly deliveries: Delivery[];
  /** Tells the app of an event, again and again until it acknowledges or Slack would give up. */
  sendEvent(about: string, payload: Loose, eventId: string): void;
  /** Tells the app once, and waits for its answer. */
  sendOnce(kind: 'command' | 'interaction' | 'verification', about: string, payload: Loose): Promise<Attempt>;
  /** Tries an event once more, as a retry. */
  redeliver(eventId: string): Promise<Attempt>;
  /** Resolves when nothing is pending. */
  settled(): Promise<void>;
}

export function makeOutbox(world: World, transport: Transport, closing: AbortSignal): Outbox {
  const deliveries: Delivery[] = [];
  const pending = new Set<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    const entry = work.catch(() => undefined).finally(() => pending.delete(entry));
    pending.add(entry);
    return work;
  }

  async function attempt(delivery: Delivery, retryReason?: string): Promise<Attempt> {
    const num = delivery.attempts.length;
    const made = await transport.send(
      delivery,
      retryReason === undefined ? undefined : { num, reason: retryReason },
    );
    delivery.attempts.push(made);
    if (made.failure === undefined) delivery.state = 'acknowledged';
    world.changed();
    return made;
  }

  async function sendUntilAcknowledged(delivery: Delivery): Promise<void> {
    let last = await attempt(delivery);
    for (const delay of world.settings.retryDelaysMs) {
      if (last.failure === undefined || last.noRetry) break;
      if (delay > 0) await sleep(delay, undefined, { signal: closing });
      if (closing.aborted) break;
      last = await attempt(delivery, last.failure);
    }
    if (delivery.state === 'pending') delivery.state = 'given-up';
    world.changed();
  }

  function add(delivery: Omit<Delivery, 'attempts' | 'state'>): Delivery {
    const added: Delivery = { ...delivery, attempts: [], state: 'pending' };
    deliveries.push(added);
    return added;
  }

  return {
    deliveries,
    sendEvent(about, payload, eventId) {
      if (!transport.ready()) return;
      const delivery = add({ kind: 'event', about, payload, eventId });
      void track(sendUntilAcknowledged(delivery)).catch(() => undefined);
    },
    async sendOnce(kind, about, payload) {
      const delivery = add({ kind, about, payload });
      const made = await track(attempt(delivery));
      if (delivery.state === 'pending') delivery.state = 'given-up';
      return made;
    },
    redeliver(eventId) {
      const delivery = deliveries.find((candidate) => candidate.eventId === eventId);
      if (!delivery) throw new Error(`No event ${eventId} was delivered`);
      return track(attempt(delivery, 'http_timeout'));
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
