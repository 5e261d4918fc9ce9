import { randomBytes } from 'node:crypto';
import { createEncryption } from '../../../src/adapters/encryption.ts';
import { createActivity } from '../../../src/adapters/redis/catchup.ts';
import { createKeptCatchups } from '../../../src/adapters/redis/kept-catchups.ts';
import { createRecentThreads } from '../../../src/adapters/redis/recent-threads.ts';
import { tsAt } from '../../../src/catchup/window.ts';
import { DAY, MINUTE } from '../../../src/clock.ts';
import { Secret } from '../../../src/secret.ts';
import type { Summary } from '../../../src/summary/summary.ts';
import { useRedis } from '../../support/redis.ts';

const encryption = createEncryption([{ id: 'k1', key: new Secret(randomBytes(32).toString('base64')) }]);
const NOW = Date.parse('2026-11-23T09:00Z');

const redis = useRedis();

const summary: Summary = {
  headline: [],
  items: [],
  more: {},
  coverage: { messages: 1, skipped: 0, threads: 0, from: NOW, to: NOW, notRead: { threads: 0, reasons: [] } },
  madeWith: { kind: 'extractive' },
  troubles: [],
};
const kept = { id: 'k', user: 'UANA', channel: 'C1', after: '0', before: tsAt(NOW), keptAt: NOW };

describe('what a catch-up was made of', () => {
  const keep = (startedAt = NOW) =>
    createKeptCatchups(redis, encryption).keep('T1', kept, { summary, transcript: undefined }, startedAt);

  test('is not kept where a message changed while it was being read', async () => {
    const store = createKeptCatchups(redis, encryption);
    await store.purge('T1', 'C1', NOW + MINUTE);

    await keep(NOW);
    expect(await store.texts('T1', kept)).toBeUndefined();
    expect(await store.find('T1', 'UANA', 'k', NOW)).toEqual(kept);

    await keep(NOW + 2 * MINUTE);
    expect(await store.texts('T1', kept)).toMatchObject({ summary });
  });

  test('goes with a change in its channel and in no other', async () => {
    const store = createKeptCatchups(redis, encryption);
    await keep();
    await store.purge('T1', 'C2', NOW);
    expect(await store.texts('T1', kept)).toBeDefined();
    await store.purge('T1', 'C1', NOW);
    expect(await store.texts('T1', kept)).toBeUndefined();
  });

  test('is found by its own person alone, for a day of people’s time', async () => {
    const store = createKeptCatchups(redis, encryption);
    await keep();
    expect(await store.find('T1', 'UBEN', 'k', NOW)).toBeUndefined();
    expect(await store.find('T2', 'UANA', 'k', NOW)).toBeUndefined();
    expect(await store.find('T1', 'UANA', 'k', NOW + DAY)).toBeUndefined();
    for (const key of await redis.keys('*')) expect(await redis.pttl(key)).toBeLessThanOrEqual(DAY);
  });
});

test('threads that were read while a message changed are not remembered', async () => {
  const recent = createRecentThreads(redis, encryption);
  const thread = { id: 'C1|1.000001', channel: 'C1', threadTs: '1.000001', texts: ['said'], at: NOW };
  await createKeptCatchups(redis, encryption).purge('T1', 'C1', NOW);

  await recent.remember('T1', 'C1', [thread], NOW);
  expect(await recent.of('T1', 'C1', 10, NOW)).toEqual([]);

  await recent.remember('T1', 'C1', [thread], NOW + 1);
  expect(await recent.of('T1', 'C1', 10, NOW)).toEqual([thread]);
  expect(await recent.of('T1', 'C1', 10, NOW + DAY + 1)).toEqual([]);
  await recent.purge('T1', 'C1', '2.000001', undefined);
  expect(await recent.of('T1', 'C1', 10, NOW)).toEqual([]);
});

test('of many notes at once the latest place stands, and an earlier one changes nothing', async () => {
  const activity = createActivity(redis, encryption);
  const notes = Array.from({ length: 4 }, (_, i) => tsAt(NOW + i * MINUTE));

  await Promise.all(notes.map((ts) => activity.note('T1', 'UANA', 'C1', ts)));
  await activity.note('T1', 'UANA', 'C1', tsAt(NOW - MINUTE));

  expect(await activity.lastIn('T1', 'UANA', 'C1')).toBe(notes.at(-1));
  expect(await activity.lastIn('T1', 'UBEN', 'C1')).toBeUndefined();
});
