import { escaped } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import { describeHours, describeInstant, describeSpan, type Reader } from '../schedule/describe.ts';
import type { Absence } from '../schedule/hours.ts';
import { clockOf, dateOf, isOnTwelveHours, localMs } from '../schedule/intl-format.ts';
import type { Zones } from '../schedule/zone.ts';
import { wordsFor } from '../words/words.ts';
import { calendarToShow, isZoneKnown } from './calendar.ts';
import type { PeopleDeps, Protection } from './deps.ts';
import type { Person } from './person.ts';
import { dateIn } from './wishes.ts';

/** How things stand for one person whose hours are known, in or not yet. */
export interface Situation {
  readonly person: Person;
  readonly isPaused: boolean;
  /** How many mentions wait, and the instant at which they come; undefined where none does or they come now. */
  readonly waiting: number;
  readonly due: number | undefined;
  readonly protection?: Protection | undefined;
}

/** Undefined for somebody of whom nothing is kept, or no more than that they said no. */
export async function readSituation(
  deps: Pick<PeopleDeps, 'people' | 'held' | 'agenda' | 'protectionOf' | 'zones'>,
  tenant: TenantId,
  user: UserId,
  now: number,
): Promise<Situation | undefined> {
  const person = await deps.people.find(tenant, user);
  if (person === undefined || person.enrolment.state === 'out') return undefined;
  const [policy, waiting, due, protection] = await Promise.all([
    deps.people.policy(tenant),
    deps.held.countWaiting(tenant, user),
    deps.agenda.dueAt(tenant, 'digest', user),
    isZoneKnown(person, deps.zones) ? deps.protectionOf(tenant, person, now) : undefined,
  ]);
  return {
    person,
    isPaused: policy.pausedSince !== undefined,
    waiting,
    due: waiting === 0 ? undefined : due,
    protection,
  };
}

/** What a person is told of their situation, a line for each thing. mrkdwn. */
export interface SituationLines {
  readonly notices: readonly string[];
  readonly hours: readonly string[];
  readonly next: string;
  readonly waiting: string;
  readonly protection: string;
}

export function describeSituation(situation: Situation, zones: Zones, now: number): SituationLines {
  const { person, isPaused } = situation;
  const { people: words } = wordsFor(person.locale);
  const reader = readerOf(person, zones, now);
  const starts = person.enrolment.state === 'proposed' && person.enrolment.startsAt > now;
  return {
    notices: [
      ...(isPaused ? [words.pausedLine] : []),
      ...(starts ? [words.startsLine(describeInstant(startOf(person), reader))] : []),
      ...absenceLines(person, zones, now),
    ],
    hours: [words.hoursLine(describeHours(person.blocks, person.locale)), zoneLine(person, reader)],
    next: nextLine(person, zones, now),
    waiting: waitingLine(situation, reader),
    protection: situation.protection?.line ?? words.protection,
  };
}

/** In UTC where their zone is not known. */
export function readerOf(person: Person, zones: Zones, now: number): Reader {
  return { zone: calendarToShow(person, zones).zone, locale: person.locale, now };
}

export function waitingLine(
  { waiting, due, person }: Pick<Situation, 'waiting' | 'due' | 'person'>,
  reader: Reader,
): string {
  const { people: words } = wordsFor(person.locale);
  if (waiting === 0) return words.waits(0);
  if (due === undefined || due <= reader.now) return words.comesNow(waiting);
  return words.waitsUntil(waiting, describeInstant(due, reader));
}

/** With the time on their own clock, so that a wrong zone is noticed. */
export function zoneLine({ zone, locale }: Person, reader: Reader): string {
  const { people: words } = wordsFor(locale);
  if (reader.zone.name !== zone.name && reader.zone.name === 'UTC') return words.zoneGone(escaped(zone.name));
  const time = clockOf(localMs(reader.now, reader.zone), locale, isOnTwelveHours(locale));
  const line = zone.follows === 'slack' ? words.zoneFollows : words.zoneFixed;
  return line(escaped(zone.name), time);
}

/** The days of an absence as its reader writes them; of a single day, that one. */
export function localDays({ from, to }: Pick<Absence, 'from' | 'to'>, locale: string, now: number): string {
  const first = localDate(from, locale, now);
  return from === to ? first : `${first} – ${localDate(to, locale, now)}`;
}

/** With the year where it is not this one, as all other dates have it. */
function localDate(isoDate: string, locale: string, now: number): string {
  const date = Date.parse(isoDate);
  return dateOf(date, locale, new Date(date).getUTCFullYear() !== new Date(now).getUTCFullYear());
}

function startOf({ enrolment }: Person): number {
  return enrolment.state === 'proposed' ? enrolment.startsAt : enrolment.since;
}

export function nextLine(person: Person, zones: Zones, now: number): string {
  const { people: words } = wordsFor(person.locale);
  if (!isZoneKnown(person, zones)) return words.noBlock;
  const calendar = calendarToShow(person, zones);
  const reader = readerOf(person, zones, now);
  const current = blockAt(calendar, now);
  if (current !== undefined) return words.openUntil(describeInstant(current.end, reader));
  const next = nextBlock(calendar, now);
  if (next === undefined) return words.noBlock;
  return words.nextBlock(describeInstant(next.start, reader), describeSpan(next.start - now, person.locale));
}

function absenceLines(person: Person, zones: Zones, now: number): readonly string[] {
  const { people: words } = wordsFor(person.locale);
  const today = dateIn(calendarToShow(person, zones), now);
  return person.absences
    .filter(({ to }) => to >= today)
    .slice(0, 3)
    .map(({ standIn, ...days }) => {
      const when = localDays(days, person.locale, now);
      return standIn === undefined ? words.awayLine(when) : words.awayLineStandIn(when, `<@${standIn}>`);
    });
}
