import { createMemoryBudget } from '../../src/summary/budget.ts';
import { createMemorySegmentCache, type SegmentCache } from '../../src/summary/segment-cache.ts';
import type { Summary } from '../../src/summary/summary.ts';
import type { Reader, Transcript, TranscriptMessage } from '../../src/summary/transcript.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { type LlmServer, startLlm } from './llm-server.ts';
import { honest } from './scripts.ts';
import { ben, MONDAY, manyMessages, said, transcriptOf } from './support.ts';

const ana: Reader = { ...ben, user: 'UANA', name: 'Ana' };
const channel = manyMessages(1_000);

let server: LlmServer;
let cache: SegmentCache;
beforeEach(async () => {
  server = await startLlm(honest);
  cache = createMemorySegmentCache();
});
afterEach(async () => {
  await server.close();
});

/** The calls that a catch-up takes, and what it says. */
async function callsFor(
  transcript: Transcript,
  reader = ben,
  now = MONDAY,
): Promise<{ calls: number; summary: Summary }> {
  const before = server.calls.length;
  const summarizer = createModelSummarizer({
    model: server.model({ inputTokens: 6_000 }),
    cache,
    budget: createMemoryBudget(),
  });
  const summary = await summarizer.summarize(transcript, reader, { deadlineMs: 60_000, now });
  return { calls: server.calls.length - before, summary };
}

function withMessages(messages: readonly TranscriptMessage[]): Transcript {
  return transcriptOf(messages);
}

test('the same again takes no call, and says the same', async () => {
  const first = await callsFor(channel);
  const again = await callsFor(channel);

  expect(first.calls).toBeGreaterThan(5);
  expect(again.calls).toBe(0);
  expect(again.summary.items).toEqual(first.summary.items);
});

test('a hundred new messages take two calls at most', async () => {
  await callsFor(withMessages(channel.messages.slice(0, 900)));

  expect((await callsFor(channel)).calls).toBeLessThanOrEqual(2);
});

test('an edit takes one call', async () => {
  await callsFor(channel);
  const edited = channel.messages.map((message, i) =>
    i === 412
      ? { ...message, text: `${message.text} Sorry, I meant the other one.`, editedTs: '1900000000.000000' }
      : message,
  );

  expect((await callsFor(withMessages(edited))).calls).toBe(1);
});

test('a deletion takes two calls at most, and what was deleted is said no more', async () => {
  await callsFor(channel);
  const [gone] = channel.messages.slice(500, 501);
  await cache.purge('T1', 'C1', gone?.ref.ts ?? '', MONDAY + 1);
  const after = await callsFor(
    withMessages(channel.messages.filter((message) => message !== gone)),
    ben,
    MONDAY + 2,
  );

  expect(after.calls).toBeLessThanOrEqual(2);
  expect(JSON.stringify(after.summary)).not.toContain('number 500 ');
  expect(JSON.stringify(server.calls.slice(-after.calls).map(({ user }) => user))).not.toContain(
    'number 500 ',
  );
});

test('the first message of a segment can be deleted like any other', async () => {
  await callsFor(channel);
  const [, boundary] = await cache.boundaries('T1', 'C1');
  const left = channel.messages.filter(({ ref }) => ref.ts !== boundary);

  expect(left).toHaveLength(999);
  expect((await callsFor(withMessages(left))).calls).toBeLessThanOrEqual(2);
});

test.each([250, 333, 501, 777])(
  'another reader who begins %s messages later takes one call at most',
  async (from) => {
    await callsFor(channel);

    expect((await callsFor(withMessages(channel.messages.slice(from)), ana)).calls).toBeLessThanOrEqual(1);
  },
);

test('the roots of old threads before what is new take no call of their own', async () => {
  await callsFor(channel);
  const roots = [20, 150, 290].map((i) => channel.messages[i]);
  const messages = [...roots, ...channel.messages.slice(600)].flatMap((message) => message ?? []);

  expect((await callsFor(withMessages(messages), ana)).calls).toBeLessThanOrEqual(1);
});

test('who asks makes no difference to what is asked of the model', async () => {
  await callsFor(channel);
  const before = server.calls.length;
  await callsFor(channel, ana);

  expect(server.calls.length).toBe(before);
  for (const { system, user } of server.calls) expect(`${system}${user}`).not.toContain('UBEN');
});

test('another language is asked for anew, since its translations are others', async () => {
  await callsFor(withMessages(channel.messages.slice(0, 60)));

  expect(
    (await callsFor(withMessages(channel.messages.slice(0, 60)), { ...ben, locale: 'de-DE' })).calls,
  ).toBe(1);
});

test('what is kept is checked against the messages again', async () => {
  const few = withMessages([
    said(
      'Ana',
      'The invoices for wholesale customers move to Thursday',
      { channel: 'C1', ts: '1800000000.000000' },
      1,
    ),
  ]);
  await callsFor(few);
  const get = cache.get.bind(cache);
  cache = {
    ...cache,
    get: async (...args) =>
      new Map(
        [...(await get(...args))].map(([key, items]) => [
          key,
          items.map((item) => ({ ...item, text: 'The company is sold' })),
        ]),
      ),
  };
  const { calls, summary } = await callsFor(few);

  expect(calls).toBe(0);
  expect(JSON.stringify(summary)).not.toContain('sold');
});
