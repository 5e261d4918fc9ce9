import type { UserId } from '../ids.ts';
import type { SlackEvent } from '../mentions/message.ts';
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
    later: {
      // Of those who are gone from Slack not even a "no" is kept.
      user_change: async (tenant, event) => {
        const { user } = event as SlackEvent & { user?: { id?: UserId; deleted?: boolean } };
        if (user?.id !== undefined && user.deleted === true) await parts.nudged.unmute(tenant, user.id);
      },
    },
    observe: (envelope, arrivedAt) => observe(envelope, deps, arrivedAt),
    register: (bolt) => registerNudges(bolt, deps),
  };
}
