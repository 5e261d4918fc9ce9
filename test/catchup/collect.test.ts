import fc from 'fast-check';
import { collectChannel, collectThread, type Reading } from '../../src/catchup/collect.ts';
import type { History } from '../../src/catchup/history.ts';
import { patientUntil } from '../../src/catchup/patience.ts';
import { newThreads } from '../../src/catchup/threads.ts';
import { windowFrom } from '../../src/catchup/window.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { SlackRefusal } from '../../src/slack.ts';
import { at, channelOf, NOW, type Said } from './support.ts';

const HOUR = 60;
const clock = { wall: () => Date.now() };

function reading(history: Pick<History, 'page' | 'replies'>, options: Partial<Reading> = {}): Reading {
  return {
    tenant: 'T1',
    channel: 'C1',
    window: windowFrom(NOW - 24 * HOUR * 60_000, NOW),
    reader: 'UANA',
    most: { messages: 1_000, threads: 100 },
    history,
    patiently: patientUntil(clock.wall() + 10_000, clock, new AbortController().signal),
    ...options,
  };
}

const minutes = (count: number): Said[] => Array.from({ length: count }, (_, ago) => ({ ago }));

test('all pages of the asked range are read, and nothing before it', async () => {
  const { messages, notRead } = await collectChannel(
    reading(channelOf(minutes(2_000), 30), { most: { messages: 5_000, threads: 5 } }),
  );

  expect(messages.map(({ ref }) => ref.ts).sort()).toEqual(
    Array.from({ length: 24 * HOUR }, (_, ago) => at(ago)).sort(),
  );
  expect(notRead).toEqual({ threads: 0, reasons: [] });
});

test('where there is too much, it is the oldest that is not read, and that is said', async () => {
  const { messages, notRead } = await collectChannel(
    reading(channelOf(minutes(1_000), 30), { most: { messages: 100, threads: 5 } }),
  );

  expect(messages.map(({ ref }) => ref.ts).sort()).toEqual(
    Array.from({ length: 100 }, (_, ago) => at(ago)).sort(),
  );
  expect(notRead).toEqual({ threads: 0, before: NOW - 99 * 60_000, reasons: ['too-many'] });
});

test('a channel in which little is said costs one call, what began before the range included', async () => {
  const history = channelOf([{ ago: 30 }, { ago: 5 * 24 * HOUR, replies: [20] }]);
  let pages = 0;
  const counted: typeof history = {
    ...history,
    async page(...args) {
      pages += 1;
      return await history.page(...args);
    },
  };

  const { messages } = await collectChannel(reading(counted));

  expect(messages.map(({ ref }) => ref.ts).sort()).toEqual([at(5 * 24 * HOUR), at(30), at(20)].sort());
  expect(pages).toBe(1);
});

test('what fits exactly is not said to be too much', async () => {
  const said = [...minutes(100), { ago: 2 * 24 * HOUR }];
  const { messages, notRead } = await collectChannel(
    reading(channelOf(said, 30), { most: { messages: 100, threads: 5 } }),
  );

  expect(messages).toHaveLength(100);
  expect(notRead).toEqual({ threads: 0, reasons: [] });
});

test('a rate limit is waited for, and reading goes on where it was', async () => {
  const history = channelOf(minutes(100), 10);
  let refusals = 0;
  const limited: typeof history = {
    ...history,
    async page(...args) {
      refusals += 1;
      if (refusals % 2 === 1) throw new RetryLaterError('slow down', 3);
      return await history.page(...args);
    },
  };

  const { messages, notRead } = await collectChannel(reading(limited));

  expect(messages).toHaveLength(100);
  expect(notRead.reasons).toEqual([]);
  expect(refusals).toBe(20);
});

test('when no time is left to wait, what was read stands, and what was not is said', async () => {
  const history = channelOf(minutes(100), 10);
  let pages = 0;
  const limited: typeof history = {
    ...history,
    async page(...args) {
      pages += 1;
      if (pages > 3) throw new RetryLaterError('slow down', 60_000);
      return await history.page(...args);
    },
  };

  const { messages, notRead } = await collectChannel(reading(limited));

  expect(messages).toHaveLength(30);
  expect(notRead).toEqual({ threads: 0, before: NOW - 29 * 60_000, reasons: ['rate-limit'] });
});

test('threads with something new are read to their newest reply, however many pages that takes', async () => {
  const replies = Array.from({ length: 35 }, (_, i) => i + 1);
  const said = [
    { ago: 50, replies },
    { ago: 60, replies: [] },
  ];

  const { messages, threads } = await collectChannel(reading(channelOf(said, 10)));

  expect(messages.map(({ ref }) => ref.ts)).toContain(at(1));
  expect(threads).toEqual([{ threadTs: at(50), replies: 35, read: 35 }]);
});

test('a thread that began before the range is found by its new replies, and comes with its root', async () => {
  const said = [
    { ago: 5 * 24 * HOUR, replies: [4 * 24 * HOUR, 30] },
    { ago: 6 * 24 * HOUR, replies: [5 * 24 * HOUR] },
  ];

  const { messages, threads } = await collectChannel(reading(channelOf(said)));

  expect(messages.map(({ ref }) => ref.ts).sort()).toEqual([at(5 * 24 * HOUR), at(30)].sort());
  expect(threads).toEqual([{ threadTs: at(5 * 24 * HOUR), replies: 2, read: 1 }]);
});

test('so is the reader’s own last message, after which the range begins', async () => {
  const said = [{ ago: 60, user: 'UANA', replies: [30] }];

  const { messages } = await collectChannel(reading(channelOf(said), { window: windowFrom(at(60), NOW) }));

  expect(messages.map(({ ref }) => ref.ts).sort()).toEqual([at(60), at(30)].sort());
});

test('threads that are not read are counted, those with the newest replies never among them', async () => {
  const said = Array.from({ length: 30 }, (_, i) => ({ ago: 100 + i, replies: [60 - i] }));

  const { threads, notRead } = await collectChannel(
    reading(channelOf(said), { most: { messages: 1_000, threads: 12 } }),
  );

  expect(threads).toHaveLength(12);
  expect(notRead).toEqual({ threads: 18, reasons: ['too-many'] });
  const newest = said.slice(-10).map(({ ago }) => at(ago));
  expect(threads.map(({ threadTs }) => threadTs)).toEqual(expect.arrayContaining(newest));
});

test('a thread that Slack does not give is told of, and the others are read', async () => {
  const history = channelOf([
    { ago: 60, replies: [50] },
    { ago: 70, replies: [40] },
  ]);
  const refusing: typeof history = {
    ...history,
    async replies(tenant, channel, threadTs, range) {
      if (threadTs === at(70)) throw new SlackRefusal('conversations.replies', 'thread_not_found');
      return await history.replies(tenant, channel, threadTs, range);
    },
  };

  const { threads, notRead } = await collectChannel(reading(refusing));

  expect(threads).toEqual([{ threadTs: at(60), replies: 1, read: 1 }]);
  expect(notRead).toEqual({ threads: 1, reasons: ['failed'] });
});

test('a thread alone is read whole', async () => {
  const said = [{ ago: 3 * 24 * HOUR, replies: [2 * 24 * HOUR, 10] }];

  const { messages, threads } = await collectThread(
    reading(channelOf(said), { window: windowFrom(0, NOW) }),
    at(3 * 24 * HOUR),
  );

  expect(messages).toHaveLength(3);
  expect(threads).toEqual([{ threadTs: at(3 * 24 * HOUR), replies: 2, read: 2 }]);
});

test('after the newest ones come threads that call on the reader, then theirs, then the large and recent', async () => {
  const newest = Array.from({ length: 10 }, (_, i) => ({ ago: 500, replies: [i + 1] }));
  const others: Said[] = [
    { ago: 401, replies: [300] },
    { ago: 402, replies: [300, 310, 320, 330] },
    { ago: 403, user: 'UANA', replies: [350] },
    { ago: 404, text: '<@UANA> what do you think?', replies: [390] },
  ];
  const history = channelOf([...others, ...newest.map((one, i) => ({ ...one, ago: 500 + i }))]);
  const { messages } = await history.page('T1', 'C1', { after: '0', before: at(-1), limit: 100 });

  const ordered = newThreads(messages, at(24 * HOUR), 'UANA', NOW).map(({ ref }) => ref.ts);

  expect(ordered.slice(0, 10)).toEqual(newest.map((_, i) => at(500 + i)));
  expect(new Set(ordered.slice(10, 12))).toEqual(new Set([at(403), at(404)]));
  expect(ordered.slice(12)).toEqual([at(402), at(401)]);
});

test('nothing is both missing and untold, and the newest message of the channel is always there', async () => {
  const channel = fc.uniqueArray(
    fc.record({
      ago: fc.integer({ min: 1, max: 3_000 }),
      replyDelays: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 40, selector: ({ ago }) => ago },
  );
  await fc.assert(
    fc.asyncProperty(
      channel,
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 7 }),
      async (made, most, page) => {
        const said = made.map(({ ago, replyDelays }) => ({
          ago,
          // A fraction keeps replies apart from roots.
          replies: [...new Set(replyDelays)].map((delay) => ago - delay + 0.5).filter((reply) => reply > 0),
        }));
        const { messages, notRead } = await collectChannel(
          reading(channelOf(said, page), { most: { messages: most, threads: 3 } }),
        );

        const read = new Set(messages.map(({ ref }) => ref.ts));
        const inRange = said.filter(({ ago }) => ago < 24 * HOUR);
        const missing = inRange.filter(({ ago }) => !read.has(at(ago)));
        for (const { ago } of missing) expect(notRead.before).toBeGreaterThan(NOW - ago * 60_000);
        const missingReplies = inRange.filter(
          ({ ago, replies }) =>
            read.has(at(ago)) && replies.some((reply) => reply < 24 * HOUR && !read.has(at(reply))),
        );
        expect(notRead.threads).toBe(missingReplies.length + countOlder(said, read, notRead.before));
        const newest = Math.min(...inRange.map(({ ago }) => ago));
        if (inRange.length > 0) expect(read).toContain(at(newest));
      },
    ),
    { seed: 20_260_120, numRuns: 200 },
  );
});

/** Threads from before the range with new replies that were not read; those are only looked for when all else was. */
function countOlder(
  said: readonly { readonly ago: number; readonly replies: readonly number[] }[],
  read: ReadonlySet<string>,
  before: number | undefined,
): number {
  if (before !== undefined) return 0;
  return said.filter(
    ({ ago, replies }) =>
      ago >= 24 * HOUR && replies.some((reply) => reply < 24 * HOUR && !read.has(at(reply))),
  ).length;
}
