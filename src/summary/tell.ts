import { wordsFor } from '../words/words.ts';
import type { Candidate } from './candidate.ts';
import type { Cleaned } from './clean.ts';
import { coverageOf } from './coverage.ts';
import { headlineOf } from './headline.ts';
import { isNews } from './news.ts';
import { reduce } from './reduce.ts';
import type { Summary } from './summary.ts';
import type { Reader, Transcript } from './transcript.ts';

/** What is told of what was found, however it was found. */
export function tell(
  candidates: readonly Candidate[],
  cleaned: Cleaned,
  transcript: Transcript,
  reader: Reader,
): Pick<Summary, 'headline' | 'items' | 'more' | 'coverage'> {
  const { items, more } = reduce(
    candidates.filter(({ citations }) => citations.some(({ ts }) => isNews(ts, transcript))),
  );
  const fresh = cleaned.messages.filter(({ ref }) => isNews(ref.ts, transcript));
  return {
    headline: headlineOf(items, fresh, cleaned.messages, wordsFor(reader.locale)),
    items,
    more,
    coverage: coverageOf(transcript, cleaned),
  };
}
