import { randomBytes } from 'node:crypto';
import { createEncryption } from '../../../src/adapters/encryption.ts';
import { createModelBudget } from '../../../src/adapters/redis/model-budget.ts';
import { createSegmentCache } from '../../../src/adapters/redis/segment-cache.ts';
import { DAY, HOUR } from '../../../src/clock.ts';
import { Secret } from '../../../src/secret.ts';
import { type Budget, createMemoryBudget, defaultCaps } from '../../../src/summary/budget.ts';
import { createMemorySegmentCache, type SegmentCache } from '../../../src/summary/segment-cache.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const encryption = createEncryption([{ id: 'k', key: new Secret(randomBytes(32).toString('base64')) }]);

const now = Date.parse('2026-11-23T08:00:00Z');
const item = {
  kind: 'decision' as const,
  text: 'The invoices move to Thursday',
  ids: [1],
  quote: 'move to Thursday',
  owner: null,
  due: null,
  translation: null,
};
const segment = { key: 'k1', items: [item], messages: ['1.000001', '1.000002'] };

const caches: readonly (readonly [string, () => SegmentCache])[] = [
  ['in Redis', () => createSegmentCache(redis, encryption)],
  ['in memory', createMemorySegmentCache],
];

describe.each(caches)('segments kept %s', (_where, create) => {
  test('come back to whoever asks by the same key in the same channel', async () => {
    const cache = create();
    await cache.put('T1', 'C1', segment, now, now);

    expect(await cache.get('T1', 'C1', ['other', 'k1'], now)).toEqual(new Map([['k1', [item]]]));
    expect(await cache.get('T1', 'C2', ['k1'], now)).toEqual(new Map());
    expect(await cache.get('T2', 'C1', ['k1'], now)).toEqual(new Map());
  });

  test('are gone after a day of people’s time', async () => {
    const cache = create();
    await cache.put('T1', 'C1', segment, now, now);

    expect((await cache.get('T1', 'C1', ['k1'], now + DAY - 1)).size).toBe(1);
    expect((await cache.get('T1', 'C1', ['k1'], now + DAY)).size).toBe(0);
  });

  test('go when one of their messages is edited or deleted, and only they', async () => {
    const cache = create();
    await cache.put('T1', 'C1', segment, now, now);
    await cache.put('T1', 'C1', { ...segment, key: 'k2', messages: ['2.000001'] }, now, now);

    await cache.purge('T1', 'C1', '1.000002', now + 1);

    expect([...(await cache.get('T1', 'C1', ['k1', 'k2'], now + 2)).keys()]).toEqual(['k2']);
  });

  test('are not kept if a message was deleted while they were being made', async () => {
    const cache = create();
    await cache.purge('T1', 'C1', '1.000001', now + 5);

    await cache.put('T1', 'C1', segment, now, now + 9);
    await cache.put('T1', 'C1', { ...segment, key: 'later' }, now + 6, now + 9);

    expect([...(await cache.get('T1', 'C1', ['k1', 'later'], now + 10)).keys()]).toEqual(['later']);
  });

  test('begin where they began for others', async () => {
    const cache = create();
    await cache.addBoundaries('T1', 'C1', ['30.000000', '10.000000']);
    await cache.addBoundaries('T1', 'C1', ['20.000000', '10.000000']);

    expect(await cache.boundaries('T1', 'C1')).toEqual(['10.000000', '20.000000', '30.000000']);
    expect(await cache.boundaries('T1', 'C2')).toEqual([]);
  });
});

test('Redis holds no word of a segment in the clear, and nothing of it for more than a day', async () => {
  const cache = createSegmentCache(redis, encryption);
  await cache.put('T1', 'C1', segment, now, now);

  const stored = await redis.getBuffer('{T1}:segment:C1:k1');
  expect(stored?.toString('latin1')).not.toContain('Thursday');
  expect(await redis.pttl('{T1}:segment:C1:k1')).toBeLessThanOrEqual(DAY);
  expect(await redis.pttl('{T1}:segments:C1')).toBeLessThanOrEqual(DAY);
  for (const key of await redis.keys('*')) expect(key.startsWith('{T1}:')).toBe(true);
});

test('a segment that no key opens any more is made again', async () => {
  await createSegmentCache(redis, encryption).put('T1', 'C1', segment, now, now);
  const others = createEncryption([{ id: 'n', key: new Secret(randomBytes(32).toString('base64')) }]);

  expect((await createSegmentCache(redis, others).get('T1', 'C1', ['k1'], now)).size).toBe(0);
});

const budgets: readonly (readonly [string, () => Budget])[] = [
  ['in Redis', () => createModelBudget(redis)],
  ['in memory', createMemoryBudget],
];

describe.each(budgets)('what is spent, counted %s', (_where, create) => {
  const caps = { ...defaultCaps, tokensPerPersonAndDay: 1_000, tokensPerDay: 1_500 };

  test('never passes a person’s or the workspace’s cap, whoever asks at once', async () => {
    const budget = create();
    const answers = await Promise.all(
      ['UANA', 'UANA', 'UANA', 'UBEN', 'UBEN', 'UBEN'].map((user) => budget.take('T1', user, 400, caps, now)),
    );

    const granted = answers.filter((answer) => answer === 'granted').length;
    expect(granted).toBeLessThanOrEqual(3);
    expect(granted).toBeGreaterThanOrEqual(2);
    expect(await budget.spent('T1', now)).toEqual({ calls: granted, tokens: granted * 400 });
  });

  test('begins anew with each day of UTC, and is each workspace’s own', async () => {
    const budget = create();
    expect(await budget.take('T1', 'UANA', 1_000, caps, now)).toBe('granted');
    expect(await budget.take('T1', 'UANA', 100, caps, now + HOUR)).toBe('person-cap');
    expect(await budget.take('T1', 'UBEN', 600, caps, now + HOUR)).toBe('day-cap');

    expect(await budget.take('T2', 'UANA', 100, caps, now)).toBe('granted');
    expect(await budget.take('T1', 'UANA', 100, caps, now + DAY)).toBe('granted');
  });
});
