import type { ZoneSource } from './zone-source.ts';

/** What Node has built in: slower, and often months behind. For machines without any zone files. */
export function readIntlZones(): ZoneSource {
  const { tz } = process.versions;
  return {
    origin: 'intl',
    version: tz,
    description: `tzdata ${tz ?? 'of an unknown release'} built into Node, since no zone files were found`,
    find: offsetFunction,
  };
}

function offsetFunction(name: string): ((instant: number) => number) | undefined {
  const format = formatFor(name);
  if (!format) return undefined;
  return (instant) => {
    const wholeSecond = Math.floor(instant / 1000) * 1000;
    const fields = new Map(format.formatToParts(wholeSecond).map(({ type, value }) => [type, value]));
    const field = (type: Intl.DateTimeFormatPartTypes): number => Number(fields.get(type));
    const year = fields.get('era') === 'BC' ? 1 - field('year') : field('year');
    const wall = new Date(0);
    // Date.UTC would take the years 0 to 99 for 1900 to 1999.
    wall.setUTCFullYear(year, field('month') - 1, field('day'));
    wall.setUTCHours(field('hour'), field('minute'), field('second'));
    return wall.getTime() - wholeSecond;
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
