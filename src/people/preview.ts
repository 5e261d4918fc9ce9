import { escaped } from '../block-kit.ts';
import type { Zones } from '../schedule/zone.ts';
import { wordsFor } from '../words/words.ts';
import { nextBlockLines } from './answers.ts';
import type { FormValues } from './form.ts';
import { readHoursAndZone, withForm } from './hours-form.ts';
import type { Person } from './person.ts';
import { problem } from './refusals.ts';
import { readerOf, zoneLine } from './situation.ts';
import { knownZone } from './zone-name.ts';

/**
 * What the hours and the zone of a form mean, while somebody types: the clock to check the zone by, the next three blocks,
 * the longest wait. Without `typed`, what is kept of the person means. What is not understood is said and refuses nothing.
 * mrkdwn.
 */
export function previewLines(
  person: Person,
  typed: FormValues | undefined,
  slackZone: string | undefined,
  zones: Zones,
  now: number,
): readonly string[] {
  if (typed === undefined) return meaning(person, zones, now);
  const { people } = wordsFor(person.locale);
  const { typedZone, fixedZone, isZoneKnown, hours } = readHoursAndZone(typed, person.zone, zones);
  if (!isZoneKnown) return [people.zoneUnknownPlain(escaped(typedZone))];
  const facts = {
    slackZone: slackZone === undefined ? undefined : knownZone(slackZone, zones),
    heldApps: person.heldApps,
  };
  const blocks = hours.ok ? hours.blocks : person.blocks;
  const meant = withForm(person, { blocks, fixedZone, rare: undefined }, undefined, facts, now);
  if (hours.ok) return meaning(meant, zones, now);
  return [zoneLine(meant, readerOf(meant, zones, now)), problem(escaped(hours.part), hours.reason, people)];
}

function meaning(person: Person, zones: Zones, now: number): readonly string[] {
  return [zoneLine(person, readerOf(person, zones, now)), ...nextBlockLines(person, zones, now)];
}
