import type { Ts, UserId } from '../ids.ts';
import { clean } from '../summary/clean.ts';
import { conversationsOf } from '../summary/conversations.ts';
import type { Transcript } from '../summary/transcript.ts';

/** A transcript with only those conversations that are the person's: they wrote in them, or were called into them. */
export async function partTaken(
  transcript: Transcript,
  user: UserId,
  also: ReadonlySet<Ts>,
): Promise<Transcript> {
  const { messages } = await clean(transcript);
  const theirs = new Set<Ts>();
  for (const conversation of conversationsOf(messages)) {
    const isTheirs = conversation.messages.some(
      ({ author, mentions, ref }) => author.user === user || mentions.includes(user) || also.has(ref.ts),
    );
    if (isTheirs) for (const { ref } of conversation.messages) theirs.add(ref.ts);
  }
  return {
    ...transcript,
    messages: transcript.messages.filter(({ ref }) => theirs.has(ref.ts)),
    threads: transcript.threads.filter(({ threadTs }) => theirs.has(threadTs)),
  };
}
