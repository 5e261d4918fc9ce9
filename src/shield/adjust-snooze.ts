import { RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { nextBlock } from '../schedule/blocks.ts';
import type { Calendar } from '../schedule/hours.ts';
import { OutcomeUnknownError, SlackRefusal } from '../slack.ts';
import { type Decision, type DndNow, decide, isSettled, type LeaveReason, type OwnSnooze } from './decide.ts';
import type { ShieldDeps } from './deps.ts';
import type { Wanted } from './gap.ts';
import { type Adjusted, MOST_ATTEMPTS, patch, settled } from './outcome.ts';
import type { ShieldRecord } from './record.ts';
import { isGivenUp, missesOf, setSnooze } from './set-snooze.ts';

/**
 * Begins, renews or ends the person's snooze as their hours want it. Their own Do Not Disturb is read right before; if
 * it cannot be read nothing is written.
 */
export async function adjustSnooze(
  deps: ShieldDeps,
  tenant: TenantId,
  record: ShieldRecord,
  wanted: Wanted,
  calendar: Calendar | undefined,
  attempts: number,
): Promise<Adjusted> {
  const { own, shields, clock } = deps;
  const { user, snooze } = record;
  const asOf = clock.now();
  const isLeftAlone =
    wanted.kind === 'on' && (isGivenUp(record, wanted.until) || isLifted(record, calendar, asOf));
  if (isLeftAlone || isSettled(wanted, snooze, asOf)) return settled(deps, tenant, record, {});

  const wait = await own.turn(tenant, user, wanted.kind === 'on' ? 'set' : 'end');
  if (wait > 0) {
    await patch(deps, tenant, user, { turnAt: asOf + wait * clock.rate() });
    return { kind: 'wait', ms: wait, hasFailed: false };
  }
  const dnd = await readDnd(deps, tenant, user, attempts);
  if (dnd === undefined) return settled(deps, tenant, record, { trouble: { what: 'unreadable', at: asOf } });
  const longest = (await shields.longest(tenant)) ?? Number.POSITIVE_INFINITY;
  const spare = wanted.kind === 'on' ? missesOf(record, wanted.until) : 0;
  // Read again: what was asked meanwhile took time, and minutes count from now.
  const now = clock.now();
  const decision = decide(wanted, dnd, snooze, { longest, spare }, now);
  try {
    return await carryOut(deps, tenant, record, wanted, decision, dnd, now);
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    return { kind: 'wait', ms: deps.againMs, hasFailed: true };
  }
}

/** The person ended it, and no block has begun since. */
export function isLifted(
  { liftedAt }: Pick<ShieldRecord, 'liftedAt'>,
  calendar: Calendar | undefined,
  now: number,
): boolean {
  if (liftedAt === undefined) return false;
  const next = calendar === undefined ? undefined : nextBlock(calendar, liftedAt);
  return next === undefined || next.start > now;
}

/** Undefined where Slack does not let it be read, or it was tried often enough. */
async function readDnd(
  { own, log }: ShieldDeps,
  tenant: TenantId,
  user: UserId,
  attempts: number,
): Promise<DndNow | undefined> {
  try {
    return await own.dnd(tenant, user);
  } catch (error) {
    const isRefused = error instanceof SlackRefusal;
    if (!isRefused && !(error instanceof RetryLaterError && attempts >= MOST_ATTEMPTS)) throw error;
    log.warn({ tenant, err: error }, 'A Do Not Disturb cannot be read, and so is not changed');
    return undefined;
  }
}

async function carryOut(
  deps: ShieldDeps,
  tenant: TenantId,
  record: ShieldRecord,
  wanted: Wanted,
  decision: Decision,
  dnd: DndNow,
  now: number,
): Promise<Adjusted> {
  switch (decision.kind) {
    case 'leave-alone':
      return settled(deps, tenant, record, asThingsAre(decision.reason, record.snooze, dnd, now));
    case 'end':
      await deps.own.endSnooze(tenant, record.user);
      return settled(deps, tenant, record, { snooze: undefined, seenAt: undefined });
    case 'begin':
    case 'renew': {
      const until = wanted.kind === 'on' ? wanted.until : now;
      return await setSnooze(deps, tenant, record, until, decision.minutes, now);
    }
  }
}

/** What the record says once Slack has shown how things are. */
function asThingsAre(
  reason: LeaveReason,
  snooze: OwnSnooze | undefined,
  { snoozeEndsAt }: DndNow,
  now: number,
): Partial<ShieldRecord> {
  switch (reason) {
    case 'right':
      return snooze === undefined || snoozeEndsAt === undefined
        ? {}
        : { snooze: { until: snooze.until, endsAt: snoozeEndsAt, isConfirmed: true }, seenAt: now };
    case 'theirs':
      return { snooze: undefined, theirsEndsAt: snoozeEndsAt, trouble: undefined };
    case 'lifted':
      return { snooze: undefined, liftedAt: now, trouble: undefined };
    case 'nothing-on':
      return { snooze: undefined };
    case 'too-late':
      return {};
  }
}
