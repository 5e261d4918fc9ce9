import { setTimeout as pause } from 'node:timers/promises';
import { createTurns } from '../../src/agenda/turns.ts';

let wall: number;
beforeEach(() => {
  wall = 1_000_000;
});

/** Enters as often as asked, and writes down who was let in, in order. */
function entrance(most: number, together: number) {
  const turns = createTurns({ most, together, wall: () => wall });
  const inside: string[] = [];
  const leaves: (() => void)[] = [];
  return {
    inside,
    leaves,
    ask(tenant: string, times: number): void {
      for (let i = 0; i < times; i += 1) {
        turns.enter(tenant).then(
          (leave) => {
            inside.push(tenant);
            leaves.push(leave);
          },
          () => {},
        );
      }
    },
    async until(count: number): Promise<void> {
      while (inside.length < count) await pause(1);
    },
  };
}

/** Time enough for all that could be let in. */
const settled = (): Promise<void> => pause(20);

test('no more go in than there is room for, and who leaves makes room', async () => {
  const { ask, inside, leaves } = entrance(3, 1);
  ask('T1', 5);
  await settled();
  expect(inside).toHaveLength(3);

  leaves[0]?.();
  await settled();
  expect(inside).toHaveLength(4);
});

test('leaving twice makes room once', async () => {
  const { ask, inside, leaves } = entrance(1, 1);
  ask('T1', 3);
  await settled();
  leaves[0]?.();
  leaves[0]?.();
  await settled();

  expect(inside).toHaveLength(2);
});

test('a workspace with a great deal to do lets in one that comes later after one of its turns', async () => {
  const { ask, inside, until } = entrance(100, 4);
  ask('T1', 40);
  ask('T2', 2);
  await until(42);

  expect(inside.slice(0, 6)).toEqual(['T1', 'T1', 'T1', 'T1', 'T2', 'T2']);
});

test('a workspace whose Slack hangs holds up the others for a second and no longer', async () => {
  const { ask, inside, until } = entrance(8, 8);
  ask('T1', 8);
  await until(8);
  ask('T2', 1);
  await settled();
  expect(inside).not.toContain('T2');

  wall += 1_001;
  await until(9);
  expect(inside.at(-1)).toBe('T2');
});

test('nobody begins to work while anybody claims or is about to, and all do once the last has claimed', async () => {
  const claiming = createTurns({ most: 1, together: 1, wall: () => wall });
  const working = createTurns({ most: 8, together: 8, after: claiming, wall: () => wall });
  const did: string[] = [];
  const claims = ['T1', 'T2'].map((tenant) =>
    claiming.enter(tenant).then((leave) => {
      did.push(`claims ${tenant}`);
      return leave;
    }),
  );
  const works = ['T1', 'T2'].map((tenant) => working.enter(tenant).then(() => did.push(`works ${tenant}`)));

  (await claims[0])?.();
  (await claims[1])?.();
  await Promise.all(works);

  expect(did).toEqual(['claims T1', 'claims T2', 'works T1', 'works T2']);
});
