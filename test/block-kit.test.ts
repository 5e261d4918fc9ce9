import { escapedName } from '../src/block-kit.ts';

test.each([
  ['Ana', 'Ana'],
  ['Ben & <co>', 'Ben &amp; &lt;co&gt;'],
  ['東京', '東京'],
  ['طوكيو', '\u2068طوكيو\u2069'],
  ['ירושלים 2', '\u2068ירושלים 2\u2069'],
  // What somebody put into their name to turn around what follows.
  ['Ana\u202e', 'Ana'],
  ['\u2067أنا\u2069', '\u2068أنا\u2069'],
])('the name %j stands in a sentence as %j, and turns nothing around', (name, shown) => {
  expect(escapedName(name)).toBe(shown);
});
