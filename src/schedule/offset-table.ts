/** What a zone's clocks show, as steps. */
export interface OffsetTable {
  /** Instants at which the offset changes, ms, ascending. */
  readonly changes: readonly number[];
  /** Milliseconds east of UTC: before the first change, then from each change on. One more than `changes`. */
  readonly offsets: readonly number[];
  /** The last 400 years of the table go on for ever. */
  readonly repeats: boolean;
}

/** The Gregorian calendar, weekdays included, repeats after 400 years to the day. */
export const FOUR_HUNDRED_YEARS_MS = 146_097 * 86_400_000;

/** Milliseconds east of UTC at an instant. */
export function offsetIn(table: OffsetTable, instant: number): number {
  const { changes, offsets } = table;
  const last = changes.at(-1);
  let at = instant;
  if (table.repeats && last !== undefined && at > last) {
    at -= Math.ceil((at - last) / FOUR_HUNDRED_YEARS_MS) * FOUR_HUNDRED_YEARS_MS;
  }
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((changes[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return offsets[low] ?? 0;
}
