import type { Cleaned } from './clean.ts';
import { isNews } from './news.ts';
import type { Coverage } from './summary.ts';
import type { Transcript } from './transcript.ts';

/** What a summary rests on. Nothing that was fetched is missing from it: read, or skipped because it says nothing. */
export function coverageOf(transcript: Transcript, { messages, skipped }: Cleaned): Coverage {
  const threads = new Set(
    messages.filter(({ ref, thread }) => ref.ts !== thread).map(({ thread }) => thread),
  );
  const first = messages.find(({ ref }) => isNews(ref.ts, transcript)) ?? messages.at(-1);
  return {
    messages: messages.length,
    skipped,
    threads: threads.size,
    from: first?.at ?? 0,
    to: messages.at(-1)?.at ?? 0,
    notRead: transcript.notRead,
  };
}
