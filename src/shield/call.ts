import { SECOND } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import { isOwn } from './decide.ts';
import type { ShieldDeps } from './deps.ts';
import { lookAt } from './job.ts';
import { LONGEST_CALL_MS } from './on-call.ts';
import { TokenGoneError } from './own-slack.ts';
import type { ShieldRecord } from './record.ts';

/**
 * `none`: nothing of Sluice's keeps Slack silent. `unknown`: Slack may be silent, and Sluice can do nothing about it:
 * the person's own Do Not Disturb, their notification schedule without their consent, or a token that is gone.
 */
export type EndedForCall = 'ended' | 'none' | 'unknown';

/** A change that a crash keeps from being looked at is looked at after this. */
const AFTER_MS = 2 * SECOND;

type Deps = Pick<ShieldDeps, 'shields' | 'own' | 'agenda' | 'bells' | 'log'>;

/**
 * Ends somebody's shield at once, out of turn, for a call. What runs is read before; where it cannot be read, what
 * Sluice set is ended all the same. Safe to repeat. Throws what Slack's calls throw, where it is not known yet.
 */
export async function endForCall(
  deps: Deps,
  tenant: TenantId,
  user: UserId,
  call: string,
  now: number,
): Promise<EndedForCall> {
  const found = await deps.shields.find(tenant, user);
  if (found === undefined) {
    return ((await deps.shields.silentUntil(tenant, user)) ?? 0) > now ? 'unknown' : 'none';
  }
  // First of all: a look that comes later leaves the shield off.
  const record = (await deps.shields.change(tenant, user, (latest) => withCall(latest, call, now))) ?? found;
  const isOn = record.snooze !== undefined && record.snooze.endsAt > now;
  if (record.trouble?.what === 'token-gone') return isOn ? 'unknown' : 'none';
  try {
    return await endWhatRuns(deps, tenant, record, isOn, now);
  } catch (error) {
    if (!(error instanceof TokenGoneError)) throw error;
    await lookAt(deps, tenant, user, now);
    return 'unknown';
  }
}

async function endWhatRuns(
  deps: Deps,
  tenant: TenantId,
  record: ShieldRecord,
  isOn: boolean,
  now: number,
): Promise<EndedForCall> {
  const { own } = deps;
  const { user, snooze, theirsEndsAt = 0, endsSchedule } = record;
  const dnd = await own.dndNow(tenant, user).catch((thrown: unknown) => {
    if (thrown instanceof TokenGoneError) throw thrown;
    return undefined;
  });
  const { snoozeEndsAt, schedule } = dnd ?? { snoozeEndsAt: isOn ? snooze?.endsAt : theirsEndsAt };
  const isSnoozed = snoozeEndsAt !== undefined && snoozeEndsAt > now;
  const isScheduled = schedule !== undefined && schedule.start <= now && now < schedule.end;
  if (isSnoozed && !isOwn(snoozeEndsAt, snooze)) return 'unknown';
  if (isScheduled && !endsSchedule) return 'unknown';
  if (isSnoozed) await own.endSnoozeNow(tenant, user);
  if (isScheduled) await own.endScheduleNow(tenant, user);
  await deps.shields.change(tenant, user, (latest) =>
    latest.snooze?.endsAt === snooze?.endsAt
      ? { ...latest, snooze: undefined, seenAt: undefined, theirsEndsAt: undefined }
      : latest,
  );
  if (!isSnoozed && !isScheduled) return 'none';
  // A look that is under way may set it again; the next one waits for that, and ends it. The status goes with it.
  await lookAt(deps, tenant, user, now);
  return 'ended';
}

/** The call is over for them: what is left of the gap is shielded again. */
export async function restoreAfterCall(
  deps: Pick<Deps, 'shields' | 'agenda' | 'bells'>,
  tenant: TenantId,
  user: UserId,
  call: string,
  now: number,
): Promise<void> {
  const record = await deps.shields.find(tenant, user);
  if (record?.calls.some(({ id }) => id === call) !== true) return;
  // The look comes first on the agenda, so that no crash leaves them without.
  await lookAt(deps, tenant, user, now + AFTER_MS);
  await deps.shields.change(tenant, user, (latest) => ({
    ...latest,
    calls: latest.calls.filter(({ id }) => id !== call),
  }));
  await lookAt(deps, tenant, user, now);
}

function withCall(record: ShieldRecord, call: string, now: number): ShieldRecord {
  const others = record.calls.filter(({ id, since }) => id !== call && since > now - LONGEST_CALL_MS);
  const since = record.calls.find(({ id }) => id === call)?.since ?? now;
  return { ...record, calls: [...others, { id: call, since }] };
}
