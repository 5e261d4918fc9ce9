import type { KnownBlock } from '@slack/types';
import {
  actions,
  button,
  context,
  escaped,
  escapedName,
  LIMITS,
  option,
  overflow,
  section,
} from '../block-kit.ts';
import type { UserId } from '../ids.ts';
import { describeHours, describeInstant, describeSpan, type Reader } from '../schedule/describe.ts';
import type { Zones } from '../schedule/zone.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { ROTA_ACTIONS, regionValue } from './action-ids.ts';
import { chainAt, gapsIn, type Rota, type Standing } from './rota.ts';

/** Regions shown to those who hand over to one another; more than a rota has. */
export const MOST_REGIONS = 12;
const MOST_NAMED = 6;
const MOST_GAPS = 3;

/** Who is at work now, by the hours that were declared: never by what Slack shows of anybody. */
export function chainBlocks(rota: Rota, reader: Reader, zones: Zones): readonly KnownBlock[] {
  const { rota: words } = wordsFor(reader.locale);
  const lines = chainAt(rota, zones, reader.now)
    .slice(0, MOST_REGIONS)
    .map((standing) => standingLine(standing, reader, zones, words));
  if (lines.length === 0) return [];
  return [section(`*${words.title}*`), ...inSections(lines), ...gapLines(rota, reader, zones, words)];
}

/** For those who declare it: each region with its menu. */
export function declaredBlocks(rota: Rota, reader: Reader, zones: Zones): readonly KnownBlock[] {
  const { rota: words } = wordsFor(reader.locale);
  const { regions } = rota;
  const isFull = regions.length >= MOST_REGIONS;
  return [
    section(regions.length === 0 ? `*${words.title}*\n${words.none}` : `*${words.title}*`),
    ...regions.slice(0, MOST_REGIONS).map((region) =>
      section(
        words.declared(
          escapedName(region.name),
          named(region.members, words),
          describeHours(region.hours, reader.locale),
          escaped(region.zone),
        ),
        {
          accessory: overflow(ROTA_ACTIONS.region, [
            option(words.edit, regionValue('edit', region.id)),
            option(words.remove, regionValue('remove', region.id)),
          ]),
        },
      ),
    ),
    ...gapLines(rota, reader, zones, words),
    ...(isFull ? [context(words.full(MOST_REGIONS))] : [actions([button(ROTA_ACTIONS.add, words.add)])]),
  ];
}

function standingLine(
  { region, current, next }: Standing,
  reader: Reader,
  zones: Zones,
  words: Words['rota'],
): string {
  const name = escapedName(region.name);
  const people = named(region.members, words);
  if (!zones.has(region.zone)) return words.unknownZone(name, escaped(region.zone));
  const there = { ...reader, zone: zones.get(region.zone) };
  const time = describeInstant(reader.now, there);
  if (current !== undefined) return words.on(name, time, describeInstant(current.end, there), people);
  if (next === undefined) return words.noHours(name, time, people);
  return words.off(name, time, describeSpan(next.start - reader.now, reader.locale), people);
}

/** No region is cut in the middle. */
function inSections(lines: readonly string[]): readonly KnownBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = [...texts.slice(-1), line].join('\n');
    if (texts.length > 0 && longer.length <= LIMITS.sectionText) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}

function gapLines(rota: Rota, reader: Reader, zones: Zones, words: Words['rota']): readonly KnownBlock[] {
  const gaps = gapsIn(rota, zones, reader.now);
  if (gaps.length === 0) return [];
  const spans = gaps
    .slice(0, MOST_GAPS)
    .map(({ start, end }) =>
      words.gap(describeInstant(start, reader), describeSpan(end - start, reader.locale)),
    );
  const more = gaps.length - spans.length;
  return [context(words.gaps(spans.join('; '), more))];
}

function named(members: readonly UserId[], words: Words['rota']): string {
  const shown = members.slice(0, MOST_NAMED).map((user) => `<@${user}>`);
  const more = members.length - shown.length;
  if (members.length === 0) return words.nobody;
  return more > 0 ? words.andMore(shown.join(', '), more) : shown.join(', ');
}
