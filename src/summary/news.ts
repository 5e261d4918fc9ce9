import type { Ts } from '../ids.ts';
import type { Transcript } from './transcript.ts';

/** Whether a message is what somebody missed, and not only what is needed to understand that. */
export function isNews(ts: Ts, { since }: Pick<Transcript, 'since'>): boolean {
  return since === undefined || Number(ts) > Number(since);
}

/** Whether there is anything to be told of it at all. */
export function hasNews(transcript: Pick<Transcript, 'messages' | 'since'>): boolean {
  return transcript.messages.some(({ ref }) => isNews(ref.ts, transcript));
}
