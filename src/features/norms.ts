import { createPins } from '../adapters/slack/pins.ts';
import type { Handoffs } from '../handoff/handoffs.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { SlackEvent } from '../mentions/message.ts';
import { tellingOfAcceptance } from '../norms/count-baton.ts';
import { countDelivery, countHandoff } from '../norms/count-delivery.ts';
import type { NormsDeps } from '../norms/deps.ts';
import { normsSections } from '../norms/home-sections.ts';
import { registerNudges } from '../norms/listeners.ts';
import { type Observing, observe } from '../norms/observe.ts';
import { postBrief } from '../norms/post-brief.ts';
import { postNote } from '../norms/post-note.ts';
import { replyTimeLine } from '../norms/reply-time.ts';
import { runDryRun } from '../norms/run-dry-run.ts';
import { sendNudge } from '../norms/send-nudge.ts';
import { showAgreement } from '../norms/show-agreement.ts';
import { registerNormsChoices } from '../norms/workspace-listeners.ts';
import type { Person } from '../people/person.ts';
import type { ReceiptRoles } from '../receipts/roles.ts';
import { ringsBut } from '../red-phone/ring-of.ts';
import { beginsPost, doing, type Feature, type Parts } from './feature.ts';

/** How people write to one another: nudges, briefs, the team's agreements and its weekly note. */
export function normsFeature(parts: Parts & Pick<NormsDeps, 'refreshHome'>): Feature & {
  /** Counts a delivery for the team note. Never throws. */
  countDelivery(tenant: TenantId, person: Person, mentions: readonly string[], now: number): Promise<void>;
  /** The handoffs, each counted for the team note as it is accepted. */
  readonly handoffs: Handoffs;
  readonly replyTimeLine: NonNullable<ReceiptRoles['replyTimeLine']>;
} {
  const { agenda, timing } = parts;
  const deps: NormsDeps = {
    ...parts,
    beginPost: beginsPost(parts),
    settleMs: timing.settleMs,
    pins: createPins(parts.callSlack),
  };
  const ringOf = ringsBut(parts.botUser);
  const rings: Observing['rings'] = (message, policy, now) => {
    const ring = ringOf(message, policy, now);
    return ring !== undefined && ring.isNews !== true;
  };
  return {
    handlers: {
      nudge: doing(agenda, (tenant, claim, now) => sendNudge(tenant, claim, now, deps)),
      brief: doing(agenda, (tenant, claim) => postBrief(tenant, claim, deps)),
      agreement: doing(agenda, (tenant, claim) => showAgreement(tenant, claim, deps)),
      'team-note': doing(agenda, (tenant, claim, now) => postNote(tenant, claim, now, deps)),
      'dry-run': doing(agenda, (tenant, claim, now) => runDryRun(tenant, claim, now, timing.leaseMs, deps)),
    },
    later: {
      // Of those who are gone from Slack not even a "no" is kept.
      user_change: async (tenant, event) => {
        const { user } = event as SlackEvent & { user?: { id?: UserId; deleted?: boolean } };
        if (user?.id !== undefined && user.deleted === true) await parts.nudged.unmute(tenant, user.id);
      },
    },
    observe: (envelope, arrivedAt) => observe(envelope, { ...deps, rings }, arrivedAt),
    register(bolt) {
      registerNudges(bolt, deps);
      registerNormsChoices(bolt, deps);
    },
    home: normsSections(deps),
    handoffs: tellingOfAcceptance(parts.handoffs, (tenant, people) =>
      countHandoff(tenant, people, parts.clock.now(), deps),
    ),
    countDelivery: (tenant, person, mentions, now) => countDelivery(tenant, person, mentions, now, deps),
    replyTimeLine: (tenant: TenantId, channel: ChannelId, locale) =>
      replyTimeLine(tenant, channel, locale, deps),
  };
}
