import { createMemoryBudget, defaultCaps } from '../../src/summary/budget.ts';
import { createMemorySegmentCache, type SegmentCache } from '../../src/summary/segment-cache.ts';
import { estimatedTokens } from '../../src/summary/tokens.ts';
import type { Reader, Transcript } from '../../src/summary/transcript.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { type LlmServer, startLlm } from '../../test/summary/llm-server.ts';
import { trueItem } from '../../test/summary/scripts.ts';
import { must, say } from '../support/measure.ts';
import { newest } from './chat.ts';

/** What 5,000 messages may take at 12,000 tokens a call. */
const MOST_CALLS = 25;
const MOST_TOKENS = 210_000;

/** How often a model is called, and with how much, counted at a scripted server on this machine. */
export async function countCalls(all: Transcript, reader: Reader): Promise<boolean> {
  // As many items as it is asked for, each of them true.
  const server = await startLlm(({ lines }) => lines.slice(0, 12).map(trueItem));
  try {
    return [await budgets(server, newest(all, 5_000), reader), await cases(server, all, reader)].every(
      (isMet) => isMet,
    );
  } finally {
    await server.close();
  }
}

async function budgets(server: LlmServer, transcript: Transcript, reader: Reader): Promise<boolean> {
  say('Calls to a model for 5,000 messages:');
  let isMet = true;
  for (const inputTokens of [4_000, 12_000, 100_000]) {
    const { calls, tokens } = await counted(
      server,
      transcript,
      reader,
      createMemorySegmentCache(),
      inputTokens,
    );
    const isGoal = inputTokens === 12_000;
    const goal = isGoal ? ` (goal ${MOST_CALLS} and ${MOST_TOKENS})` : '';
    say(
      `  ${String(inputTokens).padStart(6)} tokens a call: ${calls} calls, ${tokens} estimated tokens in${goal}`,
    );
    if (isGoal) isMet = calls <= MOST_CALLS && tokens <= MOST_TOKENS;
  }
  return isMet;
}

async function cases(server: LlmServer, all: Transcript, reader: Reader): Promise<boolean> {
  const before = newest(all, 5_100).messages.slice(0, 5_000);
  const [edited, deleted] = [before[2_345], before[1_234]];
  const cache = createMemorySegmentCache();
  const first = await counted(server, { ...all, messages: before }, reader, cache);
  const other = { ...reader, user: 'UOTHER', name: 'Other' };
  const variants: readonly (readonly [string, readonly Transcript['messages'][number][], Reader, number])[] =
    [
      ['the same again', before, reader, 0],
      [
        'an edit',
        before.map((one) => (one === edited ? { ...one, text: `${one.text} (sorry)`, editedTs: '1' } : one)),
        reader,
        1,
      ],
      ['a deletion', before.filter((one) => one !== deleted), reader, 2],
      ['another reader since the middle', before.slice(2_500), other, 1],
      ['a hundred new messages', newest(all, 5_100).messages, reader, 2],
    ];
  say(`Calls after a first catch-up of ${first.calls}, at 12,000 tokens a call:`);
  let isMet = true;
  for (const [what, messages, who, goal] of variants) {
    const { calls } = await counted(server, { ...all, messages }, who, cache);
    say(`  ${what}: ${calls} (goal ${goal})`);
    isMet &&= calls <= goal;
  }
  return isMet;
}

async function counted(
  server: LlmServer,
  transcript: Transcript,
  reader: Reader,
  cache: SegmentCache,
  inputTokens = 12_000,
): Promise<{ calls: number; tokens: number }> {
  const from = server.calls.length;
  const caps = { ...defaultCaps, callsPerRequest: 1_000, tokensPerRequest: 1e9 };
  const model = server.model({ inputTokens });
  const summarizer = createModelSummarizer({ model, cache, budget: createMemoryBudget(), caps });
  const { madeWith } = await summarizer.summarize(transcript, reader, { deadlineMs: 120_000, now: 0 });
  must(madeWith.kind === 'model' && !madeWith.partlyExtractive, 'Not all was read by the model');
  const calls = server.calls.slice(from);
  const tokens = calls.reduce(
    (sum, { system, user }) => sum + estimatedTokens(system) + estimatedTokens(user),
    0,
  );
  return { calls: calls.length, tokens };
}
