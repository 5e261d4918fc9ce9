import { chat, newest } from '../../bench/catchup/chat.ts';
import { FIGURES, figure, shareOf } from '../../bench/eval/figures.ts';
import { systems } from '../../bench/eval/systems.ts';
import { readThreads } from '../../bench/eval/threads.ts';
import { createMemoryBudget } from '../../src/summary/budget.ts';
import { extractiveSummarizer } from '../../src/summary/extractive.ts';
import { createMemorySegmentCache } from '../../src/summary/segment-cache.ts';
import { estimatedTokens } from '../../src/summary/tokens.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { startLlm } from './llm-server.ts';
import { trueItem } from './scripts.ts';
import { ben, MONDAY } from './support.ts';

/** CATCHUP_EXPORT: a Slack export with 5,000 messages or more. CATCHUP_THREADS: threads with summaries by people. */
const { CATCHUP_EXPORT: exportDir, CATCHUP_THREADS: threadsFile } = process.env;
const onMessages = exportDir === undefined ? test.skip : test;
const onThreads = threadsFile === undefined ? test.skip : test;

onMessages('of 5,000 real messages none is lost, and all cited ones are among them', async () => {
  const transcript = newest(chat(exportDir).all, 5_000);
  const known = new Set(transcript.messages.map(({ ref }) => ref.ts));
  const { items, coverage } = await extractiveSummarizer.summarize(transcript, ben, {
    deadlineMs: 10_000,
    now: MONDAY,
  });

  expect(coverage.messages + coverage.skipped).toBe(5_000);
  expect(coverage.to).toBe(transcript.messages.at(-1)?.at);
  expect(items.length).toBeGreaterThan(10);
  for (const { citations } of items) for (const { ts } of citations) expect(known.has(ts)).toBe(true);
});

onMessages(
  '5,000 real messages take at most 25 calls and 210,000 estimated tokens at 12,000 a call',
  async () => {
    const server = await startLlm(({ lines }) => lines.slice(0, 12).map(trueItem));
    try {
      const model = server.model({ inputTokens: 12_000 });
      const summarizer = createModelSummarizer({
        model,
        cache: createMemorySegmentCache(),
        budget: createMemoryBudget(),
      });
      await summarizer.summarize(newest(chat(exportDir).all, 5_000), ben, {
        deadlineMs: 60_000,
        now: MONDAY,
      });
    } finally {
      await server.close();
    }

    expect(server.calls.length).toBeLessThanOrEqual(25);
    const sent = server.calls.map(({ system, user }) => estimatedTokens(system) + estimatedTokens(user));
    expect(sent.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(210_000);
  },
);

onThreads('people’s summaries are nearer to ours than to the first sentence of each message', async () => {
  const threads = await readThreads(threadsFile ?? '');
  const [ours, first] = await Promise.all(
    systems({})
      .slice(0, 2)
      .map(async (system) => {
        const said = await Promise.all(threads.map((thread) => system.say(thread, 120)));
        const shares = said.flatMap((one, i) => (threads[i] === undefined ? [] : [shareOf(one, threads[i])]));
        return FIGURES.map((name) => figure(name, shares));
      }),
  );

  for (const i of [0, 1, 2]) expect(ours?.[i]).toBeGreaterThan(first?.[i] ?? Number.NaN);
  expect(ours?.[4]).toBeGreaterThanOrEqual(65);
  expect(ours?.[5]).toBeGreaterThanOrEqual(33);
});
