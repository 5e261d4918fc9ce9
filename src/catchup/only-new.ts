import type { Ts } from '../ids.ts';
import { clean } from '../summary/clean.ts';
import { headlineOf } from '../summary/headline.ts';
import type { Summary } from '../summary/summary.ts';
import type { Transcript } from '../summary/transcript.ts';
import type { CatchupReader } from './reader.ts';

/**
 * A summary without what was said before `after`: the roots of older threads are read so that their new answers can be
 * understood, and are not themselves what somebody missed.
 */
export async function onlyNew(
  summary: Summary,
  transcript: Transcript,
  after: Ts,
  { words }: CatchupReader,
): Promise<Summary> {
  const isNew = (ts: Ts): boolean => Number(ts) > Number(after);
  if (transcript.messages.every(({ ref }) => isNew(ref.ts))) return summary;
  const items = summary.items.filter(({ citations }) => citations.some(({ ts }) => isNew(ts)));
  const messages = (await clean(transcript)).messages.filter(({ ref }) => isNew(ref.ts));
  return {
    ...summary,
    items,
    headline: headlineOf(items, messages, words),
    coverage: { ...summary.coverage, from: messages[0]?.at ?? summary.coverage.to },
  };
}
