import fc from 'fast-check';
import { describeHours } from '../../src/schedule/describe.ts';
import type { WeeklyBlock } from '../../src/schedule/hours.ts';
import { parseHours } from '../../src/schedule/parse-hours.ts';
import { tidyHours } from '../../src/schedule/tidy-hours.ts';
import { clockText } from '../../src/schedule/wall-time.ts';

const clock = fc.integer({ min: 0, max: 1439 }).map(clockText);
const block: fc.Arbitrary<WeeklyBlock> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    start: clock,
    end: fc.oneof(clock, fc.constant('24:00')),
  })
  .filter(({ start, end }) => start !== end);

test.each(['en-GB', 'en-US', 'de-DE'])('what describes hours in %s is read as the same hours', (locale) => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
      expect(parseHours(describeHours(blocks, locale))).toEqual({ ok: true, blocks: tidyHours(blocks) });
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

test('whatever is typed is read or refused with a part of it', () => {
  const piece = fc.constantFrom(
    'mon',
    'fr',
    '-',
    '–',
    ',',
    ';',
    '9',
    '24:00',
    '10:30',
    'am',
    'pm',
    'to',
    'and',
    'noon',
    'Uhr',
    'x',
    '.',
    'İ',
    '🙂',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join(' ')),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      (typed) => {
        const read = parseHours(typed);
        if (read.ok) expect(read.blocks.length).toBeGreaterThan(0);
        else expect(typed).toContain(read.part);
      },
    ),
    { seed: 20261122, numRuns: 2000 },
  );
});
