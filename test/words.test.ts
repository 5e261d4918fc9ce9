import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../src/block-kit.ts';
import { de } from '../src/words/de.ts';
import { en } from '../src/words/en.ts';

type Text = string | ((...args: readonly unknown[]) => string);
type Catalogue = ReadonlyMap<string, Text>;

/** `people.badHours.word` → what it says. */
function textsIn(part: object, path: readonly string[] = []): readonly (readonly [string, Text])[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? textsIn(value, [...path, name])
      : [[[...path, name].join('.'), value as Text] as const],
  );
}

const catalogues: Readonly<Record<string, Catalogue>> = {
  en: new Map(textsIn(en)),
  de: new Map(textsIn(de)),
};
const each = Object.entries(catalogues);
const model = new Map(textsIn(en));

/** The source code that says the words, and not the catalogues. */
const root = join(import.meta.dirname, '../src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('words/'))
  .map((file) => readFileSync(join(root, file), 'utf8'));

const MARKS = ['«1»', '«2»', '«3»', '«4»'];
/** What a text may be given: counts, words, lists of words, or one thing with named parts, each a count. */
const SAMPLES: readonly (readonly unknown[])[] = [
  ...[0, 1, 2].map((count) => MARKS.map(() => count)),
  MARKS,
  MARKS.map((mark) => [mark, mark]),
  ...[0, 1, 2].map((count) => [new Proxy({}, { get: () => count })]),
];

/** A text in all ways in which it can be said; most can be given only some of the samples. */
function said(text: Text): readonly string[] {
  if (typeof text === 'string') return [text];
  const fields = takesFields(text);
  return SAMPLES.flatMap((sample) => {
    if ((sample.length === 1) !== fields) return [];
    try {
      return [String(text(...sample))];
    } catch {
      return [];
    }
  });
}

function takesFields(text: Text): boolean {
  return /^\w*\(\{/.test(text.toString().replaceAll(/\s/g, ''));
}

/** Without what is typed as it stands: commands. */
function prose(text: string): string {
  return text.replaceAll(/`[^`]*`/g, '');
}

/** The entries of a catalogue that say something that they must not. */
function strays(catalogue: Catalogue, isStray: (words: string, path: string) => boolean): readonly string[] {
  return [...catalogue]
    .filter(([path, text]) => said(text).length === 0 || said(text).some((words) => isStray(words, path)))
    .map(([path]) => path);
}

test.each(each)('%s has every text that English has, and no other', (_locale, catalogue) => {
  expect([...catalogue.keys()].toSorted()).toEqual([...model.keys()].toSorted());
  for (const [path, text] of catalogue) expect([path, typeof text]).toEqual([path, typeof model.get(path)]);
});

test.each(each)(
  '%s says something everywhere, in words, and nothing that no person would say',
  (_locale, catalogue) => {
    expect(strays(catalogue, (words) => words.trim() === '')).toEqual([]);
    expect(strays(catalogue, (words) => /undefined|null|NaN|\[object|=>|\$\{/.test(words))).toEqual([]);
    const letters = (words: string): string => words.replaceAll(/:[a-z0-9_+-]+:/g, '');
    const strings = new Map([...catalogue].filter(([, text]) => typeof text === 'string'));
    expect(strays(strings, (words) => !/\p{L}/u.test(letters(words)))).toEqual([]);
  },
);

test.each(each)('%s fills the same gaps as English', (_locale, catalogue) => {
  const gapsIn = (text: Text = ''): readonly string[] =>
    [...new Set(said(text).join().match(/«\d»/g))].toSorted();
  for (const [path, text] of catalogue) {
    expect([path, ...gapsIn(text)]).toEqual([path, ...gapsIn(model.get(path))]);
  }
});

test('of one thing nobody speaks as of many', () => {
  const many = {
    en: /\b1 (mentions|messages|digests|minutes|hours|days|tasks|people|others)\b/,
    de: /\b1 (Erwähnungen|Nachrichten|Sammlungen|Minuten|Stunden|Tage|Aufgaben|Personen)\b/,
  };
  // Said of what most was said about, which more than one message did.
  const ofSeveral = ['summary.headline.most'];
  for (const locale of ['en', 'de'] as const) {
    const catalogue = catalogues[locale] ?? new Map<string, Text>();
    const isWrong = (words: string, path: string): boolean =>
      many[locale].test(words) && !ofSeveral.includes(path);
    expect(strays(catalogue, isWrong)).toEqual([]);
  }
});

test('every text is said somewhere', () => {
  expect([...model.keys()].filter((path) => !isUsed(path))).toEqual([]);
});

/**
 * A text is said where its section is spoken of and it is named: after a dot, on the left of a destructuring, or as a
 * string by which it is looked up. One of several under one name also where these are looked up by a key.
 */
function isUsed(path: string): boolean {
  const [section = '', ...names] = path.split('.');
  const name = names.at(-1) ?? '';
  const group = names.length > 1 ? names[0] : undefined;
  const named = new RegExp(
    `\\b(${section}|${group ?? 'words'}|words)\\.(\\w+\\.)*${name}\\b|\\{[^{}=;]*\\b${name}\\b[^{}=;]*\\}\\s*(=|:)|'${name}'`,
  );
  const lookedUp = group === undefined ? undefined : new RegExp(`\\b${group}(\\[|\\)|,|;| \\}|: \\w+ \\})`);
  return sources.some(
    (source) =>
      new RegExp(`\\b${section}\\b`).test(source) && (named.test(source) || lookedUp?.test(source) === true),
  );
}

test('German is German', () => {
  const english =
    /\b(the|your|you|and|or|with|from|mentions?|hours?|please|waits?|when|this|that|what|which|not|now|today|tomorrow|away|message|messages|nothing|delivered)\b/i;
  const german = catalogues['de'] ?? new Map<string, Text>();
  expect(strays(german, (words) => english.test(prose(words)))).toEqual([]);
  const copied = [...german].filter(
    ([path, text]) => typeof text === 'string' && /\p{L}/u.test(prose(text)) && text === model.get(path),
  );
  expect(copied.map(([path]) => path)).toEqual(['common.appName']);
});

test.each(each)('%s promises no silence, except where a shield is known to be on', (_locale, catalogue) => {
  const promise = /held until|hold until|holds? (it|them) until|gehalten bis|hält .* bis\b|festgehalten/i;
  expect(
    strays(catalogue, (words, path) => promise.test(words) && !/shield|undisturbed/i.test(path)),
  ).toEqual([]);
});

test.each(each)('the titles and buttons of forms are shown whole in %s', (_locale, catalogue) => {
  const short = [
    'asking.ring',
    'asking.title',
    'catchup.settingsTitle',
    'catchup.shareTitle',
    'common.appName',
    'declaring.modalAdd',
    'declaring.modalChange',
    'declaring.save',
    'declaring.settingsTitle',
    'declaring.title',
    'digest.allMentions',
    'digest.close',
    ...['draftTitle', 'correctTitle', 'wholeTitle', 'closeForm', 'send', 'sendCorrection'].map(
      (name) => `handoff.${name}`,
    ),
    ...['question', 'answer', 'decline'].flatMap((form) => [
      `handoff.forms.${form}.title`,
      `handoff.forms.${form}.submit`,
    ]),
    'norms.agreementModal',
    'norms.agreementNext',
    'norms.briefSubmit',
    'norms.briefTitle',
    'norms.dryRunModal',
    'norms.noteModal',
    'norms.nudgesModal',
    'people.awayTitle',
    'people.cancel',
    'people.done',
    'people.modalTitle',
    'people.save',
    'people.saveAndStart',
    'settings.title',
    'shield.offerTitle',
    'shield.settingsTitle',
  ];
  for (const path of short) {
    const text = catalogue.get(path);
    expect([path, typeof text === 'string' && text.length <= LIMITS.modalTitle]).toEqual([path, true]);
  }
});
