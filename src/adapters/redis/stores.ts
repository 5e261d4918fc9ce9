import type { Agenda } from '../../agenda/agenda.ts';
import type { Failures } from '../../agenda/failures.ts';
import type { Activity } from '../../catchup/activity.ts';
import type { KeptCatchups } from '../../catchup/kept.ts';
import type { RecentThreads } from '../../catchup/recent-threads.ts';
import type { CatchupRequests } from '../../catchup/request.ts';
import type { Said } from '../../catchup/said.ts';
import type { Clock } from '../../clock.ts';
import type { Announcements } from '../../digest/announcements.ts';
import type { Batches } from '../../digest/batch.ts';
import type { Deliveries } from '../../digest/deliveries.ts';
import type { Drafts, Handoffs } from '../../handoff/handoffs.ts';
import type { Offers } from '../../handoff/offers.ts';
import type { Coverages } from '../../home/coverage.ts';
import type { OpenPages } from '../../home/open-pages.ts';
import type { Log } from '../../log.ts';
import type { OldTexts } from '../../mentions/expiry.ts';
import type { HeldMentions } from '../../mentions/held.ts';
import type { Inbox } from '../../mentions/inbox.ts';
import type { Agreements } from '../../norms/agreements.ts';
import type { Briefs } from '../../norms/briefs.ts';
import type { Nudged } from '../../norms/nudged.ts';
import type { WeekCounts } from '../../norms/week-counts.ts';
import type { People } from '../../people/people.ts';
import type { Questions } from '../../questions/question.ts';
import type { Told } from '../../receipts/told.ts';
import type { Watches } from '../../receipts/watches.ts';
import type { Audit } from '../../red-phone/audit.ts';
import type { Brake } from '../../red-phone/brake.ts';
import type { Calls } from '../../red-phone/call.ts';
import type { Budget } from '../../summary/budget.ts';
import type { SegmentCache } from '../../summary/segment-cache.ts';
import type { Encryption } from '../encryption.ts';
import type { DirectoryCache } from '../slack/directory.ts';
import type { Replays } from '../slack/request.ts';
import type { DmIds } from '../slack/slack.ts';
import type { Tiers } from '../slack/web-api.ts';
import { createAgenda, createOldestOfAll } from './agenda.ts';
import { createAnnouncements } from './announcements.ts';
import { createAudit } from './audit.ts';
import { createBatches } from './batches.ts';
import { createBrake } from './brake.ts';
import { createCalls } from './calls.ts';
import { createActivity, createCatchupRequests } from './catchup.ts';
import { createCoverages } from './coverages.ts';
import { createDeliveries } from './deliveries.ts';
import { createDirectoryCache, createDmIds } from './directory-cache.ts';
import { createFailures } from './failures.ts';
import { createDrafts, createHandoffs } from './handoffs.ts';
import { createHeldMentions } from './held-mentions.ts';
import { createInbox } from './inbox.ts';
import { createKeptCatchups } from './kept-catchups.ts';
import { createModelBudget } from './model-budget.ts';
import { createBriefs, createNudged } from './norms.ts';
import { createAgreements } from './norms-agreements.ts';
import { createWeekCounts } from './norms-week.ts';
import { createOffers } from './offers.ts';
import { createOldTexts } from './old-texts.ts';
import { createOpenPages } from './open-pages.ts';
import { createPeople } from './people.ts';
import { createQuestions } from './questions.ts';
import { createTold, createWatches } from './receipts.ts';
import { createRecentThreads } from './recent-threads.ts';
import { createReplays } from './replays.ts';
import { createSaid } from './said.ts';
import type { RedisClient } from './scripts.ts';
import { createSegmentCache } from './segment-cache.ts';
import { createTiers } from './tiers.ts';

/** Everything that is kept. */
export interface Stores {
  readonly activity: Activity;
  readonly agenda: Agenda;
  /** What cannot wait. */
  readonly urgentAgenda: Agenda;
  /** Of both agendas. */
  readonly oldestOfAll: Agenda['oldest'];
  readonly announcements: Announcements;
  readonly audit: Audit;
  readonly batches: Batches;
  readonly brake: Brake;
  readonly calls: Calls;
  readonly agreements: Agreements;
  readonly briefs: Briefs;
  readonly weekCounts: WeekCounts;
  readonly coverages: Coverages;
  readonly deliveries: Deliveries;
  readonly directoryCache: DirectoryCache;
  readonly dmIds: DmIds;
  readonly failures: Failures;
  readonly drafts: Drafts;
  readonly handoffs: Handoffs;
  readonly held: HeldMentions;
  readonly inbox: Inbox;
  readonly kept: KeptCatchups;
  readonly modelBudget: Budget;
  readonly nudged: Nudged;
  readonly offers: Offers;
  readonly pages: OpenPages;
  readonly people: People;
  readonly questions: Questions;
  readonly recent: RecentThreads;
  readonly replays: Replays;
  readonly requests: CatchupRequests;
  readonly said: Said;
  readonly segments: SegmentCache;
  readonly texts: OldTexts;
  readonly tiers: Tiers;
  readonly told: Told;
  readonly watches: Watches;
}

const UNREADABLE =
  'What is kept of a person cannot be read: nothing is held for them. npm run doctor says of whom';

const UNREADABLE_CHOICES =
  'Choices of a workspace cannot be read: they count as this process knew them last, or as in a new workspace';

interface StoreOptions {
  readonly encryption: Encryption;
  readonly clock: Clock;
  readonly postsPerMinute: number;
  readonly leaseMs: number;
  readonly minuteMs: number;
  readonly log: Log;
}

export function createStores(
  redis: RedisClient,
  { encryption, clock, postsPerMinute, leaseMs, minuteMs, log }: StoreOptions,
): Stores {
  return {
    activity: createActivity(redis, encryption),
    agenda: createAgenda(redis, { clock, postsPerMinute, leaseMs }),
    urgentAgenda: createAgenda(redis, { clock, index: 'urgent', postsPerMinute: 0, leaseMs }),
    oldestOfAll: createOldestOfAll(redis),
    announcements: createAnnouncements(redis),
    audit: createAudit(redis),
    batches: createBatches(redis),
    brake: createBrake(redis),
    calls: createCalls(redis, encryption),
    agreements: createAgreements(redis, encryption),
    weekCounts: createWeekCounts(redis),
    briefs: createBriefs(redis, encryption),
    coverages: createCoverages(redis),
    deliveries: createDeliveries(redis, encryption, clock, leaseMs),
    directoryCache: createDirectoryCache(redis),
    dmIds: createDmIds(redis),
    failures: createFailures(redis),
    drafts: createDrafts(redis, encryption),
    handoffs: createHandoffs(redis, encryption),
    held: createHeldMentions(redis, encryption),
    inbox: createInbox(redis, encryption),
    kept: createKeptCatchups(redis, encryption),
    modelBudget: createModelBudget(redis),
    nudged: createNudged(redis),
    offers: createOffers(redis),
    pages: createOpenPages(redis, clock),
    people: createPeople(redis, (tenant, choices) =>
      choices === undefined
        ? log.error({ tenant }, UNREADABLE)
        : log.error({ tenant, choices }, UNREADABLE_CHOICES),
    ),
    questions: createQuestions(redis, clock),
    recent: createRecentThreads(redis, encryption),
    replays: createReplays(redis),
    requests: createCatchupRequests(redis, encryption),
    said: createSaid(redis),
    segments: createSegmentCache(redis, encryption),
    texts: createOldTexts(redis, encryption),
    tiers: createTiers(redis, clock, postsPerMinute, minuteMs),
    told: createTold(redis),
    watches: createWatches(redis),
  };
}
