import { FOUR_HUNDRED_YEARS_MS, offsetIn } from '../../src/schedule/offset-table.ts';
import { parseTzif } from '../../src/schedule/tzif.ts';
import { at } from './support.ts';

const HOUR_S = 3600;

interface Block {
  timeSize: 4 | 8;
  changes: readonly (readonly [seconds: number, type: number])[];
  types: readonly number[];
  leaps?: number;
}

test('version 1: changes in 32 bits, the first type before them', () => {
  const table = parseTzif(
    file({
      version: 0,
      blocks: [
        {
          timeSize: 4,
          changes: [
            [1000, 1],
            [2000, 0],
          ],
          types: [0, HOUR_S],
        },
      ],
    }),
  );
  expect(
    [-1e15, 999_999, 1_000_000, 1_999_999, 2_000_000, 1e15].map((ms) => offsetIn(table, ms) / 1000),
  ).toEqual([0, 0, 3600, 3600, 0, 0]);
});

test.each(['2', '3', '4'])('version %s: the 64-bit block counts, not the 32-bit one before it', (version) => {
  const table = parseTzif(
    file({
      version,
      blocks: [
        { timeSize: 4, changes: [[5, 0]], types: [7 * HOUR_S] },
        { timeSize: 8, changes: [[-10_000_000_000, 1]], types: [-1234, HOUR_S] },
      ],
      footer: '',
    }),
  );
  expect(offsetIn(table, -10_000_000_000_001)).toBe(-1_234_000);
  expect(offsetIn(table, 0)).toBe(HOUR_S * 1000);
});

describe('the footer', () => {
  const berlin = parseTzif(
    file({
      version: '2',
      blocks: [
        { timeSize: 4, changes: [], types: [0] },
        { timeSize: 8, changes: [[at('2000-03-26T01:00Z') / 1000, 1]], types: [HOUR_S, 2 * HOUR_S] },
      ],
      footer: 'CET-1CEST,M3.5.0,M10.5.0/3',
    }),
  );

  test.each`
    instant                | hours | why
    ${'2000-03-26T01:00Z'} | ${2}  | ${'the last listed change'}
    ${'2000-10-29T01:00Z'} | ${1}  | ${'the first one after it, in the same year'}
    ${'2001-03-25T00:59Z'} | ${1}  | ${'the minute before the next spring'}
    ${'2001-03-25T01:00Z'} | ${2}  | ${'the last Sunday of March'}
    ${'2040-07-01T00:00Z'} | ${2}  | ${'beyond 2037'}
    ${'2400-10-29T00:59Z'} | ${2}  | ${'beyond four centuries'}
    ${'2400-10-29T01:00Z'} | ${1}  | ${'beyond four centuries, after the change'}
    ${'9999-07-01T00:00Z'} | ${2}  | ${'the year 9999'}
  `('rules after the listed changes: $why', ({ instant, hours }) => {
    expect(offsetIn(berlin, at(instant)) / 3_600_000).toBe(hours);
  });

  test('repeats every 400 years', () => {
    for (let ms = at('2001-01-01T00:00Z'); ms < at('2400-01-01T00:00Z'); ms += 86_400_000 * 97.3) {
      expect(offsetIn(berlin, ms + 3 * FOUR_HUNDRED_YEARS_MS)).toBe(offsetIn(berlin, ms));
    }
  });

  test('alone makes a zone', () => {
    const blocks: Block[] = [
      { timeSize: 4, changes: [], types: [0] },
      { timeSize: 8, changes: [], types: [20_700] },
    ];
    expect(offsetIn(parseTzif(file({ version: '2', blocks, footer: '<+0545>-5:45' })), 0)).toBe(20_700_000);
  });
});

describe('a file is refused', () => {
  const block: Block = { timeSize: 8, changes: [[1000, 0]], types: [0] };
  const good = file({ version: '2', blocks: [{ ...block, timeSize: 4 }, block], footer: '' });

  test('that is none, or is cut short', () => {
    expect(() => parseTzif(new Uint8Array(3))).toThrow('not a TZif file');
    expect(() => parseTzif(new TextEncoder().encode('# version 2026f'.repeat(5)))).toThrow('not a TZif file');
    expect(() => parseTzif(good.subarray(0, 60))).toThrow('not a TZif file');
    expect(() => parseTzif(good.subarray(0, good.length - 10))).toThrow('cut short');
  });

  test('that counts leap seconds', () => {
    const leaping = file({
      version: '2',
      blocks: [
        { ...block, timeSize: 4 },
        { ...block, leaps: 1 },
      ],
      footer: '',
    });
    expect(() => parseTzif(leaping)).toThrow('leap seconds');
  });

  test('whose rule for later is not one', () => {
    const odd = file({ version: '2', blocks: [{ ...block, timeSize: 4 }, block], footer: 'CET-1CEST,yes' });
    expect(() => parseTzif(odd)).toThrow('not a POSIX time zone rule');
  });
});

function file({
  version,
  blocks,
  footer,
}: {
  version: string | 0;
  blocks: Block[];
  footer?: string;
}): Uint8Array {
  const bytes: number[] = [];
  for (const { timeSize, changes, types, leaps = 0 } of blocks) {
    bytes.push(...text('TZif'), version === 0 ? 0 : version.charCodeAt(0), ...Array<number>(15).fill(0));
    for (const count of [0, 0, leaps, changes.length, types.length, 4]) bytes.push(...big(count, 4));
    for (const [seconds] of changes) bytes.push(...big(seconds, timeSize));
    for (const [, type] of changes) bytes.push(type);
    for (const seconds of types) bytes.push(...big(seconds, 4), 0, 0);
    bytes.push(...text('ABC\0'), ...Array<number>(leaps * (timeSize + 4)).fill(0));
  }
  if (footer !== undefined) bytes.push(...text(`\n${footer}\n`));
  return Uint8Array.from(bytes);
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function big(value: number, size: 4 | 8): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, BigInt(value));
  return new Uint8Array(view.buffer, 8 - size);
}
