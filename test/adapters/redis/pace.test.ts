import { createPace } from '../../../src/adapters/redis/pace.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('lets in one a turn, in the order in which they came, also those who come meanwhile', async () => {
  const pace = createPace();
  const order: string[] = [];
  const come = (name: string): Promise<void> => pace().then(() => void order.push(name));
  const first = [come('a'), come('b')];

  await nextTurn();
  expect(order).toEqual(['a']);
  const meanwhile = come('c');
  await nextTurn();
  expect(order).toEqual(['a', 'b']);
  await Promise.all([...first, meanwhile]);

  await come('d');
  expect(order).toEqual(['a', 'b', 'c', 'd']);
});
