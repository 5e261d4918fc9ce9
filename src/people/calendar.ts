import { DAY } from '../clock.ts';
import type { Calendar } from '../schedule/hours.ts';
import { parseDay, resolve } from '../schedule/wall-time.ts';
import type { Zone, Zones } from '../schedule/zone.ts';
import type { Person } from './person.ts';

/** A moved block that started longer ago than this cannot be open any more. */
const STALE_MS = 15 * DAY;

/** Whether the zone data know where the person is. Where they do not, nothing is held for them. */
export function isZoneKnown({ zone }: Pick<Person, 'zone'>, zones: Zones): boolean {
  return zones.has(zone.name);
}

/** The same in UTC where the zone is not known: for what is shown and typed, never for a promise. */
export function calendarToShow(person: Person, zones: Zones): Calendar {
  return isZoneKnown(person, zones)
    ? calendarOf(person, zones)
    : calendarOf({ ...person, zone: { ...person.zone, name: 'UTC' } }, zones);
}

/** @throws UnknownZoneError where the zone data know no such zone; names are checked before they are kept. */
export function calendarOf(person: Person, zones: Zones): Calendar {
  const { blocks, zone, absences, opens, moved } = person;
  return { blocks, zone: zones.get(zone.name), absences, opens, moved };
}

/** The person without the opens, moves and absences that can no longer change anything. */
export function withoutPast(person: Person, now: number): Person {
  const staleDate = new Date(now - STALE_MS).toISOString().slice(0, 10);
  return {
    ...person,
    opens: person.opens.filter(({ end }) => end > now),
    moved: person.moved.filter(({ from, to }) => Math.max(from, to) > now - STALE_MS),
    absences: person.absences.filter(({ to }) => to > staleDate),
  };
}

/** The instant at which the day after a date begins in the zone. @throws on what is no `YYYY-MM-DD` */
export function dayAfter(isoDate: string, zone: Zone): number {
  const day = parseDay(isoDate);
  if (day === undefined) throw new Error(`not a date: ${isoDate}`);
  return resolve(zone, day + 1, 0).instant;
}
