/** One word, emoji or mark of a text, in the form in which it is compared. */
export interface Token {
  readonly text: string;
  /** Anything but a mark. */
  readonly isName: boolean;
  /** A space stands before it. */
  readonly isApart: boolean;
}

/**
 * The words, emoji and marks of a text. Letters, digits and what combines with them are one word, and so is what a
 * hyphen, dot, slash, underscore, apostrophe or @ joins: `non-prod`, `sev1.log`, `/redphone`. Scripts that put no spaces
 * between words (Han, Hiragana, Thai …) are taken apart into characters, so that a phrase is found inside a sentence.
 * Marks that only shape a text, *bold*, _italic_ and ~struck~, are no part of it.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const run of folded(text).split(/[\s\u200B]+/)) {
    let isApart = true;
    for (const [token, code, emoji, word] of withoutAddress(run).matchAll(parts)) {
      const isName = (code ?? emoji ?? word) !== undefined;
      if (!isName && /[*~_]/.test(token)) continue;
      tokens.push({ text: code ?? emoji ?? token, isName, isApart });
      isApart = false;
    }
  }
  return tokens;
}

/**
 * One form for what is written alike: NFKC, without what nobody sees, without case. ß is ss. The four letters i of
 * Turkish are one, since capitals do not tell them apart everywhere. Curly apostrophes are straight.
 */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?!\u200B)\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .replaceAll('ς', 'σ')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .normalize('NFKC');
}

/** What stands in the place of an address: a mark that nobody writes. */
const ADDRESS = '\uFFFC';

/** `run` has no spaces: an address that begins in it goes on to its end. */
function withoutAddress(run: string): string {
  const scheme = run.indexOf('://');
  if (scheme >= 0) {
    const [name] = /[a-z][a-z0-9+.-]*$/.exec(run.slice(Math.max(0, scheme - 20), scheme)) ?? [''];
    return name === '' ? run : run.slice(0, scheme - name.length) + ADDRESS;
  }
  const [, before = '', address] = /^([^\p{L}\p{N}]*)(.*)$/su.exec(run) ?? [];
  return address !== undefined && bareAddress.test(address) ? before + ADDRESS : run;
}

/** `example.com/path?query` and `www.example.com`, as apps write them that do not mark their links. */
const bareAddress = /^(?:www\.|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?[/?#])/u;

const unspaced = String.raw`[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]&&[\p{L}\p{N}]]`;
const katakana = String.raw`[\p{Script_Extensions=Katakana}&&[\p{L}\p{M}\p{N}]]`;
const letter = String.raw`[[\p{L}\p{M}\p{N}]--[${unspaced}${katakana}]]`;

const parts = new RegExp(
  [
    String.raw`(:[\p{L}\p{M}\p{N}_+'\-]{1,100}:)(?::skin-tone-[2-6]:)?`,
    String.raw`(\p{Regional_Indicator}{2}|\p{Extended_Pictographic})\p{Emoji_Modifier}?`,
    String.raw`(${katakana}+|${unspaced}\p{M}*|(?:__)?[\/#@]?${letter}+(?:(?:[.\/@'\-]|_+)${letter}+)*)`,
    '.',
  ].join('|'),
  'gsv',
);
