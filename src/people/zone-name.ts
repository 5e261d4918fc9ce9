import type { Zones } from '../schedule/zone.ts';

const AREAS = 'Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific'.split(' ');

/**
 * The name by which the zone data know what somebody typed: `europe/berlin` is Europe/Berlin, and so is `berlin`, as long
 * as one area alone has such a place.
 */
export function knownZone(typed: string, zones: Zones): string | undefined {
  const name = typed.trim().replaceAll(/\s+/g, '_');
  const known = [name, name.toUpperCase(), inTitleCase(name)].find((candidate) => zones.has(candidate));
  if (known !== undefined || name === '') return known;
  const places = AREAS.map((area) => `${area}/${inTitleCase(name)}`).filter((place) => zones.has(place));
  return places.length === 1 ? places[0] : undefined;
}

/** The zone data write small words small: America/Port_of_Spain, Europe/Isle_of_Man. */
function inTitleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[/_+-])(\p{L})/gu, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`)
    .replaceAll(/_(Of|Es|Au)_/g, (small) => small.toLowerCase());
}
