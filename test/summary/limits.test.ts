import { createMemoryBudget, defaultCaps } from '../../src/summary/budget.ts';
import { createMemorySegmentCache } from '../../src/summary/segment-cache.ts';
import { estimatedTokens, leastTokens } from '../../src/summary/tokens.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { type LlmServer, startLlm } from './llm-server.ts';
import { honest } from './scripts.ts';
import { ben, MONDAY, manyMessages } from './support.ts';

let server: LlmServer;
beforeEach(async () => {
  server = await startLlm(honest);
});
afterEach(async () => {
  await server.close();
});

const sent = (): number =>
  server.calls.reduce((sum, { system, user }) => sum + estimatedTokens(system) + estimatedTokens(user), 0);

test('5,000 messages take at most 25 calls and 210,000 estimated tokens at 12,000 a call, four at a time', async () => {
  const summarizer = createModelSummarizer({
    model: server.model({ inputTokens: 12_000 }),
    cache: createMemorySegmentCache(),
    budget: createMemoryBudget(),
  });
  const { coverage, madeWith } = await summarizer.summarize(manyMessages(5_000), ben, {
    deadlineMs: 60_000,
    now: MONDAY,
  });

  expect(coverage.messages).toBe(5_000);
  expect(madeWith).toMatchObject({ partlyExtractive: false });
  expect(server.calls.length).toBeLessThanOrEqual(25);
  expect(sent()).toBeLessThanOrEqual(210_000);
  expect(server.peak).toBeLessThanOrEqual(4);
  for (const { system, user } of server.calls) {
    expect(estimatedTokens(system) + estimatedTokens(user)).toBeLessThanOrEqual(12_000);
  }
});

test('what each call took is told, by estimate where the server does not count', async () => {
  const quiet = await startLlm(() => ({ content: '{"items":[]}', promptTokens: null }));
  const used: { readonly prompt: number; readonly completion: number }[] = [];
  try {
    await createModelSummarizer({
      model: quiet.model(),
      cache: createMemorySegmentCache(),
      budget: createMemoryBudget(),
      onUsage: (usage) => used.push(usage),
    }).summarize(manyMessages(20), ben, { deadlineMs: 20_000, now: MONDAY });
  } finally {
    await quiet.close();
  }

  expect(used).toHaveLength(quiet.calls.length);
  for (const [i, { system, user }] of quiet.calls.entries()) {
    expect(used[i]?.prompt).toBe(estimatedTokens(system) + estimatedTokens(user));
    expect(used[i]?.completion).toBeGreaterThan(0);
  }
});

describe('caps are never exceeded, and what they leave is done by words', () => {
  const one = 3_200;

  test.each([
    ['calls of a request', { callsPerRequest: 3 }, 'request-cap', 3],
    ['tokens of a request', { tokensPerRequest: 4 * one }, 'request-cap', 4],
    ['tokens of a person and day', { tokensPerPersonAndDay: 5 * one }, 'person-cap', 5],
    ['tokens of the day', { tokensPerDay: 2 * one }, 'day-cap', 2],
  ])('%s', async (_what, caps, trouble, most) => {
    const budget = createMemoryBudget();
    const summarizer = createModelSummarizer({
      model: server.model(),
      cache: createMemorySegmentCache(),
      budget,
      caps: { ...defaultCaps, ...caps },
    });
    const channel = manyMessages(600);
    const { items, madeWith, troubles } = await summarizer.summarize(channel, ben, {
      deadlineMs: 20_000,
      now: MONDAY,
    });

    expect(server.calls.length).toBeGreaterThan(0);
    expect(server.calls.length).toBeLessThanOrEqual(most);
    expect(madeWith).toEqual({ kind: 'model', model: 'scripted', partlyExtractive: true });
    expect(troubles).toEqual([trouble]);
    expect(items.some(({ source }) => source === 'extractive')).toBe(true);
    const { calls, tokens } = await budget.spent('T1', MONDAY);
    expect(calls).toBe(server.calls.length);
    expect(tokens).toBeGreaterThanOrEqual(sent());
  });

  test('the newest messages are the ones that the model reads', async () => {
    const summarizer = createModelSummarizer({
      model: server.model(),
      cache: createMemorySegmentCache(),
      budget: createMemoryBudget(),
      // The first finds out what the server supports.
      caps: { ...defaultCaps, callsPerRequest: 2 },
    });
    await summarizer.summarize(manyMessages(600), ben, { deadlineMs: 20_000, now: MONDAY });

    expect(server.calls.map(({ user }) => user).join('')).toContain('number 599 ');
  });
});

test.each([
  ['English', 'Can somebody look at the failing build before the release on Thursday?', 14],
  ['German', 'Kann sich jemand vor dem Release am Donnerstag den Build ansehen?', 15],
  ['Japanese', '木曜日のリリース前に失敗しているビルドを確認してもらえますか', 22],
  ['Hebrew', 'מישהו יכול לבדוק את הבילד לפני השחרור ביום חמישי', 24],
])('%s: the estimate is above what tokenizers count, the least below', (_language, text, counted) => {
  expect(estimatedTokens(text)).toBeGreaterThanOrEqual(counted);
  expect(leastTokens(text)).toBeLessThan(counted);
});
