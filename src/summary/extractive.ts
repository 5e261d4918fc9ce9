import { wordsFor } from '../words/words.ts';
import { answerByWords } from './answer.ts';
import { clean } from './clean.ts';
import { coverageOf } from './coverage.ts';
import { extract } from './extract.ts';
import { headlineOf } from './headline.ts';
import { reduce } from './reduce.ts';
import type { Summarizer } from './summary.ts';

/** Works without any model, at once, in any language, best in English and German. */
export const extractiveSummarizer: Summarizer = {
  async summarize(transcript, reader, { signal, onProgress }) {
    const cleaned = await clean(transcript);
    const candidates = await extract(cleaned.messages, reader);
    signal?.throwIfAborted();
    const { items, more } = reduce(candidates);
    onProgress?.(1, 1);
    return {
      headline: headlineOf(items, cleaned.messages, wordsFor(reader.locale)),
      items,
      more,
      coverage: coverageOf(transcript, cleaned),
      madeWith: { kind: 'extractive' },
      troubles: [],
    };
  },

  async answer(transcript, question, _reader, { signal }) {
    signal?.throwIfAborted();
    const cleaned = await clean(transcript);
    return {
      statements: answerByWords(cleaned.messages, question),
      coverage: coverageOf(transcript, cleaned),
      madeWith: { kind: 'extractive' },
      troubles: [],
    };
  },
};
