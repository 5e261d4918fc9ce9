import { answerByWords } from './answer.ts';
import { clean } from './clean.ts';
import { coverageOf } from './coverage.ts';
import { extract } from './extract.ts';
import type { Summarizer } from './summary.ts';
import { tell } from './tell.ts';

/** Works without any model, at once, in any language, best in English and German. */
export const extractiveSummarizer: Summarizer = {
  async summarize(transcript, reader, { signal, onProgress }) {
    const cleaned = await clean(transcript);
    const candidates = await extract(cleaned.messages, reader, transcript);
    signal?.throwIfAborted();
    onProgress?.(1, 1);
    return {
      ...tell(candidates, cleaned, transcript, reader),
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
