import { createTold, createWatches } from '../../../src/adapters/redis/receipts.ts';
import { DAY, HOUR } from '../../../src/clock.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

const now = Date.parse('2026-11-23T09:00Z');
const noon = now + 3 * HOUR;
const [first, second] = ['C1|1763888400.000100', 'C1|1763888500.000100|1763888400.000100'];

describe('told', () => {
  const tell = (mention: string, promisedFor: number, at = now, sender = 'USENDER', recipient = 'UANA') =>
    createTold(redis).tell(
      'T1',
      { sender, mention, id: `receipt-of-${mention}` },
      [{ recipient, promisedFor }],
      at,
    );

  test('a sender is told of a wait once', async () => {
    expect(await tell(first, noon)).toEqual(new Set(['UANA']));
    expect(await tell(second, noon)).toEqual(new Set());
  });

  test('the same receipt again is told again, since it may have failed', async () => {
    await tell(first, noon);
    expect(await tell(first, noon)).toEqual(new Set(['UANA']));
  });

  test('a second receipt for the same message, after an edit, tells only what is new', async () => {
    await tell(first, noon);
    const again = await createTold(redis).tell(
      'T1',
      { sender: 'USENDER', mention: first, id: 'another' },
      [
        { recipient: 'UANA', promisedFor: noon },
        { recipient: 'UBEN', promisedFor: noon },
      ],
      now,
    );
    expect(again).toEqual(new Set(['UBEN']));
  });

  test('another sender, another recipient and another tenant are told on their own', async () => {
    await tell(first, noon);
    expect(await tell(second, noon, now, 'UOTHER')).toEqual(new Set(['UANA']));
    expect(await tell(second, noon, now, 'USENDER', 'UBEN')).toEqual(new Set(['UBEN']));
    const elsewhere = createTold(redis).tell(
      'T2',
      { sender: 'USENDER', mention: second, id: 'receipt' },
      [{ recipient: 'UANA', promisedFor: noon }],
      now,
    );
    expect(await elsewhere).toEqual(new Set(['UANA']));
  });

  test('the next wait is told of anew', async () => {
    await tell(first, noon);
    expect(await tell(second, noon + DAY, noon)).toEqual(new Set(['UANA']));
  });

  test('a later promise within the wait is news', async () => {
    await tell(first, noon);
    expect(await tell(second, noon + HOUR)).toEqual(new Set(['UANA']));
  });

  test('a wait that ended before its promise is told of anew', async () => {
    await tell(first, noon);
    await createTold(redis).forget('T1', 'UANA', ['C9|1.1', first]);
    expect(await tell(second, noon)).toEqual(new Set(['UANA']));
  });

  test('the end of one wait leaves what other senders were told', async () => {
    await tell(first, noon);
    await tell(second, noon, now, 'UOTHER');
    await createTold(redis).forget('T1', 'UANA', [first]);
    expect(await tell('C1|1763888600.000100', noon, now, 'UOTHER')).toEqual(new Set());
  });

  test('two receipts at the same moment tell once', async () => {
    const answers = await Promise.all([first, second].map((mention) => tell(mention, noon)));
    expect(answers.map(({ size }) => size).sort()).toEqual([0, 1]);
  });

  test('nothing is kept of a wait that is over', async () => {
    await tell(first, noon);
    await tell(second, noon + DAY, noon, 'UOTHER');
    expect(await redis.hkeys('{T1}:told:UANA')).toEqual(['UOTHER']);
    expect(await redis.pttl('{T1}:told:UANA')).toBeLessThanOrEqual(2 * DAY);
    expect(await redis.pttl('{T1}:told:UANA')).toBeGreaterThan(DAY);
  });
});

describe('watches', () => {
  const watch = { watcher: 'USENDER', recipient: 'UANA', mention: first };

  test('watchers are found by what was delivered to whom', async () => {
    const watches = createWatches(redis);
    await watches.add('T1', watch, HOUR);
    await watches.add('T1', { ...watch, watcher: 'UOTHER' }, HOUR);
    expect(new Set(await watches.of('T1', 'UANA', [second, first]))).toEqual(
      new Set([watch, { ...watch, watcher: 'UOTHER' }]),
    );
    expect(await watches.of('T1', 'UANA', [second])).toEqual([]);
    expect(await watches.of('T1', 'UBEN', [first])).toEqual([]);
    expect(await watches.of('T2', 'UANA', [first])).toEqual([]);
  });

  test('the same wish twice is one, and gone once it is removed', async () => {
    const watches = createWatches(redis);
    await watches.add('T1', watch, HOUR);
    await watches.add('T1', watch, HOUR);
    expect(await watches.of('T1', 'UANA', [first])).toEqual([watch]);
    await watches.remove('T1', watch);
    expect(await watches.of('T1', 'UANA', [first])).toEqual([]);
  });

  test('wishes are kept as long as the longest of them, and not for ever', async () => {
    const watches = createWatches(redis);
    await watches.add('T1', watch, DAY);
    await watches.add('T1', { ...watch, mention: second }, HOUR);
    const left = await redis.pttl('{T1}:watches:UANA');
    expect(left).toBeGreaterThan(HOUR);
    expect(left).toBeLessThanOrEqual(DAY);
  });
});
