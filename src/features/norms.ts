import type { NormsDeps } from '../norms/deps.ts';
import { registerNudges } from '../norms/listeners.ts';
import { observe } from '../norms/observe.ts';
import { postBrief } from '../norms/post-brief.ts';
import { sendNudge } from '../norms/send-nudge.ts';
import { doing, type Feature, type Parts } from './feature.ts';

/** How people write to one another: nudges, briefs, the team's agreements and its weekly note. */
export function normsFeature(parts: Parts, refreshHome: NormsDeps['refreshHome']): Feature {
  const { agenda } = parts;
  const deps: NormsDeps = { ...parts, refreshHome };
  return {
    handlers: {
      nudge: doing(agenda, (tenant, claim, now) => sendNudge(tenant, claim, now, deps)),
      brief: doing(agenda, (tenant, claim) => postBrief(tenant, claim, deps)),
    },
    observe: (envelope, arrivedAt) => observe(envelope, deps, arrivedAt),
    register: (bolt) => registerNudges(bolt, deps),
  };
}
