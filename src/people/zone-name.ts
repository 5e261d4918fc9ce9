import type { Zones } from '../schedule/zone.ts';

/** The name by which the zone data know what somebody typed: `europe/berlin` is Europe/Berlin. */
export function knownZone(typed: string, zones: Zones): string | undefined {
  const name = typed.trim();
  return [name, name.toUpperCase(), inTitleCase(name)].find((candidate) => zones.has(candidate));
}

/** The zone data write small words small: America/Port_of_Spain, Europe/Isle_of_Man. */
function inTitleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[/_+-])(\p{L})/gu, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`)
    .replaceAll(/_(Of|Es|Au)_/g, (small) => small.toLowerCase());
}
