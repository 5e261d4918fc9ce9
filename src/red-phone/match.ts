import type { ChannelId } from '../ids.ts';
import type { DeclaredWord } from '../people/policy.ts';
import { spokenOf } from './spoken.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What is needed of a word to find it. */
type Findable = Pick<DeclaredWord, 'phrase' | 'channels'>;

/**
 * The declared word that a message says, given as Slack sends its text: the first one in it, and of several that begin
 * there the longest. Only whole words count, in any case and any Unicode form; URLs, code, quotes and names do not.
 */
export function wordIn<Word extends Findable>(
  text: string,
  words: readonly Word[],
  channel: ChannelId,
): Word | undefined {
  if (words.length === 0) return undefined;
  const byStart = indexOf(words);
  const said = tokensOf(spokenOf(text));
  for (let at = 0; at < said.length; at++) {
    const found = byStart
      .get(said[at]?.text ?? '')
      ?.find(({ word, tokens }) => appliesIn(word, channel) && standsAt(tokens, said, at));
    if (found !== undefined) return found.word;
  }
  return undefined;
}

/** Two phrases with one form are the same word. Empty where nothing of it could ever be found. */
export function formOf(phrase: string): string {
  const tokens = tokensOf(phrase);
  if (!tokens.some(({ isName }) => isName)) return '';
  return tokens.map(({ text, isApart }, at) => (at > 0 && isApart ? ` ${text}` : text)).join('');
}

interface Indexed<Word> {
  readonly word: Word;
  readonly tokens: readonly Token[];
}

type Index<Word> = ReadonlyMap<string, readonly Indexed<Word>[]>;

const indexes = new WeakMap<readonly Findable[], Index<Findable>>();

/** The words by what they begin with, the longest first. Made once for each list. */
function indexOf<Word extends Findable>(words: readonly Word[]): Index<Word> {
  const known = indexes.get(words);
  if (known !== undefined) return known as Index<Word>;
  const byStart = new Map<string, Indexed<Word>[]>();
  for (const word of words) {
    const tokens = tokensOf(word.phrase);
    if (tokens[0] === undefined || formOf(word.phrase) === '') continue;
    byStart.set(tokens[0].text, [...(byStart.get(tokens[0].text) ?? []), { word, tokens }]);
  }
  for (const candidates of byStart.values()) candidates.sort((a, b) => b.tokens.length - a.tokens.length);
  indexes.set(words, byStart);
  return byStart;
}

function appliesIn({ channels }: Findable, channel: ChannelId): boolean {
  return channels.length === 0 || channels.includes(channel);
}

function standsAt(phrase: readonly Token[], said: readonly Token[], at: number): boolean {
  const isThere = phrase.every(({ text, isApart }, i) => {
    const token = said[at + i];
    return token?.text === text && (i === 0 || token.isApart === isApart);
  });
  const end = at + phrase.length;
  return isThere && !goesOn(said[at], said[at - 1], said[at]) && !goesOn(said[end - 1], said[end], said[end]);
}

/** Whether a word clings to the mark that a phrase begins or ends with: "c++" is not said in "c++x". */
function goesOn(edge: Token | undefined, beyond: Token | undefined, later: Token | undefined): boolean {
  return edge?.isName === false && beyond?.isName === true && later?.isApart === false;
}
