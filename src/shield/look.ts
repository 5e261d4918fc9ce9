import { MINUTE } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { calendarOf } from '../people/calendar.ts';
import { isHeldFor, type Person } from '../people/person.ts';
import type { Policy } from '../people/policy.ts';
import type { Calendar } from '../schedule/hours.ts';
import type { Zones } from '../schedule/zone.ts';
import { adjustSnooze } from './adjust-snooze.ts';
import { adjustStatus } from './adjust-status.ts';
import { RENEW_MS } from './decide.ts';
import type { ShieldDeps } from './deps.ts';
import { dismantle, loseToken } from './dismantle.ts';
import { gapAfter, shieldFor, type Wanted } from './gap.ts';
import { onCallUntil } from './on-call.ts';
import type { Looked } from './outcome.ts';
import { TokenGoneError } from './own-slack.ts';
import { precedence } from './precedence.ts';
import type { ShieldRecord } from './record.ts';

/**
 * Looks at one person and makes their shield what it should be. What is asked of Slack is written down before, so that
 * after a crash it is known for Sluice's own; done again, it finds everything as it should be.
 */
export async function look(
  deps: ShieldDeps,
  tenant: TenantId,
  user: UserId,
  attempts: number,
  now: number,
): Promise<Looked> {
  const record = await deps.shields.find(tenant, user);
  if (record === undefined || record.trouble?.what === 'token-gone') return { kind: 'done', next: undefined };
  const [person, policy] = await Promise.all([deps.people.find(tenant, user), deps.people.policy(tenant)]);
  const mine = person?.enrolment.state === 'out' || record.isLeaving ? undefined : person;
  try {
    if (mine === undefined) return await dismantle(deps, tenant, record, person, attempts, now);
    return await keepUp(deps, tenant, record, mine, policy, attempts, now);
  } catch (error) {
    if (error instanceof RetryLaterError) return { kind: 'wait', ms: error.retryAfterMs, hasFailed: true };
    if (!(error instanceof TokenGoneError)) throw error;
    await loseToken(deps, tenant, record, mine, error, now);
    return { kind: 'done', next: undefined };
  }
}

/** A call keeps it off; the gap that it broke into may still be shielded after. */
function unlessOnCall(record: ShieldRecord, wanted: Wanted, now: number): Wanted {
  const until = onCallUntil(record, now);
  if (until === undefined || wanted.kind === 'off') return wanted;
  return { kind: 'off', reason: 'on-call', lookAt: Math.min(until, wanted.lookAt) };
}

/** What a person's hours want, unless the workspace is paused or Sluice has not begun for them yet. */
export function wantedFor(person: Person, { pausedSince }: Policy, zones: Zones, now: number): Wanted {
  if (pausedSince !== undefined) return { kind: 'off', reason: 'paused', lookAt: undefined };
  // Without its zone nobody's hours are known; newer zone data bring it back.
  if (!zones.has(person.zone.name)) return { kind: 'off', reason: 'no-zone', lookAt: undefined };
  const { enrolment } = person;
  if (!isHeldFor(person, now)) {
    const lookAt = enrolment.state === 'proposed' ? enrolment.startsAt : undefined;
    return { kind: 'off', reason: 'not-started', lookAt };
  }
  return shieldFor(calendarOf(person, zones), now);
}

async function keepUp(
  deps: ShieldDeps,
  tenant: TenantId,
  before: ShieldRecord,
  person: Person,
  policy: Policy,
  attempts: number,
  now: number,
): Promise<Looked> {
  const wanted = unlessOnCall(before, wantedFor(person, policy, deps.zones, now), now);
  const calendar = zonedCalendar(person, deps.zones);
  const adjusted = await adjustSnooze(deps, tenant, before, wanted, calendar, attempts);
  if (adjusted.kind === 'wait') return adjusted;
  const changesAt = await adjustStatus(deps, tenant, adjusted.record, person, wanted, attempts, now);
  const at = nextLookAt(adjusted.record, wanted, changesAt, now);
  if (at === undefined) return { kind: 'done', next: undefined };
  // As a block ends, many may be looked at: then it matters who is first.
  const isBlockEnd = calendar !== undefined && at === wanted.lookAt;
  const place = isBlockEnd ? precedence(gapAfter(calendar, at), person.user, at) : 0;
  return { kind: 'done', next: { at, precedence: place } };
}

/** Undefined where the zone data do not have the person's zone. */
export function zonedCalendar(person: Person, zones: Zones): Calendar | undefined {
  return zones.has(person.zone.name) ? calendarOf(person, zones) : undefined;
}

function nextLookAt(
  { snooze, theirsEndsAt }: ShieldRecord,
  wanted: Wanted,
  statusChangesAt: number | undefined,
  now: number,
): number | undefined {
  if (wanted.lookAt === undefined) return undefined;
  const instants = [wanted.lookAt];
  if (statusChangesAt !== undefined) instants.push(statusChangesAt);
  if (wanted.kind === 'on') {
    // What runs out before the block begins is renewed, whoever set it.
    for (const end of [snooze?.endsAt, theirsEndsAt]) {
      if (end !== undefined && end > now && wanted.until - end > MINUTE) instants.push(end - RENEW_MS);
    }
    if (snooze !== undefined && snooze.endsAt > wanted.until) instants.push(wanted.until);
  }
  return Math.max(now + 1, Math.min(...instants));
}
