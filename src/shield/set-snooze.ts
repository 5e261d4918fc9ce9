import { MINUTE, SECOND } from '../clock.ts';
import type { TenantId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import type { ShieldDeps } from './deps.ts';
import { type Adjusted, patch, settled } from './outcome.ts';
import type { Snoozed } from './own-slack.ts';
import type { ShieldRecord, Trouble } from './record.ts';

/** What Slack answers unexpectedly is asked for once more. */
const MOST_MISSES = 2;

/** How soon that is, ms of `wall`. */
const AGAIN_MS = SECOND / 2;

/** What is tried where Slack does not take a longer one, minutes. It documents no limit; a day is known to work. */
const LENGTHS = [1440, 480, 120, 60, 30];

/**
 * Sets a snooze, and believes only what Slack says of it. It is written down before it is asked for, so that after a
 * crash what is found is known for Sluice's own.
 */
export async function setSnooze(
  deps: ShieldDeps,
  tenant: TenantId,
  record: ShieldRecord,
  until: number,
  minutes: number,
  now: number,
): Promise<Adjusted> {
  const { user, snooze } = record;
  const endsAt = now + minutes * MINUTE;
  const before = snooze?.isConfirmed === true ? snooze.endsAt : snooze?.before;
  await patch(deps, tenant, user, { snooze: { until, endsAt, isConfirmed: false, before } });
  try {
    const answer = await deps.own.snooze(tenant, user, minutes);
    return await judge(deps, tenant, record, until, endsAt, answer, now);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    if (error.code !== 'too_long') return await miss(deps, tenant, record, until, 'refused', snooze, now);
    const shorter = LENGTHS.find((length) => length < minutes);
    if (shorter === undefined) return await miss(deps, tenant, record, until, 'too-long', snooze, now);
    await deps.shields.learnLongest(tenant, shorter);
    await patch(deps, tenant, user, { snooze });
    return { kind: 'wait', ms: 0, hasFailed: false };
  }
}

/** How often Slack answered something unexpected to what was set for `until`. */
export function missesOf({ misses }: Pick<ShieldRecord, 'misses'>, until: number): number {
  return misses?.until === until ? misses.count : 0;
}

export function isGivenUp(record: Pick<ShieldRecord, 'misses'>, until: number): boolean {
  return missesOf(record, until) >= MOST_MISSES;
}

async function judge(
  deps: ShieldDeps,
  tenant: TenantId,
  record: ShieldRecord,
  until: number,
  asked: number,
  { isOn, endsAt }: Snoozed,
  now: number,
): Promise<Adjusted> {
  if (!isOn || endsAt === undefined) return await miss(deps, tenant, record, until, 'not-on', undefined, now);
  const snooze = { until, endsAt, isConfirmed: true };
  if (endsAt > until) return await miss(deps, tenant, record, until, 'other-end', snooze, now);
  const isShortened = endsAt < asked - MINUTE;
  if (isShortened) deps.log.warn({ tenant }, 'Slack ends a shield earlier than it was asked to');
  const isFirstTry = missesOf(record, until) === 0;
  return await settled(deps, tenant, record, {
    snooze,
    seenAt: now,
    liftedAt: undefined,
    theirsEndsAt: undefined,
    // What came right at the second try has been a trouble, and stays to be seen until one comes right at the first.
    ...(isFirstTry ? { misses: undefined, trouble: undefined } : {}),
    ...(isShortened ? { trouble: { what: 'other-end', at: now } } : {}),
  });
}

/** Notices what Slack answered; it is asked once more, and then left until the next block has ended. */
async function miss(
  deps: ShieldDeps,
  tenant: TenantId,
  record: ShieldRecord,
  until: number,
  what: Trouble,
  snooze: ShieldRecord['snooze'],
  now: number,
): Promise<Adjusted> {
  const count = missesOf(record, until) + 1;
  deps.log.warn({ tenant, what, count }, 'Slack answers something unexpected to a shield');
  const fields = { snooze, misses: { until, count }, trouble: { what, at: now } };
  if (count >= MOST_MISSES) return await settled(deps, tenant, record, fields);
  await patch(deps, tenant, record.user, fields);
  return { kind: 'wait', ms: AGAIN_MS, hasFailed: false };
}
