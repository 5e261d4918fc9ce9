import { DAY } from '../clock.ts';
import { coerceError } from '../errors.ts';
import { instantOf, type TenantId, type UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { FactsCache } from '../mentions/facts.ts';
import { parseMentionId } from '../mentions/held.ts';
import type { Person } from '../people/person.ts';
import type { Zones } from '../schedule/zone.ts';
import { usualHours } from './outside-hours.ts';
import { weekOf, workingTime } from './week.ts';
import type { WeekCounts } from './week-counts.ts';

export interface Counting {
  readonly facts: Pick<FactsCache, 'policy'>;
  readonly zones: Zones;
  readonly weekCounts: WeekCounts;
  readonly log: Log;
}

/** What waited longer tells more of an absence than of a week. */
const LONGEST_MS = 14 * DAY;

/** Adds a delivery to the sums of its week. A sum that is lost is worth no delivery: this never throws. */
export async function countDelivery(
  tenant: TenantId,
  person: Person,
  mentions: readonly string[],
  now: number,
  { facts, zones, weekCounts, log }: Counting,
): Promise<void> {
  try {
    if (mentions.length === 0 || !zones.has(person.zone.name)) return;
    const policy = await facts.policy(tenant);
    const waits = mentions.map((id) =>
      Math.min(LONGEST_MS, Math.max(0, now - instantOf(parseMentionId(id).ts))),
    );
    const blocks = person.workingHours ?? usualHours(person.zone.name);
    const { absences } = person;
    const calendar = { blocks, zone: zones.get(person.zone.name), absences, opens: [], moved: [] };
    const focus = workingTime(calendar, now - Math.max(...waits), now);
    await weekCounts.add(tenant, weekOf(now, zoneOf(policy.teamNote?.zone, zones)), {
      recipient: person.user,
      waits,
      focus,
    });
  } catch (error) {
    log.warn({ tenant, err: coerceError(error) }, 'A delivery could not be counted');
  }
}

/** Adds a handoff that was accepted. Never throws, either. */
export async function countHandoff(
  tenant: TenantId,
  people: readonly UserId[],
  now: number,
  { facts, zones, weekCounts, log }: Pick<Counting, 'facts' | 'zones' | 'weekCounts' | 'log'>,
): Promise<void> {
  try {
    const { teamNote } = await facts.policy(tenant);
    await weekCounts.addHandoff(tenant, weekOf(now, zoneOf(teamNote?.zone, zones)), people);
  } catch (error) {
    log.warn({ tenant, err: coerceError(error) }, 'A handoff could not be counted');
  }
}

/** The zone by which weeks are counted. */
export function zoneOf(name: string | undefined, zones: Zones): ReturnType<Zones['get']> {
  return zones.get(name !== undefined && zones.has(name) ? name : 'UTC');
}
