import type { UserId } from '../ids.ts';
import type { Profile } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { blockAt } from '../schedule/blocks.ts';
import type { WeeklyBlock } from '../schedule/hours.ts';
import { suggestedDays } from '../schedule/working-week.ts';
import type { Zones } from '../schedule/zone.ts';

/** Of whom it is known where they are: from what they told Sluice, else from what Slack said. */
export interface Somebody {
  readonly user: UserId;
  readonly person: Pick<Person, 'zone' | 'workingHours' | 'absences'> | undefined;
  readonly profile: Pick<Profile, 'zone' | 'isBot' | 'isDeactivated'> | undefined;
}

/** Figures about fewer people would speak of single ones. */
export const FEWEST = 5;

/** For how many of these people it is outside their working hours. Of whom nothing is known does not count. */
export function countOutsideHours(people: readonly Somebody[], zones: Zones, now: number): number {
  return people.filter((somebody) => isOutside(somebody, zones, now)).length;
}

function isOutside({ person, profile }: Somebody, zones: Zones, now: number): boolean {
  if (profile?.isBot === true || profile?.isDeactivated === true) return false;
  const name = person?.zone.name ?? profile?.zone;
  if (name === undefined || !zones.has(name)) return false;
  const blocks = person?.workingHours ?? usualHours(name);
  const calendar = { blocks, zone: zones.get(name), absences: person?.absences ?? [], opens: [], moved: [] };
  return blockAt(calendar, now) === undefined;
}

const usual = new Map<string, readonly WeeklyBlock[]>();

/** Taken for the working hours of those who have not said theirs: the day's middle ten hours. */
export function usualHours(zoneName: string): readonly WeeklyBlock[] {
  const known = usual.get(zoneName);
  if (known !== undefined) return known;
  const hours = [{ days: suggestedDays(zoneName), start: '08:00', end: '18:00' }];
  usual.set(zoneName, hours);
  return hours;
}
