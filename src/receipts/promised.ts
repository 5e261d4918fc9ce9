import type { UserId } from '../ids.ts';
import type { Person } from '../people/person.ts';
import { dayAt, isoDay } from '../schedule/wall-time.ts';
import type { Zone } from '../schedule/zone.ts';

/** Whoever is told. */
export interface Reader {
  readonly user: UserId;
  readonly locale: string;
  readonly zone: Zone;
}

/** What somebody's mention was promised, as far as its sender may know. */
export interface Promised {
  readonly recipient: UserId;
  /** mrkdwn-safe */
  readonly name: string;
  /** UTC ms */
  readonly promisedFor: number;
  readonly zone: Zone;
  readonly senderSees: Person['senderSees'];
  /** Set where an absence lies before the promise. */
  readonly away: Away | undefined;
  /** Slack's own notifications are known to be off for them until the promise. Only then is anything "held". */
  readonly isShielded: boolean;
}

export interface Away {
  readonly standIn: StandIn | undefined;
}

export interface StandIn {
  readonly user: UserId;
  /** mrkdwn-safe */
  readonly name: string;
}

/** Local dates of an absence between now and the promise, both included, by the calendar of the one who is away. */
export function absenceBefore(
  absences: Person['absences'],
  zone: Zone,
  promisedFor: number,
  now: number,
): Person['absences'][number] | undefined {
  const [today, then] = [isoDay(dayAt(zone, now)), isoDay(dayAt(zone, promisedFor))];
  const between = absences.filter(({ from, to }) => from <= then && to >= today);
  return between.find(({ standIn }) => standIn !== undefined) ?? between[0];
}
