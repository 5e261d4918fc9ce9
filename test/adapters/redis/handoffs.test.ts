import { randomBytes } from 'node:crypto';
import { createEncryption } from '../../../src/adapters/encryption.ts';
import { createActivity } from '../../../src/adapters/redis/catchup.ts';
import { createDrafts, createHandoffs } from '../../../src/adapters/redis/handoffs.ts';
import { createHeldMentions } from '../../../src/adapters/redis/held-mentions.ts';
import { createPeople } from '../../../src/adapters/redis/people.ts';
import { DAY, HOUR } from '../../../src/clock.ts';
import { formTextsOf } from '../../../src/handoff/form-text.ts';
import { emptyReport } from '../../../src/handoff/report.ts';
import { Secret } from '../../../src/secret.ts';
import { copy, handoff, line, NOW, source } from '../../handoff/support.ts';
import { useRedis } from '../../support/redis.ts';

const TS = '1768896000.000100';

const redis = useRedis();

const encryption = createEncryption([{ id: 'k', key: new Secret(randomBytes(32).toString('base64')) }]);
const handoffs = () => createHandoffs(redis, encryption);
const drafts = () => createDrafts(redis, encryption);

test('a handoff is there with all that falls due of it, once, and nobody reads it in Redis', async () => {
  const due = [{ thing: 'give:h1:UBEN', at: NOW - 0.5 }];
  expect(await handoffs().add('T1', handoff(), due)).toBe(true);
  expect(await handoffs().add('T1', handoff({ author: 'UEVE' }), due)).toBe(false);

  expect(await handoffs().find('T1', 'h1')).toEqual(handoff());
  expect(await redis.zscore('{T1}:due', 'handoff:give:h1:UBEN')).toBe(String(NOW - 0.5));
  expect(String(await redis.hget('{T1}:handoffs', 'h1'))).not.toContain('Ship it');
  expect(await handoffs().find('T2', 'h1')).toBeUndefined();
  expect((await handoffs().by('T1', 'UANA')).map(({ id }) => id)).toEqual(['h1']);
  expect((await handoffs().to('T1', 'UBEN')).map(({ id }) => id)).toEqual(['h1']);
});

test('one that this release cannot read keeps nobody from the others, nor a digest from its reader', async () => {
  await handoffs().add('T1', handoff(), []);
  const other = encryption.seal('{"id":"h2"}', { tenant: 'T1', field: 'handoff', record: 'h2' });
  await redis.hset('{T1}:handoffs', 'h2', other);
  await redis.sadd('{T1}:handoffs-to:UBEN', 'h2');
  expect((await handoffs().to('T1', 'UBEN')).map(({ id }) => id)).toEqual(['h1']);
  expect(await handoffs().find('T1', 'h2')).toBeUndefined();
});

test('of one whose key is gone it is known who wrote it, until it is dropped', async () => {
  await handoffs().add('T1', handoff(), []);
  expect(await handoffs().unreadable('T1', 'h1')).toBeUndefined();
  const newKey = createEncryption([{ id: 'k2', key: new Secret(randomBytes(32).toString('base64')) }]);
  const blind = createHandoffs(redis, newKey);
  expect(await blind.find('T1', 'h1')).toBeUndefined();
  expect(await blind.unreadable('T1', 'h1')).toEqual({ author: 'UANA' });
  expect(await blind.unreadable('T1', 'h2')).toBeUndefined();
  await redis.del('{T1}:handoffs-by:UANA');
  expect(await blind.unreadable('T1', 'h1')).toEqual({ author: undefined });
  await blind.drop('T1', 'h1');
  expect(await blind.unreadable('T1', 'h1')).toBeUndefined();
});

test('who wrote, has or took one is not known for ever, and not after it is gone', async () => {
  const taken = handoff({
    ...{ to: { kind: 'channel', channel: 'C1' }, copies: [copy('C1')] },
    accepted: { by: 'UDAN', at: NOW },
  });
  await handoffs().add('T1', taken, []);
  await handoffs().noteReceiver('T1', 'h1', 'UDAN');
  for (const list of ['by:UANA', 'to:C1', 'to:UDAN']) {
    expect(await redis.ttl(`{T1}:handoffs-${list}`)).toBeGreaterThan(0);
  }
  await handoffs().remove('T1', taken);
  expect(await redis.keys('*')).toEqual([]);
});

test('of many who change one at once none is lost', async () => {
  await handoffs().add('T1', handoff(), []);
  await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      handoffs().change('T1', 'h1', (now) => ({
        ...now,
        news: [...now.news, { what: 'overdue' as const, at }],
      })),
    ),
  );

  const found = await handoffs().find('T1', 'h1');
  expect(found?.news.map(({ at }) => at).sort((a, b) => a - b)).toEqual([...Array(12).keys()]);
});

test('a change that is none writes nothing, and puts nothing on the agenda', async () => {
  await handoffs().add('T1', handoff(), []);
  const due = () => [{ thing: 'draw:h1', at: NOW }];

  expect(await handoffs().change('T1', 'h1', () => undefined, due)).toBeUndefined();
  expect(await handoffs().change('T1', 'none', (now) => now, due)).toBeUndefined();
  expect(await redis.zcard('{T1}:due')).toBe(0);
});

test('which handoffs and drafts quote a message is known as long as they are kept, and of no other message', async () => {
  const quoted = line('Said by Ben', { isQuote: true, sources: [source('1768896000.000100')] });
  const own = line('In my words', { sources: [source('1768896000.000200')] });
  const report = { ...emptyReport, next: [quoted, own] };
  await handoffs().add('T1', handoff({ report }), []);
  const draft = {
    ...formTextsOf(report),
    id: 'd1',
    isAtOnce: false,
    madeAt: NOW,
    carries: [],
    isCorrection: false,
  };
  await drafts().keep('T1', 'UANA', draft);

  expect(await handoffs().quoting('T1', 'C1', '1768896000.000100')).toEqual(['h1']);
  expect(await drafts().quoting('T1', 'C1', '1768896000.000100')).toEqual([{ user: 'UANA', id: 'd1' }]);
  for (const [channel, ts] of [
    ['C1', '1768896000.000200'],
    ['C2', '1768896000.000100'],
  ] as const) {
    expect(await handoffs().quoting('T1', channel, ts)).toEqual([]);
    expect(await drafts().quoting('T1', channel, ts)).toEqual([]);
  }
  for (const key of await redis.keys('{T1}:quoted*')) expect(await redis.pttl(key)).toBeGreaterThan(0);
});

test('what a handoff quotes is known before it is there, whatever crashes, and as long again with each change', async () => {
  const quoted = line('Said by Ben', { isQuote: true, sources: [source(TS)] });
  const report = { ...emptyReport, next: [quoted] };
  const failing = handoffs().add('T1', handoff({ report }), [{ thing: 'give:h1:UBEN', at: Number.NaN }]);
  await expect(failing).rejects.toThrow();
  expect(await handoffs().quoting('T1', 'C1', TS)).toEqual(['h1']);

  await handoffs().add('T1', handoff({ report }), []);
  const key = `{T1}:quoted:C1|${TS}`;
  await redis.pexpire(key, HOUR);
  await handoffs().change('T1', 'h1', (now) => ({ ...now, changedAt: NOW + HOUR }));
  expect(await redis.pttl(key)).toBeGreaterThan(90 * DAY);
});

test('which messages are deleted is known, also of those that called on nobody', async () => {
  const [gone, there] = [source(TS), source('1768896000.000200')];
  await createHeldMentions(redis, encryption).withdraw('T1', 'C1', TS, NOW);
  expect(await handoffs().deleted('T1', [there, gone])).toEqual([{ channel: 'C1', ts: TS }]);
  expect(await handoffs().deleted('T2', [gone])).toEqual([]);
  expect(await handoffs().deleted('T1', [])).toEqual([]);
});

test('who leaves takes what they wrote and drafted along, and leaves others’ alone', async () => {
  await handoffs().add('T1', handoff(), []);
  await handoffs().add('T1', handoff({ id: 'h2', author: 'UBEN', copies: [copy('UANA')] }), []);
  const draft = {
    ...{ ...formTextsOf({ ...emptyReport, next: [line('Secret')] }), id: 'd1', to: undefined },
    ...{ isAtOnce: false, madeAt: NOW, carries: [], isCorrection: false },
  };
  await drafts().keep('T1', 'UANA', draft);
  expect((await drafts().last('T1', 'UANA'))?.texts.next).toContain('Secret');

  await createPeople(redis).forget('T1', 'UANA');

  expect(await handoffs().find('T1', 'h1')).toBeUndefined();
  expect(await handoffs().find('T1', 'h2')).toBeDefined();
  expect(await drafts().last('T1', 'UANA')).toBeUndefined();
  expect(await handoffs().to('T1', 'UBEN')).toEqual([]);
  expect(await handoffs().hasAny('T1', 'UANA')).toBe(false);
  await createPeople(redis).forget('T1', 'UCHI');
  expect(await handoffs().find('T1', 'h2')).toBeDefined();
});

test('what a key sealed that is gone is gone, and keeps nothing else from being read', async () => {
  const other = createEncryption([{ id: 'o', key: new Secret(randomBytes(32).toString('base64')) }]);
  await createHandoffs(redis, other).add('T1', handoff({ id: 'old' }), []);
  await handoffs().add('T1', handoff(), []);

  expect((await handoffs().by('T1', 'UANA')).map(({ id }) => id)).toEqual(['h1']);
  expect(await handoffs().find('T1', 'old')).toBeUndefined();
  expect(await handoffs().change('T1', 'old', (now) => now)).toBeUndefined();
});

test('a removed one leaves nothing behind', async () => {
  await handoffs().add('T1', handoff(), []);
  await handoffs().remove('T1', handoff());

  expect(await redis.keys('*')).toEqual([]);
});

test('of somebody’s day is known where they wrote, answered and marked, and nothing from before it', async () => {
  const activity = createActivity(redis, encryption);
  const ts = (seconds: number): string => `${NOW / 1000 + seconds}.000100`;
  await activity.note('T1', 'UANA', 'C1', ts(5));
  await activity.note('T1', 'UANA', 'C2', ts(-5));
  await activity.noteThread('T1', 'UANA', 'C1', '1.1', ts(6));
  await activity.noteDigest('T1', 'UANA', 'b-1', ts(7));

  expect(await activity.since('T1', 'UANA', NOW)).toEqual({
    channels: ['C1'],
    threads: [{ channel: 'C1', threadTs: '1.1' }],
    digests: ['b-1'],
  });
  expect(await activity.lastIn('T1', 'UANA', 'C1')).toBe(ts(5));
  expect(await activity.since('T1', 'UBEN', 0)).toEqual({ channels: [], threads: [], digests: [] });
});
