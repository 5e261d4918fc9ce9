import { escaped } from '../block-kit.ts';
import { DAY } from '../clock.ts';
import type { TenantId } from '../ids.ts';
import { nextBlock } from '../schedule/blocks.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { say } from './answers.ts';
import { calendarOf, dayAfter } from './calendar.ts';
import { type Changed, changePerson } from './change.ts';
import type { PeopleDeps } from './deps.ts';
import type { Person } from './person.ts';
import { localDays, nextLine, readerOf, waitingLine, zoneLine } from './situation.ts';
import {
  absencesEndedBy,
  awayFor,
  dateIn,
  movedLater,
  nextBlockToday,
  openedUntil,
  without,
} from './wishes.ts';
import { knownZone } from './zone-name.ts';

/** How long an unscheduled block can be: whoever wants more does not want comms hours. */
const LONGEST_OPEN_MS = 7 * DAY;

/** What is asked of a person who is in, or soon will be. Each answers them with what it means for them. */
export async function deliverNow(
  deps: PeopleDeps,
  tenant: TenantId,
  { user, locale }: Person,
  now: number,
): Promise<Content> {
  const { people: words } = wordsFor(locale);
  const waiting = await deps.held.bringForward(tenant, user, now, 'asked');
  if (waiting > 0) await deps.bells.ring(tenant, now);
  return say([waiting === 0 ? words.nothingWaits : words.delivering(waiting)]);
}

/** Without a name the zone follows Slack's. */
export async function setZone(
  deps: PeopleDeps,
  tenant: TenantId,
  person: Person,
  wanted: string | undefined,
  now: number,
): Promise<Content> {
  const { people: words } = wordsFor(person.locale);
  const slackZone = wanted ?? (await deps.directory.profile(tenant, person.user)).zone;
  const name = slackZone === undefined ? undefined : knownZone(slackZone, deps.zones);
  if (name === undefined) {
    return say([wanted === undefined ? words.slackZoneUnknown : words.zoneUnknown(escaped(wanted))]);
  }
  const zone = { name, follows: wanted === undefined ? 'slack' : 'fixed' } as const;
  const changed = await changePerson(deps, tenant, person.user, (before) => ({ ...before, zone }), now);
  return answer(deps, person.locale, changed, now, ({ person }) => [
    words.saved,
    zoneLine(person, readerOf(person, deps.zones, now)),
    nextLine(person, deps.zones, now),
  ]);
}

export async function openBlock(
  deps: PeopleDeps,
  tenant: TenantId,
  { user, locale }: Person,
  until: number,
  now: number,
): Promise<Content> {
  const { people: words } = wordsFor(locale);
  if (until - now > LONGEST_OPEN_MS) return say([words.openTooLong]);
  const changed = await changePerson(deps, tenant, user, (before) => openedUntil(before, until, now), now);
  return answer(deps, locale, changed, now, ({ person }) => [
    words.opened(describeInstant(until, readerOf(person, deps.zones, now))),
  ]);
}

export async function move(
  deps: PeopleDeps,
  tenant: TenantId,
  person: Person,
  byMs: number,
  now: number,
): Promise<Content> {
  const { people: words } = wordsFor(person.locale);
  const reader = readerOf(person, deps.zones, now);
  if (byMs > DAY) return say([words.movedTooFar]);
  const block = nextBlockToday(calendarOf(person, deps.zones), now);
  if (block === undefined) return say([words.noBlockToday, nextLine(person, deps.zones, now)]);
  const changed = await changePerson(
    deps,
    tenant,
    person.user,
    (before) => movedLater(before, block, byMs),
    now,
  );
  return answer(deps, person.locale, changed, now, () => [
    words.moved(describeInstant(block.start, reader), describeInstant(block.start + byMs, reader)),
  ]);
}

export async function goAway(
  deps: PeopleDeps,
  tenant: TenantId,
  { user, locale }: Person,
  absence: Person['absences'][number],
  now: number,
): Promise<Content> {
  const { people: words } = wordsFor(locale);
  const changed = await changePerson(deps, tenant, user, (before) => awayFor(before, absence), now);
  return answer(deps, locale, changed, now, ({ person }) => {
    const calendar = calendarOf(person, deps.zones);
    const back = nextBlock(calendar, Math.max(now, dayAfter(absence.to, calendar.zone) - 1));
    return [
      words.awaySaved(localDays(absence, locale, now)),
      ...(absence.standIn === undefined ? [] : [words.awayStandIn(`<@${absence.standIn}>`)]),
      ...(back === undefined
        ? []
        : [words.firstBlockBack(describeInstant(back.start, readerOf(person, deps.zones, now)))]),
    ];
  });
}

export async function returnBack(
  deps: PeopleDeps,
  tenant: TenantId,
  person: Person,
  now: number,
): Promise<Content> {
  const { people: words } = wordsFor(person.locale);
  const ended = absencesEndedBy(person, dateIn(calendarOf(person, deps.zones), now));
  const [first] = ended;
  if (first === undefined) return say([words.notAway]);
  const changed = await changePerson(deps, tenant, person.user, (before) => without(before, ended), now);
  return answer(deps, person.locale, changed, now, (after) => [
    words.backSaved(localDays(first, person.locale, now)),
    nextLine(after.person, deps.zones, now),
  ]);
}

/** What was done, and when what waits comes now. */
function answer(
  deps: PeopleDeps,
  locale: string,
  changed: Changed | undefined,
  now: number,
  lines: (changed: Changed) => readonly string[],
): Content {
  // They have left, or were never in.
  if (changed === undefined) return say([wordsFor(locale).people.needsHours]);
  const waiting =
    changed.waiting === 0 ? [] : [waitingLine(changed, readerOf(changed.person, deps.zones, now))];
  return say([...lines(changed), ...waiting]);
}
