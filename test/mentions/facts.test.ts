import type { Clock } from '../../src/clock.ts';
import { createFactsCache } from '../../src/mentions/facts.ts';
import type { Directory } from '../../src/people/directory.ts';
import type { People } from '../../src/people/people.ts';
import { Policy } from '../../src/people/policy.ts';

/** Facts of a workspace whose version is asked for, and answered when the test says so. */
function facts() {
  let wall = 1_000_000;
  const answers: ((version: string) => void)[] = [];
  const people = {
    version: () => new Promise<string>((resolve) => answers.push(resolve)),
    policy: async () => Policy.parse({}),
  } as unknown as People;
  const clock = { wall: () => wall } as unknown as Clock;
  const cache = createFactsCache(people, {} as unknown as Directory, clock);
  const pass = (ms: number): void => {
    wall += ms;
  };
  return { cache, answers, pass };
}

test('what is asked while the version is looked up waits for that look, and what comes a second later has its own', async () => {
  const { cache, answers, pass } = facts();

  const first = [cache.policy('T1'), cache.policy('T1'), cache.policy('T1')];
  expect(answers).toHaveLength(1);
  answers[0]?.('1');
  await Promise.all(first);

  await cache.policy('T1');
  expect(answers).toHaveLength(1);
  pass(1_000);
  const later = cache.policy('T1');
  expect(answers).toHaveLength(2);
  answers[1]?.('1');
  await later;
});

test('what is asked after a change does not wait for a look from before it', async () => {
  const { cache, answers } = facts();

  const before = cache.policy('T1');
  cache.drop('T1');
  const after = cache.policy('T1');

  expect(answers).toHaveLength(2);
  for (const answer of answers) answer('2');
  await Promise.all([before, after]);
});

test('a look that fails fails those who waited for it, and nobody after', async () => {
  let isAway = true;
  const people = {
    version: async () => (isAway ? Promise.reject(new Error('Redis is away')) : '1'),
    policy: async () => Policy.parse({}),
  } as unknown as People;
  const clock = { wall: () => 0 } as unknown as Clock;
  const cache = createFactsCache(people, {} as unknown as Directory, clock);

  const outcomes = await Promise.allSettled([cache.policy('T1'), cache.policy('T1')]);
  isAway = false;

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await cache.policy('T1')).toEqual(Policy.parse({}));
});
