import type { Answer, Coverage, Summary } from '../summary/summary.ts';

/** What several summaries rest on together. What one of them left out is told beside it. */
export function wholeOf(
  summaries: readonly [Summary, ...Summary[]],
): Pick<Answer, 'coverage' | 'madeWith' | 'troubles'> {
  const [first, ...others] = summaries;
  const byModel = summaries.flatMap(({ madeWith }) => (madeWith.kind === 'model' ? [madeWith] : []));
  const [model] = byModel;
  const isWhole = byModel.length === summaries.length && byModel.every((made) => !made.partlyExtractive);
  return {
    coverage: others.reduce((sum, { coverage }) => together(sum, coverage), withoutNotRead(first.coverage)),
    madeWith: model === undefined ? { kind: 'extractive' } : { ...model, partlyExtractive: !isWhole },
    troubles: [...new Set(summaries.flatMap(({ troubles }) => troubles))],
  };
}

function together(a: Coverage, b: Coverage): Coverage {
  return {
    ...a,
    messages: a.messages + b.messages,
    skipped: a.skipped + b.skipped,
    threads: a.threads + b.threads,
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
  };
}

function withoutNotRead(coverage: Coverage): Coverage {
  return { ...coverage, notRead: { threads: 0, reasons: [] } };
}
