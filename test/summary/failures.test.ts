import type { OpenAiOptions } from '../../src/adapters/openai.ts';
import { createMemoryBudget } from '../../src/summary/budget.ts';
import { carefulBudget } from '../../src/summary/careful-budget.ts';
import { forgivingCache } from '../../src/summary/forgiving-cache.ts';
import { createMemorySegmentCache } from '../../src/summary/segment-cache.ts';
import type { Summarizer, Summary } from '../../src/summary/summary.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { type LlmServer, type Script, startLlm } from './llm-server.ts';
import { hangs, honest, status500, trueItem, truncated } from './scripts.ts';
import { ben, MONDAY, manyMessages, morning, talk } from './support.ts';

let server: LlmServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function summarizerWith(script: Script, options: Partial<OpenAiOptions> = {}): Promise<Summarizer> {
  server = await startLlm(script);
  return createModelSummarizer({
    model: server.model(options),
    cache: createMemorySegmentCache(),
    budget: createMemoryBudget(),
  });
}

const wholly = { kind: 'model', model: 'scripted', partlyExtractive: false };
const partly = { kind: 'model', model: 'scripted', partlyExtractive: true };
const byWords = { kind: 'extractive' };

const limited: Script = () => ({ status: 429, headers: { 'retry-after': '30' }, raw: '{}' });
const stalls: Script = () => ({ content: '{"items":[]}', stalls: true });
/** With a server that never ends all of it is waited for; with all others a busy machine may take its time. */
const deadlineFor = (script: Script): number => (script === hangs || script === stalls ? 700 : 20_000);
/** Beyond the deadline, ms: to say by words what the server has not said. */
const BY_WORDS_MS = 10_000;
const page: Script = () => ({
  headers: { 'content-type': 'text/html' },
  raw: '<html>Sign in to continue</html>',
});
const fenced: Script = ({ lines }) => ({
  content: `Here you are:\n\`\`\`json\n${JSON.stringify({ items: lines.map(trueItem) }, null, 2)}\n\`\`\`\nAnything else?`,
});
const refusesFormat: Script = (call, n) =>
  'response_format' in call.body
    ? { status: 400, raw: '{"error":{"message":"response_format is not supported by this model"}}' }
    : honest(call, n);
/** Reads 600 tokens and says nothing about the rest, as a small local server does. */
const cutsPrompts: Script = ({ lines, user }) => ({
  content: JSON.stringify({ items: lines.slice(-5).map(trueItem) }),
  promptTokens: Math.min(600, Math.ceil(user.length / 4)),
});

describe('whatever the server does, there is an answer in time that says how it was made', () => {
  test.each([
    ['hangs', hangs, byWords, ['late']],
    ['asks to come back in 30 seconds', limited, byWords, ['failed']],
    ['stalls in the middle of its body', stalls, byWords, ['late']],
    ['fails', status500, byWords, ['failed']],
    ['answers with a page of HTML', page, byWords, ['failed']],
    ['breaks off its JSON', truncated, partly, ['unusable']],
    ['wraps its JSON in a fence', fenced, wholly, []],
    ['refuses response_format', refusesFormat, wholly, []],
    ['cuts the prompt and says nothing', cutsPrompts, partly, ['truncated']],
  ])('%s', async (_what, script, madeWith, troubles) => {
    const summarizer = await summarizerWith(script);
    const deadlineMs = deadlineFor(script);
    const started = performance.now();
    const summary = await summarizer.summarize(talk(`${morning}${morning}${morning}`), ben, {
      deadlineMs,
      now: MONDAY,
    });

    expect(performance.now() - started).toBeLessThan(deadlineMs + BY_WORDS_MS);
    expect(summary.madeWith).toEqual(madeWith);
    expect(summary.troubles).toEqual(troubles);
    expect(summary.items.length).toBeGreaterThan(3);
    expectCallsPerSegment(2);
  });

  test('also with many segments: nobody is asked for long in vain', async () => {
    for (const script of [hangs, status500, limited, stalls]) {
      const summarizer = await summarizerWith(script);
      const deadlineMs = deadlineFor(script);
      const started = performance.now();
      const summary = await summarizer.summarize(manyMessages(800), ben, { deadlineMs, now: MONDAY });

      expect(performance.now() - started).toBeLessThan(deadlineMs + BY_WORDS_MS);
      expect(summary.madeWith).toEqual(byWords);
      expectCallsPerSegment(2);
      expect(server?.calls.length).toBeLessThan(15);
      await server?.close();
    }
    server = undefined;
  });
});

test('only the parts that failed are done by words', async () => {
  const summarizer = await summarizerWith((call, n) =>
    call.user.includes('number 30 ') ? status500(call, n) : honest(call, n),
  );
  const summary = await summarizer.summarize(manyMessages(300), ben, { deadlineMs: 60_000, now: MONDAY });

  expect(summary.madeWith).toEqual(partly);
  expect(summary.troubles).toEqual(['failed']);
  expect(sources(summary)).toEqual(new Set(['model', 'extractive']));
});

test('a server that failed once is asked once more', async () => {
  const summarizer = await summarizerWith((call, n) => (n === 1 ? status500(call, n) : honest(call, n)));
  const summary = await summarizer.summarize(talk(morning), ben, { deadlineMs: 60_000, now: MONDAY });

  expect(summary.madeWith).toEqual(wholly);
  expect(server?.calls).toHaveLength(2);
});

test('a server that reads less than it should is sent less', async () => {
  const context = 1_500;
  const summarizer = await summarizerWith(
    ({ lines, system, user }) => {
      const tokens = Math.ceil((system.length + user.length) / 3.5);
      return {
        content: JSON.stringify({ items: lines.slice(-5).map(trueItem) }),
        promptTokens: Math.min(tokens, context),
      };
    },
    { inputTokens: 6_000 },
  );
  const summary = await summarizer.summarize(manyMessages(300), ben, { deadlineMs: 60_000, now: MONDAY });

  const [first, ...others] = server?.calls ?? [];
  expect(first?.user.length).toBeGreaterThan(context * 3.5);
  for (const { system, user } of others)
    expect((system.length + user.length) / 3.5).toBeLessThanOrEqual(context);
  expect(summary.madeWith).toEqual(wholly);
});

test('nobody waits for a catch-up that nobody wants any more', async () => {
  const summarizer = await summarizerWith(hangs);
  const controller = new AbortController();
  const summary = summarizer.summarize(talk(morning), ben, {
    deadlineMs: 60_000,
    now: MONDAY,
    signal: controller.signal,
  });
  controller.abort(new Error('the app stops'));

  await expect(summary).rejects.toThrow('the app stops');
});

/** Every segment is known by its lines. */
function expectCallsPerSegment(most: number): void {
  const bySegment = Map.groupBy(server?.calls ?? [], ({ lines }) => JSON.stringify(lines));
  for (const calls of bySegment.values()) expect(calls.length).toBeLessThanOrEqual(most);
}

function sources({ items }: Summary): Set<string> {
  return new Set(items.map(({ source }) => source));
}

describe('where what is kept of summaries cannot be reached', () => {
  const away = async (): Promise<never> => {
    throw new Error('Redis is away');
  };

  test('nothing is found and nothing kept, and the model answers all the same', async () => {
    server = await startLlm(honest);
    const told: unknown[] = [];
    const cache = { get: away, put: away, boundaries: away, addBoundaries: away };
    const summarizer = createModelSummarizer({
      model: server.model(),
      cache: forgivingCache(cache, (thrown) => told.push(thrown)),
      budget: createMemoryBudget(),
    });

    const summary = await summarizer.summarize(talk(morning), ben, { deadlineMs: 20_000, now: MONDAY });

    expect(summary.madeWith).toEqual(wholly);
    expect(told.length).toBeGreaterThan(0);
  });

  test('what cannot be counted is not spent: the model is not asked, and words alone answer', async () => {
    server = await startLlm(honest);
    const summarizer = createModelSummarizer({
      model: server.model(),
      cache: createMemorySegmentCache(),
      budget: carefulBudget({ take: away, spent: away }, () => {}),
    });

    const summary = await summarizer.summarize(talk(morning), ben, { deadlineMs: 20_000, now: MONDAY });

    expect(summary).toMatchObject({ madeWith: byWords, troubles: ['uncounted'] });
    expect(server.calls).toHaveLength(0);
  });
});
