import { z } from 'zod';

const wallTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);
const localDate = z.iso.date();

/** Wall-clock windows of a week; `days` are ISO weekdays, 1 = Monday. */
export const WeeklyBlock = z.object({ days: z.array(z.int().min(1).max(7)), start: wallTime, end: wallTime });

/**
 * What Sluice keeps about one person: their wishes and nothing of what they do.
 * `proposed` people were enrolled by somebody else and are held from `startsAt` on, unless they said no.
 */
export const Person = z.object({
  user: z.string(),
  enrolment: z.discriminatedUnion('state', [
    z.object({ state: z.literal('in'), since: z.number() }),
    z.object({ state: z.literal('proposed'), since: z.number(), startsAt: z.number() }),
    z.object({ state: z.literal('out'), since: z.number() }),
  ]),
  blocks: z.array(WeeklyBlock),
  /** An IANA name as Slack or the person wrote it. `follows` says whether Slack's changes change it. */
  zone: z.object({ name: z.string(), follows: z.enum(['slack', 'fixed']) }),
  /** When the person works at all; absent where they have not said. */
  workingHours: z.array(WeeklyBlock).optional(),
  /** Whether they are offered a handoff before their working day ends; absent where they have not asked for it. */
  offersHandoff: z.boolean().optional(),
  /** Local dates, both ends included. */
  absences: z.array(z.object({ from: localDate, to: localDate, standIn: z.string().optional() })).default([]),
  /** Unscheduled blocks as instants, and blocks moved once; past ones are dropped on the next save. */
  opens: z.array(z.object({ start: z.number(), end: z.number() })).default([]),
  moved: z.array(z.object({ from: z.number(), to: z.number() })).default([]),
  /** Channels that are live for this person: mentions there pass. */
  live: z.array(z.string()).default([]),
  /** Apps whose mentions this person wants held, by app id. */
  heldApps: z.array(z.string()).default([]),
  /** What senders are shown of this person's time. */
  senderSees: z.enum(['both', 'theirs', 'later']).default('both'),
  locale: z.string().default('en-US'),
});
export type Person = z.infer<typeof Person>;

/** Whether mentions of this person are triaged at `now`. */
export function isHeldFor(person: Person | undefined, now: number): person is Person {
  if (person === undefined) return false;
  const { enrolment } = person;
  return enrolment.state === 'in' || (enrolment.state === 'proposed' && enrolment.startsAt <= now);
}
