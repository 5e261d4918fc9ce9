import type { Ts, UserId } from '../ids.ts';
import type { ReadMessage, ThreadHead } from './history.ts';

export type ThreadRoot = ReadMessage & { readonly thread: ThreadHead };

/** So many of those with the newest replies are read first, however they rank. */
const NEWEST_FIRST = 10;

/** The threads with something new, those first that matter most to the reader. */
export function newThreads(
  messages: readonly ReadMessage[],
  after: Ts,
  reader: UserId,
  now: number,
): readonly ThreadRoot[] {
  const roots = messages.filter(isRoot).filter(({ thread }) => Number(thread.latestReply) > Number(after));
  const byNews = roots.toSorted((a, b) => Number(b.thread.latestReply) - Number(a.thread.latestReply));
  const newest = byNews.slice(0, NEWEST_FIRST);
  const ranked = byNews
    .slice(NEWEST_FIRST)
    .map((root) => ({ root, weight: weightOf(root, reader, now) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ root }) => root);
  return [...newest, ...ranked];
}

function isRoot(message: ReadMessage): message is ThreadRoot {
  return message.thread !== undefined && message.ref.threadTs === undefined;
}

/** That it calls on the reader weighs more than that they took part, and this more than any size. */
function weightOf({ text, user, thread }: ThreadRoot, reader: UserId, now: number): number {
  const calls = text.includes(`<@${reader}`) || user === reader ? 2_000 : 0;
  const takesPart = thread.participants.includes(reader) ? 1_000 : 0;
  const ageHours = Math.max(0, now / 1000 - Number(thread.latestReply)) / 3600;
  return calls + takesPart + Math.min(900, thread.replies / (1 + ageHours / 24));
}
