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
  const pattern = wanted
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\p{L}\\p{M}\\p{N}]+');
  const found = new RegExp(pattern, 'iu').exec(text)?.[0] ?? wanted;
  return found.replace(/\s+/g, ' ').slice(0, 200);
}
