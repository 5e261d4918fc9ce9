/** A piece of what somebody typed. `at` and `end` say where, so that it can be quoted as it was written. */
export interface Token {
  readonly kind: 'number' | 'range' | 'list' | 'days' | 'word' | 'other';
  /** In lower case, a word without its final full stop. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const PIECES =
  /(?<number>\d+(?:[:.h]\d{2}(?!\d))?)|(?<range>\.{2,3}|[-‐‑‒–—―−~…→])|(?<list>[,;&+/|\n])|(?<word>\p{L}+(?:[.'’]\p{L}+)*)\.?|(?<other>[^\s:()=])/giu;

const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];
const ALL = [1, 2, 3, 4, 5, 6, 7];

/** English and German, as people shorten them; a single letter only where it means one day. */
const DAYS = new Map<string, readonly number[]>([
  ...words('mo mon monday mondays m montag montags', [1]),
  ...words('tu tue tues tuesday tuesdays di dienstag dienstags', [2]),
  ...words('we wed weds wednesday wednesdays w mi mittwoch mittwochs', [3]),
  ...words('th thu thur thurs thursday thursdays do don donnerstag donnerstags', [4]),
  ...words('fr fri friday fridays f fre freitag freitags', [5]),
  ...words('sa sat saturday saturdays sam samstag samstags sonnabend sonnabends', [6]),
  ...words('su sun sunday sundays so son sonntag sonntags', [7]),
  ...words(
    'weekday weekdays workday workdays werktag werktage werktags wochentag wochentage wochentags',
    WEEKDAYS,
  ),
  ...words('weekend weekends wochenende wochenenden', WEEKEND),
  ...words('day days daily everyday tag tage täglich', ALL),
]);

const RANGE_WORDS = new Set(['to', 'til', 'till', 'until', 'through', 'thru', 'bis']);
const LIST_WORDS = new Set(['and', 'then', 'plus', 'und', 'sowie']);

/** Words that carry nothing. */
const FILLERS = new Set(
  'every each all on at from between the jeden jede jedes alle von vom ab um zwischen uhr h oclock'.split(
    ' ',
  ),
);

/** The pieces of a text, without what carries no meaning. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: piece, index, groups = {} } of text.matchAll(PIECES)) {
    const word = groups['word']?.toLowerCase().replaceAll(/['’]/g, '');
    const token = { text: word ?? piece.toLowerCase(), at: index, end: index + piece.length };
    const kind = word === undefined ? kindOfSign(groups) : kindOfWord(word);
    if (word === undefined || !FILLERS.has(word)) tokens.push({ ...token, kind });
  }
  // `am Montag`: the German preposition, not the morning.
  return tokens.filter(({ text: word }, index) => word !== 'am' || tokens[index + 1]?.kind !== 'days');
}

/** ISO weekdays, in the order in which they are meant. */
export function daysOf(token: Token): readonly number[] {
  return DAYS.get(token.text) ?? [];
}

/** The ISO weekday that a word names; undefined of words that name several, or none. */
export function weekdayNamed(word: string): number | undefined {
  const days = DAYS.get(word.toLowerCase()) ?? [];
  return days.length === 1 ? days[0] : undefined;
}

export function meridiemOf(word: string): 'am' | 'pm' | undefined {
  if (/^a\.?m?$/.test(word)) return 'am';
  return /^p\.?m?$/.test(word) ? 'pm' : undefined;
}

function kindOfSign(groups: Record<string, string | undefined>): Token['kind'] {
  if (groups['number'] !== undefined) return 'number';
  if (groups['range'] !== undefined) return 'range';
  return groups['list'] === undefined ? 'other' : 'list';
}

function kindOfWord(word: string): Token['kind'] {
  if (DAYS.has(word)) return 'days';
  if (RANGE_WORDS.has(word)) return 'range';
  return LIST_WORDS.has(word) ? 'list' : 'word';
}

function words(list: string, days: readonly number[]): [string, readonly number[]][] {
  return list.split(' ').map((word) => [word, days]);
}
