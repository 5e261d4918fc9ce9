import { porterStem } from '../../bench/porter.ts';
import { rouge, rougeOver } from '../../bench/rouge.ts';

/** Values of `rouge_score` 0.1.2 with its stemmer. */
test.each([
  ['testing one two', 'testing', { one: 1 / 2, two: 0, l: 1 / 2 }],
  ['testing one two', 'testing one', { one: 4 / 5, two: 2 / 3, l: 4 / 5 }],
  ['testing one two', 'testing two', { one: 4 / 5, two: 0, l: 4 / 5 }],
  ['testing one two', '', { one: 0, two: 0, l: 0 }],
  ['the cat was under the bed', 'the cat was found under the bed', { one: 12 / 13, two: 8 / 11, l: 12 / 13 }],
  ['police killed the gunman', 'police kill the gunman', { one: 1, two: 1, l: 1 }],
  ['police killed the gunman', 'the gunman kill police', { one: 1, two: 1 / 3, l: 1 / 2 }],
])('%s against %s', (reference, candidate, expected) => {
  const score = rouge(candidate, reference);

  expect(score.one).toBeCloseTo(expected.one, 10);
  expect(score.two).toBeCloseTo(expected.two, 10);
  expect(score.l).toBeCloseTo(expected.l, 10);
});

test.each([
  [
    'The team decided to postpone the migration of the payment service until the certificates are renewed, and Cem will tell the customers in Sweden.',
    'Cem: I will tell our Swedish customers. Ana: We decided that the payments migration is postponed until all certificates have been renewed.',
    { one: 0.5217391304, two: 0.0909090909, l: 0.2608695652 },
  ],
  [
    'Wendy asks whether the group would like to discuss the current draft, and William replies that discussing it is mandatory to avoid oversights.',
    'William: discussion of the draft is mandatory, it avoids oversights and conflicts. Wendy: would you like to discuss it?',
    { one: 0.7142857143, two: 0.25, l: 0.3333333333 },
  ],
  [
    'Nobody knows why invoices are sent twice; 214 of them went to wholesale customers on 12/3.',
    'Does anybody know why the invoices are sent twice to wholesale customers? 214 invoices, on 12/3',
    { one: 0.7647058824, two: 0.5, l: 0.7058823529 },
  ],
])('%s against a summary of a usual length', (reference, candidate, expected) => {
  const score = rouge(candidate, reference);

  expect(score.one).toBeCloseTo(expected.one, 9);
  expect(score.two).toBeCloseTo(expected.two, 9);
  expect(score.l).toBeCloseTo(expected.l, 9);
});

test('against several summaries it is the mean over them', () => {
  expect(rougeOver('testing one two', ['testing', 'testing one']).one).toBeCloseTo((1 / 2 + 4 / 5) / 2, 10);
});

test.each([
  ['caresses', 'caress'],
  ['flies', 'fli'],
  ['dies', 'die'],
  ['agreed', 'agre'],
  ['hopping', 'hop'],
  ['falling', 'fall'],
  ['relational', 'relat'],
  ['conditional', 'condit'],
  ['happy', 'happi'],
  ['enjoy', 'enjoy'],
  ['generalizations', 'gener'],
  ['oscillators', 'oscil'],
  ['skies', 'sky'],
  ['news', 'news'],
  ['geology', 'geolog'],
])('%s has the stem %s', (word, stem) => {
  expect(porterStem(word)).toBe(stem);
});
