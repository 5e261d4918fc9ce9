import fc from 'fast-check';
import { formOf, wordIn } from '../../src/red-phone/match.ts';
import { startCpu } from '../support/cpu.ts';

function word(phrase: string, channels: string[] = []) {
  return { phrase, channels };
}

function found(text: string, ...phrases: string[]): string | undefined {
  return wordIn(
    text,
    phrases.map((phrase) => word(phrase)),
    'C1',
  )?.phrase;
}

test.each`
  phrase                | text                                  | why
  ${'redphone'}         | ${'redphone'}                         | ${'alone'}
  ${'redphone'}         | ${'Redphone: <@U1> the shop is down'} | ${'before a colon'}
  ${'redphone'}         | ${'<@U1>REDPHONE!!'}                  | ${'right after a mention'}
  ${'redphone'}         | ${'(*redphone*)'}                     | ${'bold, in brackets'}
  ${'sev1'}             | ${'_sev1_ ~sev1~'}                    | ${'italic'}
  ${'sev1'}             | ${'this is “sev1”, really'}           | ${'between quotation marks'}
  ${'sev1'}             | ${'ｓｅｖ１ now'}                     | ${'full width'}
  ${'sev1'}             | ${'se\u00ADv1\u200D and se\u2060v1'}  | ${'with what nobody sees'}
  ${'sev-1'}            | ${'a SEV‑1 here'}                     | ${'a hyphen that does not break'}
  ${'prod down'}        | ${'PROD \n\t\u00A0down.'}             | ${'any space between words'}
  ${'prod down'}        | ${'*prod* _down_'}                    | ${'each word shaped by itself'}
  ${"can't wait"}       | ${'this can’t wait'}                  | ${'a curly apostrophe'}
  ${'R&D down'}         | ${'r&amp;d down'}                     | ${'as Slack escapes it'}
  ${'c++'}              | ${'c++ is broken'}                    | ${'a phrase that ends with marks'}
  ${'Straße gesperrt'}  | ${'STRASSE GESPERRT'}                 | ${'ß in capitals'}
  ${'STRASSE'}          | ${'die straße'}                       | ${'ß against ss'}
  ${'Störung'}          | ${'Sto\u0308rung im Netz'}            | ${'decomposed'}
  ${'acil'}             | ${'ACİL durum'}                       | ${'dotted capital i'}
  ${'acil'}             | ${'ACIL DURUM'}                       | ${'i without a dot in capitals'}
  ${'ΒΛΑΒΗΣ'}           | ${'βλάβης βλαβης'}                    | ${'final sigma'}
  ${'طوارئ'}            | ${'الآن طوارئ، من فضلك'}               | ${'Arabic with its comma'}
  ${'авария'}           | ${'АВАРИЯ!'}                          | ${'Cyrillic'}
  ${'緊急'}             | ${'これは緊急です'}                   | ${'Japanese, within a sentence'}
  ${'服务中断'}         | ${'现在服务中断了'}                   | ${'Chinese'}
  ${'サーバーダウン'}   | ${'ｻｰﾊﾞｰﾀﾞｳﾝです'}                      | ${'half-width katakana'}
  ${'sev1'}             | ${'sev1発生'}                         | ${'Latin beside Han'}
  ${'ด่วน'}              | ${'งานด่วนมาก'}                        | ${'Thai'}
  ${'장애 발생'}        | ${'장애 발생!'}                       | ${'Korean'}
  ${':rotating_light:'} | ${'look :rotating_light: now'}        | ${'an emoji by its name'}
  ${':rotating_light:'} | ${'look:Rotating_Light::fire:'}       | ${'beside a word and another emoji'}
  ${':raised_hand:'}    | ${'help :raised_hand::skin-tone-4:'}  | ${'with a skin tone'}
  ${'🚨'}               | ${'an app writes 🚨 itself'}          | ${'an emoji as a character'}
  ${'sev1'}             | ${'a `b sev1'}                        | ${'after a lone backtick'}
  ${'sev1'}             | ${'```x``` sev1 `y`'}                 | ${'between code'}
  ${'sev1'}             | ${'&gt; they said so\nsev1'}          | ${'below a quote'}
  ${'sev1'}             | ${'5 &gt; 3, sev1'}                   | ${'after a mark that quotes nothing'}
`('finds $phrase in $text: $why', ({ phrase, text }) => {
  expect(found(text, phrase)).toBe(phrase);
});

test.each`
  phrase       | text                                                        | why
  ${'sev1'}    | ${'sev10 sev1a xsev1 1sev1'}                                | ${'inside other words'}
  ${'sev1'}    | ${'sev1_count my_sev1 __sev1__ sev1\u0301'}                 | ${'joined by underscores or marks'}
  ${'sev1'}    | ${'non-sev1 sev1-like sev1.log sev1/logs sev1’s a@sev1.io'} | ${'joined by marks'}
  ${'red'}     | ${'/red #red @red'}                                         | ${'the names of commands, channels, people'}
  ${'sev1'}    | ${'<https://x.io/sev1|sev1> <https://x.io/?q=sev1>'}        | ${'in links and on them'}
  ${'sev1'}    | ${'<mailto:sev1@x.io|sev1> <tel:1|sev1>'}                   | ${'in addresses'}
  ${'sev1'}    | ${'https://x.io/a?q=sev1 (http://sev1) ftp://x/,sev1'}      | ${'in bare URLs'}
  ${'sev1'}    | ${'www.x.io/?sev1 x.io/a,sev1 x.io:80/(sev1)'}              | ${'in URLs without a scheme'}
  ${'sev1'}    | ${'`sev1` and `the sev1 flag`'}                             | ${'in inline code'}
  ${'sev1'}    | ${'```\nsev1\n```'}                                         | ${'in a code block'}
  ${'sev1'}    | ${'&gt; sev1\n&gt;sev1\n  &gt; sev1\n> sev1'}               | ${'in quotes'}
  ${'sev1'}    | ${'&gt;&gt;&gt; all of\nthis\nsev1'}                        | ${'in a long quote'}
  ${'sev1'}    | ${'<@U1|sev1> <#C1|sev1> <!subteam^S1|@sev1> <!here|sev1>'} | ${'in names'}
  ${'sev1'}    | ${'<!date^1^{date}|sev1>'}                                  | ${'in what Slack writes itself'}
  ${'a b'}     | ${'a, b a-b a <@U1> b a `x` b ab'}                          | ${'across something else'}
  ${'a b'}     | ${'a\n&gt; x\nb'}                                           | ${'across a quote'}
  ${'fire'}    | ${':fire: :fire_engine:'}                                   | ${'as the name of an emoji'}
  ${':fire:'}  | ${':fire_engine: fire'}                                     | ${'another emoji, the word'}
  ${'テスト'}  | ${'コンテスト'}                                             | ${'inside a longer katakana word'}
  ${'طوارئ'}   | ${'والطوارئ'}                                               | ${'with a prefix written on it'}
  ${'c++'}     | ${'c++x ac++ c'}                                            | ${'glued to a word'}
  ${'störung'} | ${'storung'}                                                | ${'without its mark'}
  ${'!!'}      | ${'now!!'}                                                  | ${'nothing but marks'}
  ${''}        | ${'anything'}                                               | ${'nothing'}
`('does not find $phrase in $text: $why', ({ phrase, text }) => {
  expect(found(text, phrase)).toBeUndefined();
});

test('the first word of a text counts, and of those that begin together the longest', () => {
  expect(found('sev1: prod down again', 'prod', 'prod down', 'sev1')).toBe('sev1');
  expect(found('prod down again', 'prod', 'prod down', 'sev1')).toBe('prod down');
  expect(found('prod is up', 'prod down', 'prod')).toBe('prod');
});

test('a word that was declared for channels is found only there', () => {
  const words = [word('sev1', ['C2']), word('help')];
  expect(wordIn('sev1 help', words, 'C2')).toBe(words[0]);
  expect(wordIn('sev1 help', words, 'C1')).toBe(words[1]);
  expect(wordIn('sev1', words, 'C1')).toBeUndefined();
});

test('phrases that are found in the same texts have one form', () => {
  expect(formOf('  Prod\u00A0 DOWN ')).toBe('prod down');
  expect(formOf('STRASSE')).toBe(formOf('straße'));
  expect(formOf(':Wave::skin-tone-2:')).toBe(':wave:');
  expect(formOf('?!')).toBe('');
});

const phrases = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '))
  .filter((phrase) => formOf(phrase) !== '' && !/[<>&`]|:\/\/|\n/.test(phrase));

test('whatever can be declared is found where it stands alone, in either case', () => {
  fc.assert(
    fc.property(phrases, (phrase) => {
      const escapedPhrase = phrase.replaceAll('&', '&amp;');
      for (const text of [escapedPhrase, `${escapedPhrase} <@U1>`, `a, ${escapedPhrase.toLowerCase()} .`]) {
        expect(found(text, phrase)).toBe(phrase);
      }
    }),
  );
});

test('whatever is declared is found in no code, quote or link', () => {
  fc.assert(
    fc.property(phrases, (phrase) => {
      const text = `\`${phrase}\` \`\`\`${phrase}\`\`\` <https://x.io|${phrase}>\n&gt; ${phrase}`;
      expect(found(text, phrase)).toBeUndefined();
    }),
  );
});

test('no text makes it fail', () => {
  const pieces = fc.constantFrom(
    '`',
    '```',
    '<',
    '>',
    '&gt;',
    ':',
    '_',
    '/',
    '.',
    '\n',
    ' ',
    'a',
    'é',
    '緊',
    '://',
    '@',
    '\uD83D',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      expect(['a', undefined]).toContain(found(parts.join(''), 'a'));
    }),
  );
});

test.each([
  'a',
  'a ',
  'a.',
  'a+',
  'a-',
  'a_',
  '_',
  ':a',
  ':',
  '`a',
  '````',
  '<@',
  '<h:',
  '&gt;',
  'a\n>',
  'a b ',
  '://',
  '緊',
  '\u0301',
  'i\u0307',
  '😀',
])('a text of %j takes time in proportion to its length', (piece) => {
  const words = [word('a b c'), word('a a a a a a a a a a a a a b'), word('zebra')];
  const timeOf = (length: number): number => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const times = Array.from({ length: 3 }, () => {
      const cpuMs = startCpu();
      wordIn(text, words, 'C1');
      return cpuMs();
    });
    return Math.min(...times);
  };
  timeOf(4_000);
  // Twenty times the text: a machine that is busy takes four times as long for that, a square four hundred times.
  expect(timeOf(80_000)).toBeLessThan(4 * 20 * timeOf(4_000) + 250);
});
