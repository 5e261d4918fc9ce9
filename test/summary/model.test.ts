import { createMemoryBudget } from '../../src/summary/budget.ts';
import { createMemorySegmentCache } from '../../src/summary/segment-cache.ts';
import type { Summarizer } from '../../src/summary/summary.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { type LlmServer, type Script, startLlm } from './llm-server.ts';
import { ben, MONDAY, morning, shown, talk } from './support.ts';

let server: LlmServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function withScript(script: Script): Promise<Summarizer> {
  server = await startLlm(script);
  return createModelSummarizer({
    model: server.model(),
    cache: createMemorySegmentCache(),
    budget: createMemoryBudget(),
  });
}

const options = { deadlineMs: 5_000, now: MONDAY };

test('try', async () => {
  const s = await withScript(({ lines }) => lines.map((l) => ({ kind: 'info', text: l.text, ids: [l.id], quote: l.text, owner: null, due: null, translation: null })));
  const r = await s.summarize(talk(morning), ben, options);
  console.log(server?.calls[0]?.user, JSON.stringify(r.headline), shown(r), r.madeWith, r.troubles);
});
