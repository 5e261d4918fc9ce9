import type { UserId } from '../ids.ts';
import type { CleanMessage } from './clean.ts';
import type { Conversation } from './conversations.ts';
import { isChatter } from './noise.ts';
import { termsOf } from './terms.ts';

/** After how many later messages of a run a question counts as passed over. */
const RUN_ANSWERS = 6;
/** So soon after it, what somebody says is taken for their answer, whatever its words. */
const AT_ONCE = 3;

/** Whether somebody has answered a question: in a thread whoever speaks after it, in a run who takes it up. */
export function isAnswered(question: CleanMessage, { kind, messages }: Conversation): boolean {
  const later = messages.slice(messages.indexOf(question) + 1);
  const others = later.filter(
    ({ author, text }) => author.user !== question.author.user && !isChatter(text) && !unknowing.test(text),
  );
  if (kind === 'thread') return others.length > 0;
  const near = later.slice(0, RUN_ANSWERS);
  return others.some((message) => near.includes(message) && takesUp(message, question));
}

/** Whether the reader, who was asked, has spoken since. */
export function isSettled(question: CleanMessage, { kind, messages }: Conversation, reader: UserId): boolean {
  const later = messages.slice(messages.indexOf(question) + 1);
  if (kind === 'thread') return later.some(({ author }) => author.user === reader);
  return later.some(
    (message, at) => message.author.user === reader && (at < AT_ONCE || takesUp(message, question)),
  );
}

/** Says that there is no answer. */
const unknowing =
  /^\W*(?:@\S+\W+)?(?:(?:hm+|sorry|no)\W+)?(?:not (?:yet|sure)|no (?:idea|clue)|(?:i )?(?:don['’]t|do not) know|dunno|good question|keine ahnung|noch nicht|weiß (?:ich )?(?:auch )?nicht|gute frage)(?!\p{L})/iu;

function takesUp(message: CleanMessage, question: CleanMessage): boolean {
  const asker = question.author.user;
  if (asker !== undefined && message.mentions.includes(asker)) return true;
  if (/^(?:yes|no|yep|yeah|nope|ja|nein|doch|jein)\b/i.test(message.text)) return true;
  const asked = new Set(termsOf(question.text));
  return termsOf(message.text).some((term) => asked.has(term));
}
