import { createPeople } from '../../../src/adapters/redis/people.ts';
import { createQuestions } from '../../../src/adapters/redis/questions.ts';
import { DAY, HOUR } from '../../../src/clock.ts';
import type { Asking, Question } from '../../../src/questions/question.ts';
import { useRedis } from '../../support/redis.ts';

const T = 'T1';
const NOW = 1_769_000_000_000;
const TS = '1769000000.000100';
const later = (seconds: number): string => `${1_769_000_000 + seconds}.000200`;

const redis = useRedis();
let wall: number;
let questions: ReturnType<typeof createQuestions>;

beforeEach(() => {
  wall = 0;
  questions = createQuestions(redis, { wall: () => wall });
});

function asking(parts: Partial<Asking> = {}): Asking {
  return {
    ref: { channel: 'C1', ts: TS },
    version: TS,
    asker: 'UANA',
    isAskerIn: true,
    asked: ['UBEN'],
    members: [],
    groups: [],
    isBlocked: false,
    ...parts,
  };
}

const ask = (parts: Partial<Asking> = {}) => questions.ask(T, asking(parts), NOW);
const on = async (user: string, now = NOW): Promise<readonly string[]> =>
  (await questions.waitingOn(T, user, now)).map(said);
const by = async (user: string, now = NOW): Promise<readonly string[]> =>
  (await questions.askedBy(T, user, now)).map(said);
const said = ({ ref, asker, asked, isBlocked, isDeclined }: Question): string =>
  [
    ref.channel,
    `${asker}→${asked}`,
    ...(isBlocked ? ['blocked'] : []),
    ...(isDeclined ? ['declined'] : []),
  ].join(' ');

test('a question stands on the pages of both, and names whose pages have changed', async () => {
  expect((await ask({ isBlocked: true })).toSorted()).toEqual(['UANA', 'UBEN']);

  expect(await on('UBEN')).toEqual(['C1 UANA→UBEN blocked']);
  expect(await by('UANA')).toEqual(['C1 UANA→UBEN blocked']);
  expect(await questions.waitingOn(T, 'UBEN', NOW)).toEqual([
    expect.objectContaining({ ref: { channel: 'C1', ts: TS }, askedAt: NOW }),
  ]);
});

test('whoever is not in keeps no list of what they wait for', async () => {
  await ask({ isAskerIn: false });
  expect(await by('UANA')).toEqual([]);
  expect(await on('UBEN')).toEqual(['C1 UANA→UBEN']);
});

test('the same event again, and an older version, change nothing', async () => {
  await ask({ version: later(9), asked: ['UCHI'] });
  expect(await ask({ version: later(9), asked: ['UCHI'] })).toEqual([]);
  expect(await ask()).toEqual([]);
  expect(await on('UBEN')).toEqual([]);
  expect(await on('UCHI')).toHaveLength(1);
});

test('a reply in the thread answers what was asked before it there, and nothing else', async () => {
  await ask();
  await ask({ ref: { channel: 'C1', ts: later(5), threadTs: TS }, version: later(5) });
  await ask({ ref: { channel: 'C1', ts: later(60), threadTs: TS }, version: later(60) });
  await ask({ ref: { channel: 'C2', ts: TS } });

  const changed = await questions.answer(T, 'UBEN', { channel: 'C1', ts: TS, by: later(30) }, NOW);

  expect(changed.toSorted()).toEqual(['UANA', 'UBEN']);
  expect((await questions.waitingOn(T, 'UBEN', NOW)).map(({ ref }) => [ref.channel, ref.ts])).toEqual([
    ['C2', TS],
    ['C1', later(60)],
  ]);
});

test('a reply of somebody else answers nothing', async () => {
  await ask();
  expect(await questions.answer(T, 'UCHI', { channel: 'C1', ts: TS, by: later(9) }, NOW)).toEqual([]);
  expect(await on('UBEN')).toHaveLength(1);
});

test('a reaction answers the very message, and an edit does not ask again', async () => {
  await ask({ ref: { channel: 'C1', ts: later(5), threadTs: TS }, version: later(5) });
  await questions.answer(T, 'UBEN', { channel: 'C1', ts: TS }, NOW);
  expect(await on('UBEN')).toHaveLength(1);

  await questions.answer(T, 'UBEN', { channel: 'C1', ts: later(5) }, NOW);
  await ask({
    ref: { channel: 'C1', ts: later(5), threadTs: TS },
    version: later(80),
    asked: ['UBEN', 'UCHI'],
  });

  expect(await on('UBEN')).toEqual([]);
  expect(await by('UANA')).toEqual(['C1 UANA→UCHI']);
});

test('what is edited out or deleted waits on nobody, even where the deletion came first', async () => {
  await ask({ asked: ['UBEN', 'UCHI'] });
  await ask({ version: later(9), asked: ['UCHI'] });
  expect([await on('UBEN'), await on('UCHI')]).toEqual([[], ['C1 UANA→UCHI']]);

  await questions.withdraw(T, 'C1', TS, NOW);
  await questions.withdraw(T, 'C9', TS, NOW);
  await ask({ ref: { channel: 'C9', ts: TS } });

  expect([await on('UCHI'), await by('UANA')]).toEqual([[], []]);
});

test('what is edited out before it was noted is not asked late, and asks again with a newer version', async () => {
  const edit = { asked: [], version: later(9) };
  expect(await ask(edit)).toEqual([]);
  expect(await redis.keys('{T1}:ask*')).toEqual([]);
  expect(await ask({ members: ['UCHI'], groups: ['S1'] })).toEqual([]);
  expect([await on('UBEN'), await on('UCHI'), await by('UANA')]).toEqual([[], [], []]);

  // Days later nothing of it is over.
  const other = { ref: { channel: 'C9', ts: later(60) }, version: later(60), asked: ['UDOT'] };
  await questions.ask(T, asking(other), NOW + 2 * DAY);
  await ask({ version: later(90) });
  expect(await on('UBEN')).toEqual(['C1 UANA→UBEN']);
});

test('“not for me” takes it off one page and tells it on the other; an edit keeps it so', async () => {
  await ask();
  await questions.decline(T, 'UBEN', { channel: 'C1', ts: TS }, NOW);
  expect([await on('UBEN'), await by('UANA')]).toEqual([[], ['C1 UANA→UBEN declined']]);

  await ask({ version: later(9) });
  expect([await on('UBEN'), await by('UANA')]).toEqual([[], ['C1 UANA→UBEN declined']]);

  await questions.settle(T, 'UANA', { channel: 'C1', ts: TS, asked: 'UBEN' }, NOW);
  expect(await by('UANA')).toEqual([]);
});

test('only the asker settles a question, and only the asked person declines it or passes it on', async () => {
  await ask();
  const ref = { channel: 'C1', ts: TS };
  expect(await questions.settle(T, 'UEVE', { ...ref, asked: 'UBEN' }, NOW)).toEqual([]);
  expect(await questions.decline(T, 'UEVE', ref, NOW)).toEqual([]);
  expect(await questions.passOn(T, 'UEVE', 'UCHI', ref, NOW)).toEqual([]);
  expect(await on('UBEN')).toEqual(['C1 UANA→UBEN']);
});

test('passed on, it waits on the other person, since when it was asked', async () => {
  await ask();
  const changed = await questions.passOn(T, 'UBEN', 'UCHI', { channel: 'C1', ts: TS }, NOW + HOUR);

  expect(changed.toSorted()).toEqual(['UANA', 'UBEN', 'UCHI']);
  expect([await on('UBEN'), await on('UCHI'), await by('UANA')]).toEqual([
    [],
    ['C1 UANA→UCHI'],
    ['C1 UANA→UCHI'],
  ]);
  expect((await questions.waitingOn(T, 'UCHI', NOW))[0]?.askedAt).toBe(NOW);
  expect(await questions.passOn(T, 'UBEN', 'UCHI', { channel: 'C1', ts: TS }, NOW)).toEqual([]);
});

test('after seven days nothing is asked any more', async () => {
  await ask();
  expect(await on('UBEN', NOW + 7 * DAY + 1)).toEqual([]);
  await ask({ ref: { channel: 'C1', ts: later(8 * 86_400) }, version: later(8 * 86_400) });
  await questions.ask(
    T,
    asking({ ref: { channel: 'C2', ts: later(8 * 86_400) }, version: later(8 * 86_400) }),
    NOW + 8 * DAY,
  );
  expect(await redis.zcard('{T1}:asked:UBEN')).toBe(2);
});

test('everything about a person expires, and goes at once when they leave', async () => {
  await ask();
  const keys = await redis.keys('{T1}:*');
  const ttls = await Promise.all(keys.map(async (key) => [key, await redis.ttl(key)] as const));
  const forGood = ttls.filter(([, ttl]) => ttl < 0).map(([key]) => key);
  expect(forGood.toSorted()).toEqual(['{T1}:asked-version']);

  await createPeople(redis).forget(T, 'UBEN');
  expect(await on('UBEN')).toEqual([]);
  expect(await redis.smembers('{T1}:asked-people')).toEqual([]);
});

test('whoever was asked and never answered is known as asked no longer than their question is', async () => {
  await ask();
  // Days later nothing is left of it.
  await redis.del('{T1}:asked:UBEN');
  await ask({ ref: { channel: 'C1', ts: later(60) }, version: later(60), asked: ['UCHI'] });
  expect(await redis.smembers('{T1}:asked-people')).toEqual(['UCHI']);
  expect(await redis.ttl('{T1}:asked-people')).toBeGreaterThanOrEqual(await redis.ttl('{T1}:asked:UCHI'));
  // Asked again, everybody hears that they are.
  wall += 2_000;
  await ask({ ref: { channel: 'C1', ts: later(90) }, version: later(90) });
  wall += 2_000;
  expect(await questions.isAsked(T, 'UBEN')).toBe(true);
});

test('who is asked anything is read at most once a second, and what this process records it knows at once', async () => {
  expect(await questions.isAsked(T, 'UBEN')).toBe(false);
  await createQuestions(redis, { wall: () => wall }).ask(T, asking({ asked: ['UDOT'] }), NOW);
  expect(await questions.isAsked(T, 'UDOT')).toBe(false);
  await ask();
  expect(await questions.isAsked(T, 'UBEN')).toBe(true);
  wall += 1_001;
  expect(await questions.isAsked(T, 'UDOT')).toBe(true);
});

test('who leaves is named nowhere any more, neither as asked nor as asking, and others keep their questions', async () => {
  await ask({ asked: ['UBEN', 'UCHI'] });
  await ask({ ref: { channel: 'C2', ts: later(1) }, version: later(1), asker: 'UBEN', asked: ['UANA'] });

  await createPeople(redis).forget(T, 'UBEN');

  for (const key of await redis.keys('{T1}:question:*')) {
    expect(Object.values(await redis.hgetall(key)).join(' ')).not.toContain('UBEN');
  }
  expect(await by('UANA')).toEqual(['C1 UANA→UCHI']);
  expect(await on('UCHI')).toEqual(['C1 UANA→UCHI']);
  expect(await on('UANA')).toEqual([]);
});

describe('a question to a group', () => {
  const toGroup = { asked: [], members: ['UBEN', 'UCHI'], groups: ['S1'] };
  const ref = { channel: 'C1', ts: TS };

  test('waits on each member, stands once on its asker’s page, and ends for all when one answers', async () => {
    await ask(toGroup);
    expect([await on('UBEN'), await on('UCHI')]).toEqual([['C1 UANA→UBEN'], ['C1 UANA→UCHI']]);
    expect(await by('UANA')).toEqual(['C1 UANA→S1']);
    expect((await questions.waitingOn(T, 'UBEN', NOW))[0]?.isOfGroup).toBe(true);

    const changed = await questions.answer(T, 'UCHI', { ...ref, by: later(9) }, NOW);
    expect(changed.toSorted()).toEqual(['UANA', 'UBEN', 'UCHI']);
    expect([await on('UBEN'), await on('UCHI'), await by('UANA')]).toEqual([[], [], []]);

    // Neither does an edit ask again, nor one that adds members.
    await ask({ ...toGroup, members: ['UBEN', 'UCHI', 'UDOT'], version: later(20) });
    expect([await on('UBEN'), await on('UDOT'), await by('UANA')]).toEqual([[], [], []]);
  });

  test('goes on waiting on whoever is named beside it', async () => {
    await ask({ ...toGroup, asked: ['UDOT'] });
    await questions.answer(T, 'UBEN', ref, NOW);
    expect([await on('UCHI'), await on('UDOT'), await by('UANA')]).toEqual([
      [],
      ['C1 UANA→UDOT'],
      ['C1 UANA→UDOT'],
    ]);
  });

  test('is declined by each for themself, and by all together for the group', async () => {
    await ask(toGroup);
    await questions.decline(T, 'UBEN', ref, NOW);
    expect([await on('UBEN'), await on('UCHI'), await by('UANA')]).toEqual([
      [],
      ['C1 UANA→UCHI'],
      ['C1 UANA→S1'],
    ]);
    await questions.decline(T, 'UCHI', ref, NOW);
    expect([await on('UCHI'), await by('UANA')]).toEqual([[], ['C1 UANA→S1 declined']]);
    await questions.settle(T, 'UANA', { ...ref, asked: 'S1' }, NOW);
    expect(await by('UANA')).toEqual([]);
  });

  test('ends for all where one passes it on, or its asker needs no answer any more, or it is deleted', async () => {
    await ask(toGroup);
    await questions.passOn(T, 'UBEN', 'UDOT', ref, NOW);
    expect([await on('UCHI'), await on('UDOT'), await by('UANA')]).toEqual([
      [],
      ['C1 UANA→UDOT'],
      ['C1 UANA→UDOT'],
    ]);
    const [second, third] = [later(60), later(61)];
    await ask({ ...toGroup, ref: { channel: 'C1', ts: second }, version: second });
    await questions.settle(T, 'UANA', { channel: 'C1', ts: second, asked: 'S1' }, NOW);
    await ask({ ...toGroup, ref: { channel: 'C1', ts: third }, version: third });
    await questions.withdraw(T, 'C1', third, NOW);
    expect([await on('UBEN'), await on('UCHI'), await by('UANA')]).toEqual([[], [], ['C1 UANA→UDOT']]);
  });
});

test('who asked whom is forgotten a day after the answer, and an edit asks nobody again', async () => {
  await ask();
  await questions.answer(T, 'UBEN', { channel: 'C1', ts: TS }, NOW);
  const known = async () => Object.values(await redis.hgetall('{T1}:question:C1:20474')).join(' ');
  const another = async (at: number) =>
    await questions.ask(T, asking({ ref: { channel: 'C9', ts: later(60) }, version: later(60) }), at);
  await another(NOW + DAY - 1);
  expect(await known()).toContain('UBEN');
  await another(NOW + DAY);
  expect(await known()).not.toMatch(/UBEN|UANA/);
  await ask({ version: later(90_000) });
  expect(await on('UBEN')).toEqual(['C9 UANA→UBEN']);
});
