import { wordFinder } from '../../script/replaying/words.ts';

test.each([
  ['Prod  DOWN!', true],
  ['is prod\ndown?', true],
  ['prod downtime', false],
  ['reprod down', false],
  ['prod-down', false],
  ['what does `prod down` mean?', false],
  ['&gt; prod down', false],
  ['<https://acme.example/prod|prod down>', false],
])('“prod down” in %j: %s', (text, isFound) => {
  expect(wordFinder(['prod down']).find(text)).toEqual(isFound ? [0] : []);
});

test('words of any script and any mark are found as they are', () => {
  const { find } = wordFinder(['пожар', 'c++', 'Größe', '障害']);

  expect(find('Пожар: C++ und die größe, 障害')).toEqual([0, 1, 2, 3]);
  expect(find('пожары, c+, größen')).toEqual([]);
  // Where no spaces stand between words, a word may begin anywhere.
  expect(find('大障害')).toEqual([3]);
});
