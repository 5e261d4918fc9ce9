import { type KnownBlock, section } from '../../src/block-kit.ts';
import { gatherSections } from '../../src/home/gather-sections.ts';
import { type HomeSection, PLACES } from '../../src/home/section.ts';
import { T } from '../support/fakes-people.ts';

const visitor = { tenant: T, user: 'U1', locale: 'en-GB' };
const shows = (place: HomeSection['place'], text: string): HomeSection => ({
  place,
  blocks: async () => [section(text)],
});

async function gather(sections: readonly HomeSection[], places: readonly HomeSection['place'][] = PLACES) {
  const warnings: unknown[] = [];
  const log = { warn: (...what: unknown[]) => void warnings.push(what) };
  const shown = await gatherSections(sections, places, visitor, 0, { log, patienceMs: 50 });
  const texts = shown.map(({ place, blocks }) => [place, ...blocks.map(textIn)]);
  return { texts, warnings };
}

function textIn(block: KnownBlock): string {
  return block.type === 'section' ? (block.text?.text ?? '') : block.type;
}

test('a section that fails, at once or later, says so in words and takes no other with it', async () => {
  const { texts, warnings } = await gather([
    {
      place: 'calls',
      blocks: () => {
        throw new Error('broken');
      },
    },
    { place: 'batons', blocks: () => Promise.reject(new Error('broken too')) },
    shows('rota', 'all well'),
  ]);

  expect(texts).toEqual([
    ['calls', '*Red Phone* cannot be shown just now. Open this page again in a moment.'],
    ['batons', '*Batons* cannot be shown just now. Open this page again in a moment.'],
    ['rota', 'all well'],
  ]);
  expect(warnings).toHaveLength(2);
});

test('a section that never answers holds up nobody', async () => {
  const { texts } = await gather([
    { place: 'questions', blocks: () => new Promise(() => {}) },
    shows('rota', 'all well'),
  ]);

  expect(texts[0]).toEqual(['questions', expect.stringContaining('cannot be shown just now')]);
  expect(texts[1]).toEqual(['rota', 'all well']);
});

test('sections of places that this person does not see are not even asked', async () => {
  let asked = 0;
  const counting: HomeSection = {
    place: 'workspace',
    async blocks() {
      asked += 1;
      return [];
    },
  };
  await gather([counting], ['calls', 'own']);
  expect(asked).toBe(0);
});
