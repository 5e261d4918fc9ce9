import { wordIn } from '../../src/red-phone/match.ts';

/** What the words for a Red Phone would have let through: messages with one of them, and held mentions among those. */
export interface WordFinder {
  readonly words: readonly string[];
  /** Which of the words a message says, given as Slack writes its text; by their place in `words`. */
  find(text: string): readonly number[];
}

/** Finds words by the rules by which a declared one rings. */
export function wordFinder(words: readonly string[]): WordFinder {
  const declared = words.map((phrase) => [{ phrase, channels: [] }]);
  return {
    words,
    find: (text) => declared.flatMap((word, i) => (wordIn(text, word, '') === undefined ? [] : [i])),
  };
}
