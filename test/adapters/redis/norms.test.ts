import { randomBytes } from 'node:crypto';
import { createEncryption } from '../../../src/adapters/encryption.ts';
import { createBriefs, createNudged } from '../../../src/adapters/redis/norms.ts';
import { createAgreements } from '../../../src/adapters/redis/norms-agreements.ts';
import { createWeekCounts } from '../../../src/adapters/redis/norms-week.ts';
import { DAY, HOUR } from '../../../src/clock.ts';
import type { Brief } from '../../../src/norms/briefs.ts';
import type { Turn } from '../../../src/norms/nudged.ts';
import { Secret } from '../../../src/secret.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

const NOW = Date.UTC(2026, 0, 20, 8);
const encryption = createEncryption([{ id: 'k1', key: new Secret(randomBytes(32).toString('base64')) }]);

describe('turns to nudge', () => {
  const take = (turn: Partial<Turn> = {}, now = NOW, user = 'UBEN') =>
    createNudged(redis).take(
      'T1',
      user,
      { kind: 'greeting', message: 'C1|1.000001', claim: 'c1', ...turn },
      7 * DAY,
      now,
    );

  test('one within the cooldown, for each person and kind', async () => {
    expect(await take()).toBe(true);
    expect(await take({ message: 'C1|2.000001', claim: 'c2' }, NOW + 7 * DAY - 1)).toBe(false);
    expect(await take({ kind: 'question', claim: 'c3' })).toBe(true);
    expect(await take({ claim: 'c4' }, NOW, 'UCHI')).toBe(true);
    expect(await take({ message: 'C1|3.000001', claim: 'c5' }, NOW + 7 * DAY)).toBe(true);
  });

  test('the same claim may try again, another one of the same message never', async () => {
    expect(await take()).toBe(true);
    expect(await take()).toBe(true);
    expect(await take({ claim: 'c2' }, NOW + 30 * DAY)).toBe(false);
  });

  test('none for who has opted out, of one kind or of all, until they opt in', async () => {
    const nudged = createNudged(redis);
    await nudged.mute('T1', 'UBEN', 'greeting');
    expect([await take(), await take({ kind: 'question' })]).toEqual([false, true]);
    await nudged.mute('T1', 'UBEN', 'all');
    expect(await take({ kind: 'crowd' })).toBe(false);
    expect(await nudged.muted('T1', 'UBEN')).toEqual(new Set(['all', 'greeting']));
    await nudged.unmute('T1', 'UBEN');
    expect(await take()).toBe(true);
  });
});

describe('briefs', () => {
  const brief: Brief = {
    author: 'UBEN',
    channel: 'C1',
    of: '1.000001',
    users: ['UANA'],
    groups: [],
    needed: 'the secret plan',
    context: '',
    outcome: '',
    edgeCases: '',
    links: [],
  };
  const id = 'C1|1.000001';

  test('one for a message, due at once, sealed, and without its text once it is posted', async () => {
    const briefs = createBriefs(redis, encryption);
    expect(await briefs.put('T1', id, brief, NOW)).toBe(true);
    expect(await briefs.put('T1', id, { ...brief, needed: 'another' }, NOW)).toBe(false);
    expect(await redis.zscore('{T1}:due', `brief:${id}`)).toBe(String(NOW));
    expect((await redis.getBuffer(`{T1}:brief:${id}`))?.toString('latin1')).not.toContain('secret');
    expect(await briefs.find('T1', id)).toEqual(brief);

    await briefs.posted('T1', id, { channel: 'C1', ts: '2.000001' });
    expect(await briefs.find('T1', id)).toBeUndefined();
    expect(await briefs.put('T1', id, brief, NOW)).toBe(false);
  });

  test('another one after one that could not be posted', async () => {
    const briefs = createBriefs(redis, encryption);
    await briefs.put('T1', id, brief, NOW);
    await briefs.drop('T1', id);
    expect(await briefs.put('T1', id, brief, NOW)).toBe(true);
  });
});

test('the sums of a week are sums, and out of what is kept nobody can be read', async () => {
  const counts = createWeekCounts(redis);
  const delivered = (recipient: string) =>
    counts.add('T1', '2026-01-19', { recipient, waits: [HOUR, HOUR], focus: HOUR });
  // Some in one turn, in which another week begins, and one after it.
  await Promise.all([
    delivered('UANA'),
    delivered('UBEN'),
    counts.add('T1', '2026-01-26', { recipient: 'UCHI', waits: [HOUR], focus: 0 }),
  ]);
  await delivered('UANA');
  await counts.addHandoff('T1', '2026-01-19', ['UANA', 'UCHI']);

  expect(await counts.read('T1', '2026-01-19')).toMatchObject({
    people: 2,
    held: 6,
    focus: 3 * HOUR,
    handoffs: { count: 1, people: 2 },
  });
  expect((await counts.read('T1', '2026-01-19')).waits.size).toBe(1);
  const kept = await redis.keys('*');
  for (const key of kept) {
    expect(String((await redis.dump(key)) ?? '')).not.toMatch(/UANA|UBEN|UCHI/);
    expect(await redis.pttl(key)).toBeGreaterThan(0);
  }
});

test('an agreement is due when it changes, and remembers where its message stands', async () => {
  const agreements = createAgreements(redis, encryption);
  const agreement = { expected: 'day', text: 'No pings.', by: 'UBEN', at: NOW, locale: 'en-US' } as const;
  await agreements.put('T1', 'C1', agreement, NOW);
  expect(await redis.zscore('{T1}:due', 'agreement:C1')).toBe(String(NOW));
  await agreements.shown('T1', 'C1', '1.000001');
  await agreements.put('T1', 'C1', { ...agreement, text: 'Few pings.' }, NOW + HOUR);

  expect(await agreements.find('T1', 'C1')).toEqual({ ...agreement, text: 'Few pings.', ts: '1.000001' });
  expect(await agreements.find('T1', 'C2')).toBeUndefined();
  expect((await redis.hgetBuffer('{T1}:agreements', 'C1'))?.toString('latin1')).not.toContain('pings');
});
