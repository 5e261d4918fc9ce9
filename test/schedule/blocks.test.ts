import { blockAt, longestGap, nextBlock, nextBlocks } from '../../src/schedule/blocks.ts';
import type { WeeklyBlock } from '../../src/schedule/hours.ts';
import { at, calendarIn, iso } from './support.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const HOUR = 3_600_000;

function daily(start: string, end: string): WeeklyBlock {
  return { days: EVERY_DAY, start, end };
}

describe('windows that meet', () => {
  const blocks = [
    daily('10:00', '11:00'),
    daily('09:00', '10:00'),
    daily('10:30', '10:45'),
    daily('14:00', '15:00'),
  ];
  const calendar = calendarIn('UTC', { blocks });

  test('are one block, whatever their order', () => {
    expect(iso(blockAt(calendar, at('2026-11-24T10:40Z')))).toBe('2026-11-24T09:00Z/2026-11-24T11:00Z');
  });

  test('do not start again in the middle', () => {
    expect(iso(nextBlock(calendar, at('2026-11-24T09:30Z')))).toBe('2026-11-24T14:00Z/2026-11-24T15:00Z');
  });

  test('join over midnight and over the end of the week', () => {
    const nights = calendarIn('UTC', { blocks: [daily('22:00', '24:00'), daily('00:00', '02:00')] });
    expect(iso(blockAt(nights, at('2026-11-23T01:00Z')))).toBe('2026-11-22T22:00Z/2026-11-23T02:00Z');
    expect(iso(nextBlock(nights, at('2026-11-23T01:00Z')))).toBe('2026-11-23T22:00Z/2026-11-24T02:00Z');
  });
});

test('a night that ends in a day that does not exist is open until as long into the day after', () => {
  const calendar = calendarIn('Pacific/Apia', { blocks: [{ days: [4], start: '23:30', end: '00:30' }] });
  expect(iso(blockAt(calendar, at('2011-12-30T10:15Z')))).toBe('2011-12-30T09:30Z/2011-12-30T10:30Z');
});

describe('hours without a hole', () => {
  test('are cut where a window starts, since a block must end', () => {
    const always = calendarIn('Europe/Berlin', { blocks: [daily('00:00', '24:00')] });
    const now = at('2026-11-24T10:00Z');
    expect(iso(blockAt(always, now))).toBe('2026-11-23T23:00Z/2026-11-24T23:00Z');
    expect(iso(nextBlock(always, now))).toBe('2026-11-24T23:00Z/2026-11-25T23:00Z');
    expect(longestGap(always)).toBe(0);
  });

  test('go on behind a short window within a long one', () => {
    const calendar = calendarIn('UTC', { blocks: [daily('00:00', '24:00'), daily('09:00', '10:00')] });
    expect(iso(blockAt(calendar, at('2026-11-24T13:00Z')))).toBe('2026-11-24T09:00Z/2026-11-25T00:00Z');
  });

  test('have a hole where an absence is, after the night that began before it', () => {
    const always = calendarIn('UTC', {
      blocks: [daily('06:00', '18:00'), daily('18:00', '06:00')],
      absences: [{ from: '2026-11-25', to: '2026-11-26' }],
    });
    expect(iso(blockAt(always, at('2026-11-24T23:59Z')))).toBe('2026-11-24T18:00Z/2026-11-25T06:00Z');
    expect(blockAt(always, at('2026-11-25T10:00Z'))).toBeUndefined();
    expect(iso(nextBlock(always, at('2026-11-24T23:59Z')))).toBe('2026-11-27T06:00Z/2026-11-27T18:00Z');
  });

  test('in all but a minute of the week are a block of a week', () => {
    const calendar = calendarIn('UTC', {
      blocks: [
        { days: [2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' },
        { days: [1], start: '00:01', end: '24:00' },
      ],
    });
    expect(iso(blockAt(calendar, at('2026-11-29T23:00Z')))).toBe('2026-11-23T00:01Z/2026-11-30T00:00Z');
    expect(longestGap(calendar)).toBe(60_000);
  });
});

describe('absence', () => {
  const blocks = [{ days: WEEKDAYS, start: '09:00', end: '09:30' }];

  test('of a hundred years leads to the first block after it', () => {
    const calendar = calendarIn('Europe/Berlin', {
      blocks,
      absences: [{ from: '2026-11-24', to: '2126-11-23' }],
    });
    expect(iso(nextBlock(calendar, at('2026-11-24T06:00Z')))).toBe(
      '2126-11-25T08:00Z/2126-11-25T08:30Z'.replaceAll('11-25', '11-25'),
    );
  });

  test('in two parts that meet is one', () => {
    const absences = [
      { from: '2026-11-26', to: '2026-11-30' },
      { from: '2026-11-24', to: '2026-11-25' },
    ];
    const calendar = calendarIn('UTC', { blocks, absences });
    expect(iso(nextBlock(calendar, at('2026-11-24T06:00Z')))).toBe('2026-12-01T09:00Z/2026-12-01T09:30Z');
  });

  test('leaves a night that began before it open', () => {
    const calendar = calendarIn('UTC', {
      blocks: [daily('22:00', '02:00')],
      absences: [{ from: '2026-11-25', to: '2026-11-25' }],
    });
    expect(iso(blockAt(calendar, at('2026-11-25T01:00Z')))).toBe('2026-11-24T22:00Z/2026-11-25T02:00Z');
    expect(iso(nextBlock(calendar, at('2026-11-25T01:00Z')))).toBe('2026-11-26T22:00Z/2026-11-27T02:00Z');
  });

  test('that ends before it begins is none', () => {
    const calendar = calendarIn('UTC', { blocks, absences: [{ from: '2026-11-30', to: '2026-11-20' }] });
    expect(iso(nextBlock(calendar, at('2026-11-24T06:00Z')))).toBe('2026-11-24T09:00Z/2026-11-24T09:30Z');
  });
});

describe('an unscheduled block', () => {
  const blocks = [{ days: WEEKDAYS, start: '09:00', end: '09:30' }];
  const open = (start: string, end: string): { start: number; end: number } => ({
    start: at(start),
    end: at(end),
  });

  test('is a block like any other', () => {
    const calendar = calendarIn('UTC', { blocks, opens: [open('2026-11-24T12:00Z', '2026-11-24T14:00Z')] });
    expect(iso(blockAt(calendar, at('2026-11-24T13:00Z')))).toBe('2026-11-24T12:00Z/2026-11-24T14:00Z');
    expect(iso(nextBlock(calendar, at('2026-11-24T10:00Z')))).toBe('2026-11-24T12:00Z/2026-11-24T14:00Z');
    expect(iso(nextBlock(calendar, at('2026-11-24T13:00Z')))).toBe('2026-11-25T09:00Z/2026-11-25T09:30Z');
  });

  test('runs on into the scheduled one that it meets', () => {
    const calendar = calendarIn('UTC', { blocks, opens: [open('2026-11-24T08:10Z', '2026-11-24T09:10Z')] });
    expect(iso(blockAt(calendar, at('2026-11-24T09:20Z')))).toBe('2026-11-24T08:10Z/2026-11-24T09:30Z');
  });

  test('holds during an absence, and without any weekly hours', () => {
    const opens = [open('2026-11-24T12:00Z', '2026-11-24T14:00Z')];
    const away = calendarIn('UTC', { blocks, opens, absences: [{ from: '2026-11-01', to: '2026-12-01' }] });
    expect(iso(blockAt(away, at('2026-11-24T13:00Z')))).toBe('2026-11-24T12:00Z/2026-11-24T14:00Z');
    const without = calendarIn('UTC', { opens });
    expect(iso(nextBlock(without, at('2026-11-24T10:00Z')))).toBe('2026-11-24T12:00Z/2026-11-24T14:00Z');
    expect(nextBlock(without, at('2026-11-24T12:00Z'))).toBeUndefined();
  });
});

describe('a block that was moved', () => {
  const blocks = [
    { days: WEEKDAYS, start: '09:00', end: '09:30' },
    { days: WEEKDAYS, start: '11:00', end: '12:00' },
  ];
  const nine = at('2026-11-24T09:00Z');

  test('starts later once, and keeps its length', () => {
    const calendar = calendarIn('UTC', { blocks, moved: [{ from: nine, to: nine + HOUR }] });
    expect(nextBlocks(calendar, at('2026-11-24T06:00Z'), 3).map(iso)).toEqual([
      '2026-11-24T10:00Z/2026-11-24T10:30Z',
      '2026-11-24T11:00Z/2026-11-24T12:00Z',
      '2026-11-25T09:00Z/2026-11-25T09:30Z',
    ]);
    expect(blockAt(calendar, nine)).toBeUndefined();
  });

  test('can be moved again', () => {
    const moved = [
      { from: nine, to: nine + HOUR },
      { from: nine + HOUR, to: nine + 4 * HOUR },
    ];
    const calendar = calendarIn('UTC', { blocks, moved });
    expect(nextBlocks(calendar, at('2026-11-24T06:00Z'), 2).map(iso)).toEqual([
      '2026-11-24T11:00Z/2026-11-24T12:00Z',
      '2026-11-24T13:00Z/2026-11-24T13:30Z',
    ]);
  });

  test('joins the block that it meets, and what they became moves as one', () => {
    const moved = [
      { from: nine, to: at('2026-11-24T10:30Z') },
      { from: at('2026-11-24T10:30Z'), to: at('2026-11-24T20:00Z') },
    ];
    const once = calendarIn('UTC', { blocks, moved: moved.slice(0, 1) });
    expect(iso(nextBlock(once, nine))).toBe('2026-11-24T10:30Z/2026-11-24T12:00Z');
    expect(iso(nextBlock(calendarIn('UTC', { blocks, moved }), nine))).toBe(
      '2026-11-24T20:00Z/2026-11-24T21:30Z',
    );
  });

  test('may be an unscheduled one', () => {
    const opens = [{ start: at('2026-11-24T14:00Z'), end: at('2026-11-24T15:00Z') }];
    const calendar = calendarIn('UTC', {
      blocks,
      opens,
      moved: [{ from: at('2026-11-24T14:00Z'), to: at('2026-11-24T16:00Z') }],
    });
    expect(iso(nextBlock(calendar, at('2026-11-24T12:00Z')))).toBe('2026-11-24T16:00Z/2026-11-24T17:00Z');
  });

  test('stays where its hours are when they no longer hold it', () => {
    const calendar = calendarIn('UTC', { blocks, moved: [{ from: nine + 60_000, to: nine + HOUR }] });
    expect(iso(nextBlock(calendar, at('2026-11-24T06:00Z')))).toBe('2026-11-24T09:00Z/2026-11-24T09:30Z');
  });
});

test('without hours there is no block', () => {
  const calendar = calendarIn('UTC', { blocks: [{ days: [], start: '09:00', end: '10:00' }] });
  expect(blockAt(calendar, 0)).toBeUndefined();
  expect(nextBlock(calendar, 0)).toBeUndefined();
  expect(nextBlocks(calendar, 0, 3)).toEqual([]);
});

test.each`
  blocks                                                | hours   | why
  ${[{ days: WEEKDAYS, start: '09:00', end: '10:00' }]} | ${71}   | ${'the weekend'}
  ${[{ days: [3], start: '09:00', end: '10:00' }]}      | ${167}  | ${'from one week to the next'}
  ${[daily('11:00', '11:30'), daily('16:00', '16:30')]} | ${18.5} | ${'the night'}
  ${[{ days: [7], start: '22:00', end: '02:00' }]}      | ${164}  | ${'a night into the next week'}
  ${[]}                                                 | ${168}  | ${'no hours at all'}
`('the longest wait is $hours h: $why', ({ blocks, hours }) => {
  expect(longestGap(calendarIn('America/New_York', { blocks }))).toBe(hours * HOUR);
});

test('hours that are not hours are refused rather than misread', () => {
  for (const block of [
    daily('9:00', '10:00'),
    daily('24:00', '10:00'),
    { days: [0], start: '09:00', end: '10:00' },
  ]) {
    expect(() => nextBlock(calendarIn('UTC', { blocks: [block] }), 0)).toThrow();
  }
});
