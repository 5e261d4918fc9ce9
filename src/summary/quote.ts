import { comparable, type Evidence } from './evidence.ts';
import { sentencesOf } from './sentences.ts';

export interface Quote {
  readonly evidence: Evidence;
  /** As it was written; at most 200 characters. */
  readonly words: string;
  /** The sentence in which it stands. */
  readonly sentence: string;
}

/** Shorter ones stand anywhere and prove nothing, unless they are all that a message says. */
const LEAST_WORDS = 3;
const LEAST_CHARACTERS = 10;
const LONGEST = 200;

/** Where a quote stands word for word: in one of the cited messages, else in another; undefined if in none. */
export function quotedIn(
  quote: string | null | undefined,
  cited: readonly Evidence[],
  all: readonly Evidence[],
): Quote | undefined {
  const wanted = comparable((quote ?? '').replace(/^["“„'«\s]+|["”“'»…\s]+$|\.{3}$/g, ''));
  if (wanted === '') return undefined;
  const isLong =
    wanted.length >= LEAST_CHARACTERS && (wanted.split(' ').length >= LEAST_WORDS || wanted.length >= 24);
  const has = (one: Evidence): boolean =>
    isLong
      ? ` ${one.comparable} `.includes(` ${wanted} `) || isUnspaced(wanted, one)
      : one.comparable === wanted;
  const evidence = cited.find(has) ?? all.find(has);
  if (evidence === undefined) return undefined;
  const sentence = sentencesOf(evidence.message.text).find((one) =>
    ` ${comparable(one)} `.includes(` ${wanted} `),
  );
  const words = written(evidence.read, wanted);
  return { evidence, words, sentence: sentence ?? words };
}

/** Scripts that put no spaces between words quote from the middle of what looks like one. */
function isUnspaced(wanted: string, { comparable: text }: Evidence): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(wanted) && text.includes(wanted);
}

/** The stretch of the text that reads as `wanted` when only words and figures count. */
function written(text: string, wanted: string): string {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const target = wanted.split(' ');
  const from = words.findIndex((_word, at) =>
    target.every((one, i) => words[at + i]?.[0].toLowerCase() === one),
  );
  const [first, last] = [words[from], words[from + target.length - 1]];
  if (first === undefined || last === undefined) return wanted.slice(0, LONGEST);
  return text.slice(first.index, Math.min(last.index + last[0].length, first.index + LONGEST)).toWellFormed();
}
