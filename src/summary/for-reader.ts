import type { CleanMessage } from './clean.ts';
import type { Reader } from './transcript.ts';

/**
 * Whether a message that asks something asks it of the reader: it names them, or it stands in a thread that they began
 * and names nobody else.
 */
export function isForReader(message: CleanMessage, root: CleanMessage | undefined, reader: Reader): boolean {
  if (isNamed(message, reader)) return true;
  const isReply = message.ref.ts !== message.thread;
  return (
    isReply &&
    message.mentions.length === 0 &&
    root !== undefined &&
    (root.standsFor ?? root.ref.ts) === message.thread &&
    root.author.user === reader.user
  );
}

/** Whether it calls on the reader, or begins with their name. */
export function isNamed(message: CleanMessage, reader: Reader): boolean {
  return message.mentions.includes(reader.user) || startsWithName(message.text, reader.name);
}

/** "Ben, …", "@Ben …", "Hi Ben, …". */
function startsWithName(text: string, name: string): boolean {
  const [first = ''] = name.toLowerCase().split(/[\s.]+/);
  if (first.length < 2) return false;
  const opening = text
    .slice(0, 60)
    .toLowerCase()
    .replace(/^(?:hi|hey|hello|hallo|dear|liebe[rs]?)\s+/, '');
  return [name.toLowerCase(), first].some((called) => {
    const rest = opening.replace(/^@/, '');
    return rest.startsWith(called) && /^[,:;!]|^ ?[-–—]/.test(rest.slice(called.length));
  });
}
