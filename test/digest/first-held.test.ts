import { blockProblems } from '../../emulator/block-kit/limits.ts';
import { firstHeldMessage } from '../../src/digest/first-held.ts';
import { wordsFor } from '../../src/words/words.ts';
import { berlin, NEXT_BLOCK, NOW, textsIn } from '../support/fakes-digest.ts';

test.each([
  ['en-GB', false],
  ['en-GB', true],
  ['de-DE', false],
  ['de-DE', true],
] as const)(
  'the one explanation says when, how, and how to end it: %s, shielded: %s',
  (locale, isShielded) => {
    const reader = { zone: berlin, locale, now: NOW };
    const { text, blocks } = firstHeldMessage(NEXT_BLOCK, isShielded, reader, wordsFor(locale));

    expect(blockProblems(blocks)).toEqual([]);
    expect({ text, blocks: textsIn(blocks) }).toMatchSnapshot();
    expect(textsIn(blocks).join()).not.toMatch(/held until/i);
  },
);
