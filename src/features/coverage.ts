import { countCoverage } from '../adapters/slack/coverage.ts';
import { createCoverageSection } from '../home/coverage.ts';
import type { HomeNews } from '../home/refresh.ts';
import type { Feature, Parts } from './feature.ts';

/** In which channels mentions are not seen. */
export function coverageFeature(parts: Parts & HomeNews): Feature {
  const blocks = createCoverageSection({
    ...parts,
    count: (tenant) => countCoverage(parts.callSlack, tenant),
  });
  return { home: [{ place: 'workspace', blocks }] };
}
