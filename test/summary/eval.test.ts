import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, shareOf } from '../../bench/eval/figures.ts';
import { systems } from '../../bench/eval/systems.ts';
import { FileProblem, readThreads } from '../../bench/eval/threads.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileWith(text: string): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, text);
  return path;
}

const thread = {
  id: 't1',
  messages: [
    { id: 'm1', author: 'Ana', text: 'Can you review the rollout plan by Friday?' },
    { id: 'm2', author: 'Ben', text: 'I will review it tomorrow.\n> Can you review' },
    { id: 3, author: 'Chi', text: 'The cat sat on the mat.' },
  ],
  summaries: [
    {
      text: 'Ana asks for a review of the rollout plan, and Ben reviews it tomorrow.',
      citations: [['Ana asks for a review', ['m1', 'm2']]],
    },
  ],
  asks: ['m1'],
  commitments: ['m2'],
};

test('asks, commitments and citations are measured against what people found', async () => {
  const [gold] = await readThreads(fileWith(JSON.stringify({ threads: [thread] })));
  const [extractive] = systems({});
  if (gold === undefined || extractive === undefined) throw new Error('Nothing to measure');

  const shares = [shareOf(await extractive.say(gold, 120), gold)];

  expect(figure('F1 asks', shares)).toBe(100);
  expect(figure('F1 commitments', shares)).toBe(100);
  expect(figure('citation precision', shares)).toBeCloseTo((100 * 2) / 3);
  expect(gold.unknown).toEqual([]);
});

test('no summary is longer than it may be', async () => {
  const [gold] = await readThreads(fileWith(JSON.stringify({ threads: [thread] })));
  for (const system of systems({})) {
    const { text } = await system.say(gold ?? fail(), 5);
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(5);
  }
});

test('what is named and is not there is said', async () => {
  const [gold] = await readThreads(fileWith(JSON.stringify({ threads: [{ ...thread, asks: ['m9'] }] })));

  expect(gold?.unknown).toEqual(['m9']);
});

test.each([
  ['is not JSON', '{"thre'],
  ['holds no threads', '{"threads":[]}'],
  ['is not as it should be', '[]'],
  ['at threads[0].messages', '{"threads":[{"id":"x","messages":[]}]}'],
])('a file that cannot be used is refused in words: it %s', async (words, text) => {
  const thrown = await readThreads(fileWith(text)).catch((error: unknown) => error);

  expect(thrown).toBeInstanceOf(FileProblem);
  expect((thrown as FileProblem).message).toContain(words);
});

test('so is one that is not there', async () => {
  await expect(readThreads(join(folder, 'none.json'))).rejects.toThrow('cannot be read (ENOENT)');
});

function fail(): never {
  throw new Error('No thread');
}
