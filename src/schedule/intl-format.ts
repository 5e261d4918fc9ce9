import type { Zone } from './zone.ts';

/**
 * What the zone's clocks show, as milliseconds that read the same in UTC. Everything here is formatted that
 * way, since Intl has zone data of its own.
 */
export function localMs(instant: number, zone: Zone): number {
  return instant + zone.offsetMs(instant);
}

const MINUTES_A_DAY = 24 * 60;

/** `16:00`, `4:00 PM` */
export function clockOf(local: number, locale: string, hour12: boolean): string {
  const minute = Math.floor(local / 60_000) % MINUTES_A_DAY;
  return remembered(`${minute} ${hour12} ${locale}`, () =>
    clockParts(local, locale, hour12)
      .map(({ value }) => value)
      .join(''),
  );
}

/** The clock in parts, so that `11:00–11:30 AM` need say AM only once. */
export function clockParts(local: number, locale: string, hour12: boolean): Intl.DateTimeFormatPart[] {
  const parts = dateFormat(locale, hour12 ? 'clock12' : 'clock24').formatToParts(local);
  // Plain spaces, which people can search for and type.
  return parts.map(({ type, value }) => ({ type, value: value.replaceAll(/\s/g, ' ') }));
}

export function isOnTwelveHours(locale: string): boolean {
  return remembered(`hour12 ${locale}`, () => dateFormat(locale, 'clock').resolvedOptions().hour12 ?? false);
}

/** `Mon` */
export function dayNameOf(local: number, locale: string): string {
  return dateFormat(locale, 'weekday').format(local);
}

/** `Mon, 4 Jan` */
export function dateOf(local: number, locale: string, withYear: boolean): string {
  return dateFormat(locale, withYear ? 'dateWithYear' : 'date').format(local);
}

/** `tomorrow`, `yesterday` */
export function relativeDay(days: number, locale: string): string {
  return remembered(
    `relative ${locale}`,
    () => new Intl.RelativeTimeFormat(asKnown(locale), { numeric: 'auto' }),
  ).format(days, 'day');
}

/** `20 m` */
export function spanUnit(count: number, unit: 'day' | 'hour' | 'minute', locale: string): string {
  const isEnglish = /^en\b/i.test(locale);
  const format = remembered(`${unit} ${locale}`, () => {
    // Only English has single letters that people read as units.
    const unitDisplay = isEnglish ? 'narrow' : 'short';
    return new Intl.NumberFormat(asKnown(locale), { style: 'unit', unit, unitDisplay });
  });
  const text = format.format(count).replaceAll(/\s/g, ' ');
  return isEnglish ? text.replace(/(\d)(?=\p{L})/u, '$1 ') : text;
}

const DATE_FORMATS = {
  clock: { hour: 'numeric' },
  clock12: { hour: 'numeric', minute: '2-digit', hour12: true },
  clock24: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'short' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
  dateWithYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

function dateFormat(locale: string, name: keyof typeof DATE_FORMATS): Intl.DateTimeFormat {
  return remembered(
    `${name} ${locale}`,
    () => new Intl.DateTimeFormat(asKnown(locale), { ...DATE_FORMATS[name], timeZone: 'UTC' }),
  );
}

/** Without a second choice Intl would take the server's language for one that it does not know. */
function asKnown(locale: string): string[] {
  return [locale, 'en'];
}

const formats = new Map<string, unknown>();

/** Making a format takes fifty times as long as using it, and using it fifty times as long as knowing what it said. */
function remembered<T>(key: string, make: () => T): T {
  const known = formats.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  formats.set(key, made);
  return made;
}
