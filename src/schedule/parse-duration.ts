const MINUTE_MS = 60_000;

const UNITS: readonly (readonly [RegExp, minutes: number])[] = [
  [/^(?:m|min|mins|minute|minutes|minuten)$/, 1],
  [/^(?:h|hr|hrs|hour|hours|std|stunde|stunden)$/, 60],
  [/^(?:d|day|days|tag|tage|tagen)$/, 1440],
];

/**
 * Reads a length of time: `2h`, `90m`, `1h30`, `1 h 30 min`, `1.5 hours`, `2 Stunden`.
 * To the minute, so that it may come to 0. Undefined for anything else.
 */
export function parseDuration(text: string): number | undefined {
  const pieces = text
    .toLowerCase()
    .replace(/^(?:for|für)\s+/, '')
    .replaceAll(/(?:\s|,)+(?:and|und)\s+|,\s+/g, ' ');
  if (!/^(?:\d+(?:[.,]\d+)?\s*\p{L}+\.?\s*)+(?:\d+)?$/u.test(pieces)) return undefined;
  let minutes = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [, count = '', unit = ''] of pieces.matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*)/gu)) {
    // A number alone at the end is the minutes of `1h30`.
    const worth = unit === '' && smallest === 60 ? 1 : UNITS.find(([word]) => word.test(unit))?.[1];
    // Units come once each, from large to small.
    if (worth === undefined || worth >= smallest) return undefined;
    smallest = worth;
    minutes += Number(count.replace(',', '.')) * worth;
  }
  return Math.round(minutes) * MINUTE_MS;
}
