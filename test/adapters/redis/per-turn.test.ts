import { perTurn } from '../../../src/adapters/redis/per-turn.ts';

test('what is asked in one turn goes out together, one workspace apart from another, and each gets its own answer', async () => {
  const sent: [string, readonly number[]][] = [];
  const double = perTurn<number, number>(async (tenant, numbers) => {
    sent.push([tenant, numbers]);
    return numbers.map((number) => number * 2);
  });

  const answers = await Promise.all([double('T1', 1), double('T2', 2), double('T1', 3)]);

  expect(answers).toEqual([2, 4, 6]);
  expect(sent).toEqual([
    ['T1', [1, 3]],
    ['T2', [2]],
  ]);
});

test('no step carries more than a hundred, however much is asked', async () => {
  const sizes: number[] = [];
  const same = perTurn<number, number>(async (_, numbers) => {
    sizes.push(numbers.length);
    return numbers;
  });

  const all = Array.from({ length: 250 }, (_, i) => i);

  expect(await Promise.all(all.map((i) => same('T1', i)))).toEqual(all);
  expect(sizes).toEqual([100, 100, 50]);
});

test.each([
  ['what fails', () => Promise.reject(new Error('Redis is away'))],
  ['an answer that is too short', async () => []],
])('%s fails all who asked in that turn, and nobody after them', async (_, act) => {
  let isWell = false;
  const ask = perTurn<number, number>((_tenant, numbers) => (isWell ? Promise.resolve(numbers) : act()));

  const outcomes = await Promise.allSettled([ask('T1', 1), ask('T1', 2)]);
  isWell = true;

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask('T1', 3)).toBe(3);
});
