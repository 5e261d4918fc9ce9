import fc from 'fast-check';
import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { context, header, type KnownBlock, section } from '../../src/block-kit.ts';
import { fitOnPage, type Part } from '../../src/home/fit-on-page.ts';
import { textOf } from '../support/fakes-people.ts';

const lines = (name: string, count: number, length = 20): Part => ({
  blocks: Array.from({ length: count }, (_, i) => section(`${name}${i} `.padEnd(length, 'x'))),
  more: `more ${name}`,
});

const count = (blocks: readonly KnownBlock[], name: string): number =>
  blocks.filter((block) => textOf([block]).startsWith(name)).length;

test('what fits stands whole, in order, without a word about more', () => {
  const parts = [lines('a', 40), lines('b', 0), lines('c', 60)];
  expect(fitOnPage(parts)).toEqual(parts.flatMap(({ blocks }) => blocks));
});

test('a long part gives way to short ones, and says that there is more of it', () => {
  const shown = fitOnPage([lines('a', 300), lines('b', 10), lines('c', 12)]);

  expect(count(shown, 'b')).toBe(10);
  expect(count(shown, 'c')).toBe(12);
  expect(count(shown, 'a')).toBe(75);
  expect(shown[75]).toEqual(context('more a'));
  expect(textOf(shown)).not.toContain('more b');
});

test('two long parts get the same', () => {
  const shown = fitOnPage([lines('a', 300), lines('b', 300)]);
  expect([count(shown, 'a'), count(shown, 'b')]).toEqual([49, 49]);
});

test('a part of few heavy blocks leaves room to one of many light ones', () => {
  const shown = fitOnPage([lines('a', 40, 3000), lines('b', 90)], { blocks: 100, bytes: 50_000 });

  expect(count(shown, 'b')).toBeGreaterThan(40);
  expect(count(shown, 'a')).toBeGreaterThan(5);
  expect(textOf(shown)).toContain('more a');
});

test('one block that is too large for the page is left out, and the rest stands', () => {
  const shown = fitOnPage([lines('a', 1, 3000), lines('b', 3)], { blocks: 100, bytes: 2_000 });
  expect(textOf(shown)).toContain('more a');
  expect(count(shown, 'b')).toBe(3);
});

test('no number, size or script of parts breaks Slack’s limits, and no part vanishes without a word', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 3000 }),
    fc.string({ unit: 'binary', maxLength: 1500 }),
    fc.constant('שלום عالم '.repeat(250)),
    fc.constant('🏳️‍🌈'.repeat(400)),
  );
  const block = fc.oneof(
    words.map((text) => section(`s${text}`)),
    words.map((text) => header(`h${text}`)),
    fc
      .array(words, { minLength: 1, maxLength: 20 })
      .map((texts) => context(...texts.map((text) => `c${text}`))),
  );
  const part = fc.array(block, { maxLength: 150, size: 'max' });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (all) => {
      const parts = all.map((blocks, i) => ({ blocks, more: `more ${i}.` }));
      const shown = fitOnPage(parts);
      const view = { type: 'home', blocks: shown };
      expect(viewProblems(view)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
      const text = textOf(shown);
      for (const [i, { blocks }] of parts.entries()) {
        if (!blocks.every((one) => shown.includes(one))) expect(text).toContain(`more ${i}.`);
      }
    }),
    { numRuns: 40 },
  );
});
