import { wholeOf } from '../../src/catchup/whole.ts';
import type { Summary } from '../../src/summary/summary.ts';

const MODEL = { kind: 'model', model: 'm-1', partlyExtractive: false } as const;

function summary(messages: number, from: number, to: number, more: Partial<Summary> = {}): Summary {
  return {
    headline: [],
    items: [],
    more: {},
    coverage: { messages, skipped: 1, threads: 2, from, to, notRead: { threads: 0, reasons: [] } },
    madeWith: { kind: 'extractive' },
    troubles: [],
    ...more,
  };
}

test('several summaries rest on what each of them read, from the first to the last', () => {
  expect(wholeOf([summary(3, 200, 300), summary(4, 100, 250)]).coverage).toMatchObject({
    messages: 7,
    skipped: 2,
    threads: 4,
    from: 100,
    to: 300,
  });
});

test.each([
  ['none of them', [summary(1, 1, 1), summary(1, 1, 1)], { kind: 'extractive' }],
  ['all of them', [summary(1, 1, 1, { madeWith: MODEL })], MODEL],
  [
    'one of them',
    [summary(1, 1, 1), summary(1, 1, 1, { madeWith: MODEL })],
    { ...MODEL, partlyExtractive: true },
  ],
  [
    'all of them, one in part',
    [
      summary(1, 1, 1, { madeWith: MODEL }),
      summary(1, 1, 1, { madeWith: { ...MODEL, partlyExtractive: true } }),
    ],
    { ...MODEL, partlyExtractive: true },
  ],
] as const)('that a model made %s is said', (_which, summaries, made) => {
  expect(wholeOf([...summaries]).madeWith).toEqual(made);
});

test('each trouble is told once', () => {
  const late = summary(1, 1, 1, { troubles: ['late'] });
  expect(wholeOf([late, late, summary(1, 1, 1, { troubles: ['day-cap'] })]).troubles).toEqual([
    'late',
    'day-cap',
  ]);
});
