import { RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { calendarOf } from '../people/calendar.ts';
import type { Person } from '../people/person.ts';
import { describeInstant } from '../schedule/describe.ts';
import { dayAt } from '../schedule/wall-time.ts';
import type { Zones } from '../schedule/zone.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { ShieldDeps } from './deps.ts';
import type { Wanted } from './gap.ts';
import { MOST_ATTEMPTS, patch } from './outcome.ts';
import type { ShieldRecord } from './record.ts';
import { decideStatus, isSame, type Status, statusOf, type WorkNow, workAt } from './status.ts';

/**
 * Shows or clears the status that goes with the shield; what stands there of the person's own stays. Answers when it
 * changes while the shield is on. That a status cannot be set takes nothing from the shield.
 */
export async function adjustStatus(
  deps: ShieldDeps,
  tenant: TenantId,
  record: ShieldRecord,
  person: Person | undefined,
  wanted: Wanted,
  attempts: number,
  now: number,
): Promise<number | undefined> {
  const isOn = wanted.kind === 'on' && isShielded(record, now);
  const work =
    isOn && person !== undefined
      ? workAt(calendarOf(person, deps.zones), person.workingHours, wanted.until, now)
      : undefined;
  const status =
    isOn && person !== undefined && work !== undefined
      ? statusFor(record, person, work, wanted.until, deps.zones, now)
      : undefined;
  try {
    await show(deps, tenant, record, status, now);
  } catch (error) {
    const isOver = error instanceof RetryLaterError && attempts >= MOST_ATTEMPTS;
    if (!(error instanceof SlackRefusal || isOver)) throw error;
    deps.log.warn({ tenant, err: error }, 'A status could not be set');
  }
  return work?.changesAt;
}

/** The status that a person's own words give them now; undefined for none. */
export function statusFor(
  { words: own }: Pick<ShieldRecord, 'words'>,
  { locale, zone: { name } }: Pick<Person, 'locale' | 'zone'>,
  { isWorking, changesAt }: WorkNow,
  until: number,
  zones: Zones,
  now: number,
): Status | undefined {
  const { shield } = wordsFor(locale);
  const template = isWorking ? (own.working ?? shield.statusWorking) : (own.off ?? '');
  const zone = zones.get(name);
  const time = describeInstant(until, { zone, locale, now });
  const days = dayAt(zone, until) - dayAt(zone, now);
  const when = days === 0 ? shield.atTime(time) : days === 1 ? time : shield.onDay(time);
  return statusOf(template, when, changesAt);
}

/** Slack is silent for them, by Sluice or by themself. */
function isShielded({ snooze, theirsEndsAt = 0 }: ShieldRecord, now: number): boolean {
  return (snooze?.isConfirmed === true && snooze.endsAt > now) || theirsEndsAt > now;
}

async function show(
  deps: ShieldDeps,
  tenant: TenantId,
  { user, shown, statuses }: ShieldRecord,
  wanted: Status | undefined,
  now: number,
): Promise<void> {
  // An expired one has cleared itself.
  const standing = statuses.filter(({ expiresAt }) => expiresAt > now);
  const isShown = wanted !== undefined && shown !== undefined && isSame(shown, wanted);
  if (isShown || (wanted === undefined && standing.length === 0)) return;
  const current = await deps.own.status(tenant, user);
  const change = decideStatus(wanted, current, standing);
  if (change.kind === 'leave') {
    const stands = wanted !== undefined && isSame(current, wanted);
    await patch(deps, tenant, user, { shown: stands ? wanted : undefined, statuses: stands ? [wanted] : [] });
    return;
  }
  if (wanted !== undefined) await patch(deps, tenant, user, { statuses: [wanted, ...standing] });
  const set = await deps.own.setStatus(tenant, user, change.status);
  await patch(deps, tenant, user, { shown: wanted, statuses: wanted === undefined ? [] : [wanted, set] });
}
