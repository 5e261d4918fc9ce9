import type { UserId } from '../ids.ts';
import type { Policy, Region } from '../people/policy.ts';
import { blockStream } from '../schedule/block-stream.ts';
import { blockAt, type CommsBlock, nextBlock } from '../schedule/blocks.ts';
import type { Calendar } from '../schedule/hours.ts';
import { byStart, joined } from '../schedule/union.ts';
import type { Zones } from '../schedule/zone.ts';

export type Rota = Policy['rota'];

/** How a region stands at an instant. */
export interface Standing {
  readonly region: Region;
  /** Undefined while nobody of it is on. */
  readonly current: CommsBlock | undefined;
  /** Undefined where it has no hours, or its zone is unknown. */
  readonly next: CommsBlock | undefined;
}

/** Days for which gaps are looked for: everything weekly comes once. */
const WEEK_MS = 7 * 24 * 3_600_000;

/** The regions in the order in which they take over: who is on, the one that goes first ahead; then who comes next. */
export function chainAt({ regions }: Rota, zones: Zones, now: number): readonly Standing[] {
  return regions.map((region) => standingOf(region, zones, now)).sort(byTurn);
}

/**
 * The region that takes over from the person's own: of the others the first whose hours began after theirs did, or
 * will. For somebody of no region: who is on, else who comes next. Undefined where there is no other.
 */
export function nextRegion(rota: Rota, zones: Zones, user: UserId, now: number): Region | undefined {
  const chain = chainAt(rota, zones, now);
  const own = chain.find(({ region }) => region.members.includes(user));
  const others = chain.filter((one) => one !== own && one.region.members.some((member) => member !== user));
  const since = own?.current?.start ?? Number.NEGATIVE_INFINITY;
  const turns = others.flatMap(({ region, current, next }) =>
    [current, next].flatMap((block) => (block === undefined ? [] : [{ region, start: block.start }])),
  );
  const after = turns.filter(({ start }) => start > since).sort((a, b) => a.start - b.start);
  return after[0]?.region;
}

/** Who comes after somebody who did not take over: the next of their region, after its last the next region's first. */
export function nextPerson(rota: Rota, zones: Zones, user: UserId, now: number): UserId | undefined {
  const own = rota.regions.find(({ members }) => members.includes(user));
  const after = own?.members[own.members.indexOf(user) + 1];
  return after ?? nextRegion(rota, zones, user, now)?.members.find((member) => member !== user);
}

/** When nobody is on, in the week from `from` on; nothing without a region that has hours. */
export function gapsIn({ regions }: Rota, zones: Zones, from: number): readonly CommsBlock[] {
  const until = from + WEEK_MS;
  const blocks = regions.flatMap((region) => blocksWithin(calendarOf(region, zones), from, until));
  if (blocks.length === 0) return [];
  const gaps: CommsBlock[] = [];
  let covered = from;
  for (const { start, end } of joined(blocks.sort(byStart))) {
    if (start > covered) gaps.push({ start: covered, end: start });
    covered = Math.max(covered, end);
  }
  return covered < until ? [...gaps, { start: covered, end: until }] : gaps;
}

function standingOf(region: Region, zones: Zones, now: number): Standing {
  const calendar = calendarOf(region, zones);
  if (calendar === undefined) return { region, current: undefined, next: undefined };
  return { region, current: blockAt(calendar, now), next: nextBlock(calendar, now) };
}

/** Undefined where the zone data of today lack the region's zone. */
function calendarOf({ zone, hours }: Region, zones: Zones): Calendar | undefined {
  if (!zones.has(zone) || hours.length === 0) return undefined;
  return { blocks: hours, zone: zones.get(zone), absences: [], opens: [], moved: [] };
}

function blocksWithin(calendar: Calendar | undefined, from: number, until: number): CommsBlock[] {
  const found: CommsBlock[] = [];
  if (calendar === undefined) return found;
  for (const { start, end } of blockStream(calendar, from)) {
    if (start >= until) break;
    if (end > from) found.push({ start: Math.max(start, from), end: Math.min(end, until) });
  }
  return found;
}

function byTurn(a: Standing, b: Standing): number {
  const turn = ({ current, next }: Standing): readonly [number, number] => [
    current === undefined ? 1 : 0,
    current?.end ?? next?.start ?? Number.POSITIVE_INFINITY,
  ];
  const [[aOn, aAt], [bOn, bAt]] = [turn(a), turn(b)];
  return aOn - bOn || aAt - bAt || (a.region.name < b.region.name ? -1 : 1);
}
