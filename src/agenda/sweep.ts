import { type Clock, SECOND } from '../clock.ts';
import type { Agenda, Bells } from './agenda.ts';

/** How often is looked for what no bell has rung for. */
export const SWEEP_MS = 15 * SECOND;

/**
 * Rings for every tenant with something due, or falling due before the next sweep, `everyMs` of wall from now: a lost
 * bell costs no more.
 */
export async function sweep(agenda: Agenda, bells: Bells, clock: Clock, everyMs: number): Promise<void> {
  const horizon = clock.now() + everyMs * Math.max(clock.rate(), 1) * 2;
  for (const tenant of await agenda.tenants()) {
    const oldest = await agenda.oldest(tenant);
    if (oldest !== undefined && oldest <= horizon) await bells.ring(tenant, oldest);
  }
}

/** Who has anything to do, and since when. */
type Outlook = Pick<Agenda, 'tenants' | 'oldest'>;

/** The instant up to which everything that was due is done, UTC ms of `now`. */
export async function caughtUpTo(all: Outlook, clock: Clock): Promise<number> {
  let upTo = clock.now();
  for (const tenant of await all.tenants()) {
    const oldest = await all.oldest(tenant);
    if (oldest !== undefined && oldest <= upTo) upTo = oldest - 1;
  }
  return upTo;
}

/** How long the oldest thing of all tenants has been due, seconds of `now`; 0 where nothing is. */
export async function oldestDueSeconds(all: Outlook, clock: Clock): Promise<number> {
  const now = clock.now();
  return (now - Math.min(now, await caughtUpTo(all, clock))) / SECOND;
}
