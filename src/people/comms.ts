import { escaped } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { offerContent, savedContent, say, situationContent } from './answers.ts';
import { calendarToShow, isZoneKnown } from './calendar.ts';
import { type CommsCommand, parseCommsCommand } from './comms-command.ts';
import { deliverNow, goAway, move, openBlock, returnBack, setZone } from './comms-wishes.ts';
import type { PeopleDeps } from './deps.ts';
import { enrol, isIn, mayEnrol, personOrDraft } from './enrol.ts';
import { leave, refuse } from './leave.ts';
import type { Person } from './person.ts';
import { hoursRefusal } from './refusals.ts';
import { readSituation } from './situation.ts';

/** What answers `/comms why`. */
export type Why = (tenant: TenantId, asker: UserId, permalink: string, now: number) => Promise<Content>;

/** Does what the text of a `/comms` asks for and answers it, for the asker's eyes only. */
export async function answerComms(
  deps: PeopleDeps,
  why: Why,
  tenant: TenantId,
  user: UserId,
  text: string,
  now: number,
): Promise<Content> {
  const { person, profile } = await speakerOf(deps, tenant, user, now);
  const words = wordsFor(person.locale);
  const command = parseCommsCommand(text, { zone: calendarToShow(person, deps.zones).zone, now });
  if (profile !== undefined && !mayEnrol(profile) && command.kind !== 'why')
    return say([words.people.notForGuests]);

  switch (command.kind) {
    case 'show': {
      const situation = await readSituation(deps, tenant, user, now);
      return situation === undefined
        ? offerContent(person, deps.zones, now)
        : situationContent(situation, deps.zones, now);
    }
    case 'on':
      return await switchOn(deps, tenant, person, now);
    case 'off':
      return await switchOff(deps, tenant, person, now);
    case 'hours': {
      const isNew = !(await isIn(deps, tenant, user));
      const changed = await enrol(deps, tenant, person, command.blocks, now);
      return savedContent(changed, deps.zones, now, isNew);
    }
    case 'now':
      return await deliverNow(deps, tenant, person, now);
    case 'why':
      return await why(tenant, user, command.permalink, now);
    case 'help':
      return say([words.people.help]);
    case 'not-understood':
      return say(hoursRefusal(command, words));
    case 'zone':
    case 'zone-slack':
    case 'open':
    case 'later':
    case 'away':
    case 'back':
      // A wish about hours that nobody has.
      if (profile !== undefined) return say([words.people.needsHours]);
      if (!command.kind.startsWith('zone') && !isZoneKnown(person, deps.zones))
        return say([words.people.zoneGone(escaped(person.zone.name))]);
      return await carryOut(deps, tenant, person, command, now);
  }
}

/** Leaves, and says what becomes of what waits. */
export async function switchOff(
  deps: PeopleDeps,
  tenant: TenantId,
  { user, locale, enrolment }: Person,
  now: number,
): Promise<Content> {
  const { people: words } = wordsFor(locale);
  const waiting = await leave(deps, tenant, user, now);
  if (waiting === undefined) {
    await refuse(deps, tenant, user, locale, now);
    return say([words.alreadyOut]);
  }
  if (enrolment.state === 'proposed' && waiting === 0) return say([words.refused]);
  return say([waiting === 0 ? words.left : words.leftDelivering(waiting)]);
}

/** Whoever is in is found; of anybody else Slack is asked, and they are answered as the person they would be. */
async function speakerOf(deps: PeopleDeps, tenant: TenantId, user: UserId, now: number) {
  const known = await deps.people.find(tenant, user);
  if (known !== undefined && known.enrolment.state !== 'out') return { person: known, profile: undefined };
  const profile = await deps.directory.profile(tenant, user);
  return { person: await personOrDraft(deps, tenant, profile, now), profile };
}

async function switchOn(deps: PeopleDeps, tenant: TenantId, person: Person, now: number): Promise<Content> {
  const situation = await readSituation(deps, tenant, person.user, now);
  if (situation === undefined) return offerContent(person, deps.zones, now);
  if (situation.person.enrolment.state === 'in') {
    const { text, blocks } = situationContent(situation, deps.zones, now);
    const already = say([wordsFor(person.locale).people.alreadyIn]);
    return { text: `${already.text}\n${text}`, blocks: [...already.blocks, ...blocks] };
  }
  return savedContent(await enrol(deps, tenant, person, undefined, now), deps.zones, now, true);
}

type Wish = Extract<CommsCommand, { kind: 'zone' | 'zone-slack' | 'open' | 'later' | 'away' | 'back' }>;

async function carryOut(
  deps: PeopleDeps,
  tenant: TenantId,
  person: Person,
  wish: Wish,
  now: number,
): Promise<Content> {
  switch (wish.kind) {
    case 'zone':
      return await setZone(deps, tenant, person, wish.name, now);
    case 'zone-slack':
      return await setZone(deps, tenant, person, undefined, now);
    case 'open':
      return await openBlock(deps, tenant, person, wish.until, now);
    case 'later':
      return await move(deps, tenant, person, wish.byMs, now);
    case 'away': {
      // Nobody stands in for themself.
      const standIn = wish.standIn === person.user ? undefined : wish.standIn;
      return await goAway(deps, tenant, person, { ...wish.absence, standIn }, now);
    }
    case 'back':
      return await returnBack(deps, tenant, person, now);
  }
}
