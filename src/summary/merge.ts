import type { Candidate } from './candidate.ts';
import type { Mapped } from './map.ts';
import type { Reader } from './transcript.ts';

/**
 * What the model found and, where it did not read, what stands out by its words. What asks something of the reader is
 * found by words everywhere, since the model was not told who reads.
 */
export function merge(mapped: readonly Mapped[], byWords: readonly Candidate[], reader: Reader): Candidate[] {
  const unread = new Set(
    mapped
      .filter(({ isWhole }) => !isWhole)
      .flatMap(({ segment }) => segment.messages.map(({ ref }) => ref.ts)),
  );
  const asked = new Set(
    byWords.filter(({ kind }) => kind === 'for-you').map(({ citations }) => citations[0].ts),
  );
  const byModel = mapped.flatMap(({ candidates }) => candidates).map((one) => addressed(one, asked, reader));
  const stand = byWords.filter(({ kind, citations }) => kind === 'for-you' || unread.has(citations[0].ts));
  return [...byModel, ...stand];
}

/** An open question or an action that is the reader's is for them. */
function addressed(candidate: Candidate, asked: ReadonlySet<string>, reader: Reader): Candidate {
  if (candidate.kind !== 'open-question' && candidate.kind !== 'action') return candidate;
  return candidate.owner?.user === reader.user || candidate.citations.some(({ ts }) => asked.has(ts))
    ? { ...candidate, kind: 'for-you' }
    : candidate;
}
