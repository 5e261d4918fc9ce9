/** What the words for a Red Phone would have let through: messages with one of them, and held mentions among those. */
export interface WordFinder {
  readonly words: readonly string[];
  /** Which of the words stand in the text as whole words, by their place in `words`. */
  find(text: string): readonly number[];
}

/** Capitals and the kind of space between two words do not count; `down` is not in `download`. */
export function wordFinder(words: readonly string[]): WordFinder {
  const patterns = words.map((word) => {
    const spoken = word
      .trim()
      .split(/\s+/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`))
      .join(String.raw`\s+`);
    return new RegExp(String.raw`(?<![\p{L}\p{N}_])${spoken}(?![\p{L}\p{N}_])`, 'iu');
  });
  return {
    words,
    find: (text) => patterns.flatMap((pattern, i) => (pattern.test(text) ? [i] : [])),
  };
}
