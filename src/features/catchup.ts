import { createOpenAiModel } from '../adapters/openai.ts';
import { catchUpOnThread } from '../catchup/begin.ts';
import type { CatchupDeps } from '../catchup/deps.ts';
import { catchupBlocks } from '../catchup/home-section.ts';
import { registerCatchup } from '../catchup/listeners.ts';
import type { OfferedModel } from '../catchup/model-choice.ts';
import { modelBlocks } from '../catchup/model-section.ts';
import { observe } from '../catchup/observe.ts';
import { createRuns } from '../catchup/runs.ts';
import { noteSaid } from '../catchup/said.ts';
import type { DigestDeps } from '../digest/deps.ts';
import { coerceError } from '../errors.ts';
import type { HandoffDeps } from '../handoff/deps.ts';
import { parsePermalink } from '../receipts/permalink.ts';
import { carefulBudget } from '../summary/careful-budget.ts';
import { forgivingCache } from '../summary/forgiving-cache.ts';
import { createModelSummarizer } from '../summary/with-model.ts';
import type { Feature, Parts } from './feature.ts';
import { readingAsCatchups } from './reading.ts';

/** What did I miss? */
export function catchupFeature(
  parts: Parts,
): Feature & Pick<DigestDeps, 'catchUp'> & Pick<HandoffDeps, 'reading'> {
  const deps: CatchupDeps = { ...parts, leaseMs: parts.timing.leaseMs, model: offeredModel(parts) };
  const runs = createRuns(deps);
  return {
    handlers: { catchup: runs.handler },
    observe(envelope, arrivedAt) {
      noteSaid(envelope, parts.said, arrivedAt);
      return observe(envelope, parts, arrivedAt);
    },
    home: [
      { place: 'catchups', blocks: (visitor, now) => catchupBlocks(visitor, now, parts) },
      { place: 'workspace', blocks: (visitor) => modelBlocks(visitor, deps) },
    ],
    register: (bolt) => registerCatchup(bolt, { ...deps, readPermalink: parsePermalink }),
    async stop() {
      await runs.stop();
      await parts.said.stop();
    },
    reading: readingAsCatchups(deps),
    catchUp: (tenant, user, ref, now) => catchUpOnThread(tenant, user, ref, now, deps),
  };
}

/** What an admin may accept; without that nothing is sent to it. */
function offeredModel({ llm, segments, modelBudget, metrics, log }: Parts): OfferedModel | undefined {
  if (llm === undefined) return undefined;
  const tell = (thrown: unknown): void =>
    log.warn({ err: coerceError(thrown) }, 'What a model made or cost could not be read or kept');
  const model = createOpenAiModel({ config: llm, contextTokens: llm.contextTokens });
  return {
    name: llm.model,
    host: new URL(llm.baseUrl).host,
    summarizer: createModelSummarizer({
      model,
      cache: forgivingCache(segments, tell),
      budget: carefulBudget(modelBudget, tell),
      caps: llm.caps,
      onUsage: ({ prompt, completion }) => metrics.modelUsed(prompt, completion),
    }),
    deadlineMs: llm.deadlineMs,
    spent: (tenant, now) => modelBudget.spent(tenant, now),
  };
}
