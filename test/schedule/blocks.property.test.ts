import fc from 'fast-check';
import { blockAt, type CommsBlock, nextBlock, nextBlocks } from '../../src/schedule/blocks.ts';
import type { Calendar, WeeklyBlock } from '../../src/schedule/hours.ts';
import {
  clockText,
  dayAt,
  dayExists,
  isoDay,
  MINUTE_MS,
  parseClock,
  resolve,
  weekday,
} from '../../src/schedule/wall-time.ts';
import { at, calendarIn, ODD_ZONES } from './support.ts';

const runs = { seed: 20261122, numRuns: 300 };
const HOUR = 60 * MINUTE_MS;

const clock = fc
  .oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 60, 90, 120, 135, 150, 180, 240, 540, 1380))
  .map(clockText);
const window: fc.Arbitrary<WeeklyBlock> = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  start: clock,
  end: fc.oneof(clock, fc.constant('24:00')),
});

/** Instants in whose neighbourhood one of the zones does something unusual, and any others. */
const now = fc
  .oneof(
    fc.integer({ min: at('2011-12-27T00:00Z') / MINUTE_MS, max: at('2012-01-03T00:00Z') / MINUTE_MS }),
    ...['2025-04-06', '2026-03-08', '2026-03-29', '2026-04-04', '2026-09-06', '2026-10-25', '2026-11-01'].map(
      (day) =>
        fc.integer({
          min: at(`${day}T00:00Z`) / MINUTE_MS - 3000,
          max: at(`${day}T00:00Z`) / MINUTE_MS + 1500,
        }),
    ),
    fc.integer({ min: at('2000-01-01T00:00Z') / MINUTE_MS, max: at('2040-01-01T00:00Z') / MINUTE_MS }),
  )
  .map((minute) => minute * MINUTE_MS);

/** A calendar, and an instant about which its absences, opens and moves lie. */
const scene: fc.Arbitrary<{ calendar: Calendar; now: number }> = fc
  .record({
    zone: fc.constantFrom(...ODD_ZONES),
    blocks: fc.array(window, { minLength: 1, maxLength: 4 }),
    now,
    away: fc.array(fc.tuple(fc.integer({ min: -5, max: 20 }), fc.integer({ min: 0, max: 12 })), {
      maxLength: 2,
    }),
    opens: fc.array(fc.tuple(fc.integer({ min: -2000, max: 4000 }), fc.integer({ min: 1, max: 600 })), {
      maxLength: 2,
    }),
    moves: fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -300, max: 3000 })), { maxLength: 2 }),
  })
  .map(({ zone, blocks, now, away, opens, moves }) => {
    const calendar = calendarIn(zone, {
      blocks,
      absences: away.map(([from, days]) => {
        const first = dayAt(calendarIn(zone, {}).zone, now) + from;
        return { from: isoDay(first), to: isoDay(first + days) };
      }),
      opens: opens.map(([from, length]) => ({
        start: now + from * MINUTE_MS,
        end: now + (from + length) * MINUTE_MS,
      })),
    });
    const coming = nextBlocks(calendar, now - 24 * HOUR, 4);
    const moved = moves.flatMap(([index, by]) => {
      const block = coming[index];
      return block ? [{ from: block.start, to: block.start + by * MINUTE_MS }] : [];
    });
    return { calendar: { ...calendar, moved }, now };
  });

test('blocks have a length, come in order and never overlap', () => {
  fc.assert(
    fc.property(scene, ({ calendar, now }) => {
      const blocks = nextBlocks(calendar, now, 8);
      expect(blocks).toHaveLength(8);
      for (const [index, { start, end }] of blocks.entries()) {
        expect(start).toBeGreaterThan(blocks[index - 1]?.start ?? now);
        expect(start).toBeGreaterThanOrEqual(blocks[index - 1]?.end ?? now);
        expect(end).toBeGreaterThan(start);
      }
    }),
    runs,
  );
});

test('the next block is strictly later, and does not depend on when in between one asks', () => {
  fc.assert(
    fc.property(scene, fc.double({ min: 0, max: 1, noNaN: true }), ({ calendar, now }, share) => {
      const next = nextBlock(calendar, now);
      if (!next) throw new Error('there are weekly hours');
      expect(next.start).toBeGreaterThan(now);
      const between = Math.floor(now + (next.start - 1 - now) * share);
      expect(nextBlock(calendar, between)).toEqual(next);
      expect(blockAt(calendar, next.start)).toEqual(next);
      expect(blockAt(calendar, next.end - 1)).toEqual(next);
      expect(blockAt(calendar, next.end)?.start).not.toBe(next.start);
    }),
    { ...runs, numRuns: 600 },
  );
});

test('the block that is open is the one that was promised', () => {
  fc.assert(
    fc.property(scene, ({ calendar, now }) => {
      const open = blockAt(calendar, now);
      if (!open) return;
      expect(open.start).toBeLessThanOrEqual(now);
      expect(open.end).toBeGreaterThan(now);
      expect(nextBlock(calendar, open.start - 1)).toEqual(open);
    }),
    runs,
  );
});

test('an instant is in a block if and only if it is in one of the windows, each taken alone', () => {
  fc.assert(
    fc.property(scene, ({ calendar: whole, now }) => {
      const calendar = { ...whole, moved: [] };
      const inside = [...windowsAround(calendar, now), ...calendar.opens].some(
        ({ start, end }) => start <= now && now < end,
      );
      expect(blockAt(calendar, now) !== undefined).toBe(inside);
    }),
    { ...runs, numRuns: 1500 },
  );
});

test('two windows that touch mean what one window means', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ODD_ZONES),
      window,
      fc.integer({ min: 1, max: 1439 }),
      now,
      (zone, one, cut, now) => {
        const start = (parseClock(one.start) ?? 0) / MINUTE_MS;
        const end = (parseClock(one.end) ?? 0) / MINUTE_MS;
        // A cut within a gap gives its second half a length of its own (rule R3).
        fc.pre(start < cut && cut < end && one.days.length < 7 && isNeverSkipped(zone, now, cut));
        const blocks = [
          { ...one, end: clockText(cut) },
          { ...one, start: clockText(cut) },
        ];
        expect(nextBlocks(calendarIn(zone, { blocks }), now, 3).map(text)).toEqual(
          nextBlocks(calendarIn(zone, { blocks: [one] }), now, 3).map(text),
        );
      },
    ),
    { ...runs, numRuns: 1000 },
  );
});

function isNeverSkipped(zoneName: string, now: number, minute: number): boolean {
  const { zone } = calendarIn(zoneName, {});
  const days = Array.from({ length: 40 }, (_, index) => dayAt(zone, now) - 5 + index);
  return days.every((day) => !resolve(zone, day, minute * MINUTE_MS).skipped);
}

function text({ start, end }: CommsBlock): string {
  return `${new Date(start).toISOString()} ${new Date(end).toISOString()}`;
}

/** Rules R1 to R3, R5 and R6 for each day by itself, nothing joined. */
function windowsAround(calendar: Calendar, now: number): CommsBlock[] {
  const { zone, absences } = calendar;
  const found: CommsBlock[] = [];
  for (let day = dayAt(zone, now) - 4; day <= dayAt(zone, now) + 4; day += 1) {
    const date = isoDay(day);
    if (!dayExists(zone, day) || absences.some(({ from, to }) => from <= date && date <= to)) continue;
    for (const { days, start, end } of calendar.blocks) {
      if (!days.includes(weekday(day))) continue;
      const from = parseClock(start) ?? 0;
      const to = parseClock(end) ?? 0;
      const length = to > from ? to - from : to + 24 * HOUR - from;
      const begins = resolve(zone, day, from).instant;
      const ends = resolve(zone, day, from + length).instant;
      found.push({ start: begins, end: ends > begins ? ends : begins + length });
    }
  }
  return found;
}
