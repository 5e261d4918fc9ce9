import { authorId, channelId, eventBody, mix, tsOf } from '../support/events.ts';

/** One mention with a text of 300 bytes that nothing can compress. */
export interface RandomMention {
  readonly recipient: string;
  readonly author: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly body: string;
}

const TEXT_BYTES = 300;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_';
const SENDERS = 50;
/** As many as a company of that size has. */
const CHANNELS = 200;

export const readerId = (i: number): string => `U0READ${String(i).padStart(6, '0')}`;

/** The same for the same id, so that what is read back can be compared. */
export function randomMention(id: number, perRecipient: number, startedAt: number): RandomMention {
  const recipient = readerId(Math.floor(id / perRecipient));
  const author = authorId(mix(id) % SENDERS);
  const call = `<@${recipient}> `;
  const said = letters(id, TEXT_BYTES - call.length);
  const channel = channelId(id % CHANNELS);
  const body = eventBody({ id, startedAt, author, recipient, said, channel });
  return { recipient, author, channel, ts: tsOf(id, startedAt), text: `${call}${said}`, body };
}

function letters(seed: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i += 1) text += LETTERS[mix(seed * 1009 + i) % LETTERS.length] ?? '';
  return text;
}
