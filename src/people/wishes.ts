import { type CommsBlock, nextBlock } from '../schedule/blocks.ts';
import type { Calendar } from '../schedule/hours.ts';
import { dayAt, isoDay } from '../schedule/wall-time.ts';
import type { Person } from './person.ts';

type Absence = Person['absences'][number];

/** In from now on. Somebody who was in already stays in since then. */
export function joined(person: Person, now: number): Person {
  if (person.enrolment.state === 'in') return person;
  return { ...person, enrolment: { state: 'in', since: now } };
}

/** An unscheduled block from now until `end`. */
export function openedUntil(person: Person, end: number, now: number): Person {
  return { ...person, opens: [...person.opens, { start: now, end }] };
}

/** The block that a move by `/comms later` means: the next one, if it starts today where the person is. */
export function nextBlockToday(calendar: Calendar, now: number): CommsBlock | undefined {
  const next = nextBlock(calendar, now);
  return next !== undefined && dateIn(calendar, next.start) === dateIn(calendar, now) ? next : undefined;
}

export function movedLater(person: Person, block: CommsBlock, byMs: number): Person {
  return { ...person, moved: [...person.moved, { from: block.start, to: block.start + byMs }] };
}

/** Adds an absence; one of the same days is replaced. */
export function awayFor(person: Person, absence: Absence): Person {
  return { ...person, absences: [...without(person, [absence]).absences, absence] };
}

/** The absences that "I am back" ends: those of today, else the next one planned. */
export function absencesEndedBy(person: Person, today: string): readonly Absence[] {
  const current = person.absences.filter(({ from, to }) => from <= today && today <= to);
  if (current.length > 0) return current;
  return person.absences
    .filter(({ from }) => from > today)
    .sort((a, b) => a.from.localeCompare(b.from))
    .slice(0, 1);
}

/** The person without the absences of the same days. */
export function without(person: Person, ended: readonly Absence[]): Person {
  const isEnded = ({ from, to }: Absence): boolean => ended.some((end) => end.from === from && end.to === to);
  return { ...person, absences: person.absences.filter((absence) => !isEnded(absence)) };
}

/** `YYYY-MM-DD` of an instant where the calendar's person is. */
export function dateIn({ zone }: Pick<Calendar, 'zone'>, instant: number): string {
  return isoDay(dayAt(zone, instant));
}
