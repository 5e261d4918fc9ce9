import { isChatter } from './noise.ts';
import { isClosing, isSignedWith } from './signature.ts';

/** A sentence that says nothing by itself: a greeting, a thank-you, a name, a bare link, "some text here:". */
export function isFiller(sentence: string, authorName: string): boolean {
  if (isChatter(sentence) || isClosing(sentence) || isSignedWith(sentence, authorName)) return true;
  if (greeting.test(sentence)) return true;
  if (unspaced.test(sentence)) return false;
  const words = sentence.split(/\s+/);
  const prose = words.filter((word) => /^\p{L}[\p{L}'’-]*[.,;:!?)]*$/u.test(word));
  return prose.length < 2 || prose.length < words.length * 0.4;
}

/** Scripts that write no spaces between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{4}/u;

const greeting =
  /^(?:(?:hi|hello|hey|hallo|dear|moin|servus|liebe[rs]?|guten (?:morgen|tag|abend)|good (?:morning|afternoon|evening))(?:\s+[\p{L}@.'-]+){0,4}|(?:folks|all|team|everyone|everybody|[\p{Lu}][\p{L}'-]+(?:,? (?:and|und|&) \p{Lu}[\p{L}'-]+)?))\s*[,!:–-]*$/iu;
