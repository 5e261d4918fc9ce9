import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import { calendarOf } from '../people/calendar.ts';
import type { Person } from '../people/person.ts';
import { type CommsBlock, nextBlocks } from '../schedule/blocks.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Calendar } from '../schedule/hours.ts';
import { DAY_MS } from '../schedule/wall-time.ts';
import type { Zones } from '../schedule/zone.ts';
import { wordsFor } from '../words/words.ts';

/** One session of a person's own notification schedule in Slack, which comes again each day. UTC ms. */
export interface QuietHours {
  readonly start: number;
  readonly end: number;
}

/** Undefined where somebody has no schedule. */
export type QuietHoursOf = (tenant: TenantId, user: UserId) => Promise<QuietHours | undefined>;

/** A week of blocks is looked at, and no more than so many. */
const MOST_BLOCKS = 60;

interface QuietDeps {
  readonly quietHoursOf: QuietHoursOf;
  readonly zones: Zones;
  readonly log: Log;
}

/** Points out a block in which Slack would say nothing of the digest; undefined where there is none, or it is not known. */
export async function silentBlockLine(
  { quietHoursOf, zones, log }: QuietDeps,
  tenant: TenantId,
  person: Person,
  now: number,
): Promise<string | undefined> {
  if (!zones.has(person.zone.name)) return undefined;
  const quiet = await quietHoursOf(tenant, person.user).catch((thrown: unknown) => {
    log.info({ tenant, err: coerceError(thrown) }, 'A notification schedule could not be read');
    return undefined;
  });
  if (quiet === undefined) return undefined;
  const block = silentBlock(calendarOf(person, zones), quiet, now);
  if (block === undefined) return undefined;
  const reader = { zone: zones.get(person.zone.name), locale: person.locale };
  const clock = (instant: number): string => describeInstant(instant, { ...reader, now: instant });
  const { shield } = wordsFor(person.locale);
  return shield.silentBlock(
    describeInstant(block.start, { ...reader, now }),
    clock(quiet.start),
    clock(quiet.end),
  );
}

/** The first block of the coming week that begins inside the quiet hours. */
export function silentBlock(calendar: Calendar, quiet: QuietHours, now: number): CommsBlock | undefined {
  const wall = (instant: number): number => instant + calendar.zone.offsetMs(instant);
  const length = wall(quiet.end) - wall(quiet.start);
  return nextBlocks(calendar, now, MOST_BLOCKS).find(({ start }) => {
    if (start > now + 7 * DAY_MS) return false;
    const since = (wall(start) - wall(quiet.start)) % DAY_MS;
    return (since + DAY_MS) % DAY_MS < length;
  });
}
