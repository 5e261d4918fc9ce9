import fc from 'fast-check';
import { viewProblems } from '../../emulator/block-kit/limits.ts';
import type { Region } from '../../src/people/policy.ts';
import { chainBlocks, declaredBlocks, MOST_REGIONS } from '../../src/rota/blocks.ts';
import type { Rota } from '../../src/rota/rota.ts';
import { zones } from '../schedule/support.ts';

/** What somebody calls a region: marks that Slack reads, right-to-left text, emoji, as long as the form takes it. */
const name = fc
  .array(fc.constantFrom('&', '<', '>', '*', '<!channel>', 'ירושלים ', 'مرحبا ', '👩‍👩‍👧', 'a'), {
    minLength: 1,
  })
  .map((parts) => parts.join('').slice(0, 40).toWellFormed());
const HOURS: readonly Region['hours'][] = [
  [],
  [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  [{ days: [1], start: '00:00', end: '00:30' }],
];
const region = fc.record({
  name,
  id: fc.integer({ min: 1, max: 10 ** 9 }).map((n) => `r${n}`),
  zone: fc.constantFrom('Europe/Berlin', 'America/Argentina/ComodRivadavia', 'Asia/Kathmandu', 'Gone/Zone'),
  members: fc.array(
    fc.integer({ min: 0, max: 10 ** 9 }).map((n) => `U${String(n).padStart(10, '0')}`),
    { maxLength: 50 },
  ),
  hours: fc.constantFrom(...HOURS),
});
const rotas: fc.Arbitrary<Rota> = fc.record({ regions: fc.array(region, { maxLength: MOST_REGIONS + 2 }) });
const reader = (locale: string) => ({ locale, zone: zones.get('Asia/Tokyo'), now: Date.UTC(2026, 0, 20, 8) });

test('no rota breaks Slack’s limits, takes more than its share of the page, or calls anybody on', () => {
  fc.assert(
    fc.property(rotas, fc.constantFrom('en-US', 'de-DE'), (rota, locale) => {
      const chain = chainBlocks(rota, reader(locale), zones);
      const declared = declaredBlocks(rota, reader(locale), zones);
      for (const blocks of [chain, declared]) {
        expect(viewProblems({ type: 'home', blocks: [...blocks] })).toEqual([]);
        expect(JSON.stringify(blocks)).not.toMatch(/<!(?:channel|here|everyone)/);
      }
      expect(chain.length).toBeLessThanOrEqual(12);
      expect(declared.length).toBeLessThanOrEqual(MOST_REGIONS + 3);
    }),
    { numRuns: 200 },
  );
});

test('of as many regions as there may be, with the longest names, each is shown whole', () => {
  const regions = Array.from({ length: MOST_REGIONS }, (_, n) => ({
    ...{ id: `r${n}`, name: '&'.repeat(40), zone: 'Asia/Tokyo' },
    members: Array.from({ length: 50 }, (__, i) => `U${n}_${String(i).padStart(9, '0')}`),
    hours: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  }));
  for (const locale of ['en-US', 'de-DE']) {
    const shown = JSON.stringify(chainBlocks({ regions }, reader(locale), zones));
    for (const { members } of regions) expect(shown).toContain(`<@${members[5]}>`);
    expect(shown.split('&amp;').length - 1).toBe(40 * MOST_REGIONS);
  }
});

test('a region whose name is written from right to left stands where the others do', () => {
  const hours = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }];
  const regions = [{ id: 'r1', name: 'طوكيو', zone: 'Asia/Tokyo', members: ['U1'], hours }];
  const shown = JSON.stringify(chainBlocks({ regions }, reader('en-GB'), zones));
  expect(shown).toContain('*\u2068طوكيو\u2069* –');
});
