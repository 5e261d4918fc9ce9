import type { Conversation, PersonState, ShownMessage } from '../page-state.ts';

/** What a conversation shows beside its name in the list. */
export interface Unread {
  /** Somebody else has written: the name is bold. */
  readonly isBold: boolean;
  /** So many call on the person: a number in red. */
  readonly calls: number;
}

/** Whatever was written after the person last looked. */
export function unreadIn({ id, reads, notices }: PersonState, conversation: Conversation): Unread {
  const read = reads[conversation.id] ?? '';
  const isNew = (message: ShownMessage) => message.ts > read && message.user !== id && isInTimeline(message);
  const calling = new Set(
    notices.filter((notice) => notice.channel === conversation.id && notice.ts > read).map(({ ts }) => ts),
  );
  const calls = conversation.messages.filter(({ ts }) => calling.has(ts)).length;
  return { isBold: calls > 0 || conversation.messages.some(isNew), calls };
}

/** Whether the message stands in the conversation itself, and not in a thread alone. */
export function isInTimeline({ ts, thread_ts, subtype }: ShownMessage): boolean {
  return thread_ts === undefined || thread_ts === ts || subtype === 'thread_broadcast';
}
