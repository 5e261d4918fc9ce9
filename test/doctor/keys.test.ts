import { compareKeys } from '../../src/doctor/keys.ts';

test('what waits can be read with the keys that are there', () => {
  expect(compareKeys(1, 3, 0)).toMatchObject([{ level: 'ok', words: '1 key. Keep a copy elsewhere.' }]);
  expect(compareKeys(2, 0, 0)).toMatchObject([{ level: 'ok', words: expect.stringMatching(/^2 keys/) }]);
});

test('a key that is gone must be mended before what it wrote comes without its text', () => {
  expect(compareKeys(1, 3, 2)).toMatchObject([
    { level: 'mend', words: expect.stringMatching(/^of 3 mentions that wait, 2 were kept with a key/) },
  ]);
});
