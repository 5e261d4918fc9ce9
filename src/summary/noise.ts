import type { TranscriptMessage } from './transcript.ts';

/** Whether Slack wrote it, not a person: joins, topics, pins. An app's own message is no noise by itself. */
export function isNoise({ subtype }: Pick<TranscriptMessage, 'subtype'>): boolean {
  return subtype !== undefined && !spoken.has(subtype);
}

const spoken = new Set(['bot_message', 'me_message', 'file_share', 'thread_broadcast']);

/** "Thanks", a lone emoji, "ok": said to be polite, not to be remembered. Takes a clean text. */
export function isChatter(text: string): boolean {
  if (text.length > LONGEST_CHATTER) return false;
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return letters.length < 8 || (letters.length < 60 && polite.test(letters));
}

const LONGEST_CHATTER = 120;

const polite =
  /^(?:(?:ok(?:ay)?|yes|yep|yup|no|nope|sure|great|cool|nice|perfect|awesome|lol|haha\w*|thanks?|thx|ty|thank you|welcome|you re|np|no problem|good|morning|night|evening|hi|hello|hey|bye|see you|done|got it|makes sense|agreed?|indeed|true|right|exactly|same here|me too|so much|very much|a lot|again|all|everyone|team|for the|info|help|link|update|heads up|will do|ja|nein|genau|klar|gut|super|danke|dank|vielen|bitte|gerne?|schön|prima|passt|moin|hallo|morgen|guten|tag|tschüss|alles|stimmt|sehr|dir|euch|für die|den|hinweis)(?: |$))+$/iu;
