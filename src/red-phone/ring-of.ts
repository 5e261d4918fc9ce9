import { instantOf, type UserId } from '../ids.ts';
import { mentionId } from '../mentions/held.ts';
import type { RingOf } from '../mentions/hold.ts';
import { OLDEST_HELD_MS } from '../mentions/triage.ts';
import { LATE_MS } from './call.ts';
import { wordIn } from './match.ts';

/**
 * Reads what messages ask for by the workspace's declared words, and what an edit may be to a call that its message has
 * made. What Sluice itself writes asks for nothing.
 */
export function ringsBut(botUser: UserId): RingOf {
  return (message, { redPhone }, now) => {
    const { channel, ts, threadTs, author, text, textBefore, version, users, groups } = message;
    if (redPhone.words.length === 0 || author.user === botUser) return undefined;
    const writtenAt = instantOf(ts);
    if (now - writtenAt > OLDEST_HELD_MS) return undefined;
    const saidAt = instantOf(version);
    const word = wordIn(text, redPhone.words, channel);
    const isEdit = version !== ts;
    if (word === undefined && !isEdit) return undefined;
    const isSaidBefore =
      textBefore !== undefined && wordIn(textBefore, redPhone.words, channel) !== undefined;
    const source = { channel, ts, ...(threadTs === undefined ? {} : { threadTs }) };
    const id = mentionId(source);
    return {
      id: isEdit ? `${id}~${version}` : id,
      caller: author,
      users,
      groups,
      channel,
      source,
      phrase: word?.phrase,
      reason: text,
      isConfirmed: false,
      arrivedAt: now,
      saidAt,
      ...(word === undefined ? { isNews: true } : {}),
      ...(isSaidBefore ? { wasSaid: saidAt - writtenAt > LATE_MS ? 'long-ago' : 'lately' } : {}),
    };
  };
}
