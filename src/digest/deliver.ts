import type { Claim } from '../agenda/agenda.ts';
import { findLostPost, type PostOnce, post } from '../agenda/post-once.ts';
import { SECOND } from '../clock.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import { type HeldMention, type HeldMentions, mentionId, parseMentionId } from '../mentions/held.ts';
import { calendarOf } from '../people/calendar.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import type { ShieldRecord } from '../shield/record.ts';
import { type Outgoing, type Posted, type Slack, SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { Batch } from './batch.ts';
import { digestMessage } from './blocks.ts';
import { type Announced, composeDigest, type Digest, type DigestItem } from './digest.ts';
import { gatherItems } from './gather.ts';
import { type GatherAnnounced, gatherAnnounced } from './gather-announced.ts';

/** What a delivery does to the ledger. Every step names its claim; one whose token is stale changes nothing. */
export interface Deliveries {
  /**
   * What the claim brings and to whom, read anew. Unless an earlier post may be on its way, a post that follows at once
   * is begun with it: see `beginPost`.
   */
  takeUp(tenant: TenantId, claim: Claim): Promise<TakenUp>;
  /** How many mentions went while the others waited, by reason. */
  removed(tenant: TenantId, user: UserId): Promise<Digest['removed']>;
  /**
   * From here on a crash leaves it unknown whether the post went out. `mentions` are the ids that a digest would say.
   * Answers which of them are still carried; undefined: not ours.
   */
  beginPost(
    tenant: TenantId,
    claim: Claim,
    mentions?: readonly string[],
  ): Promise<ReadonlySet<string> | undefined>;
  /** The mentions that the last post was begun with, whatever became of them since. */
  shown(tenant: TenantId, claim: Claim): Promise<readonly string[]>;
  /**
   * Delivered; or ended because nothing was left to bring, or because the person left. What the claim carries besides
   * waits again, unless they left. False: not ours any more.
   */
  release(
    tenant: TenantId,
    claim: Claim,
    now: number,
    how: 'delivered' | 'nothing' | 'left',
    batch?: Batch,
  ): Promise<boolean>;
  /** True for the first digest ever for this person, until it is delivered. */
  isFirst(tenant: TenantId, user: UserId): Promise<boolean>;
}

export interface TakenUp {
  readonly carried: readonly HeldMention[];
  /** Undefined where they left while their digest was under way. */
  readonly person: Person | undefined;
  /** Undefined where they have none. */
  readonly shield: Pick<ShieldRecord, 'since' | 'snooze'> | undefined;
  /** Since when a post of all that is carried may be under way, UTC ms of `wall`; undefined where none was begun. */
  readonly begun: number | undefined;
}

export interface Deliver extends Pick<GatherAnnounced, 'announcements'>, PostOnce {
  readonly deliveries: Deliveries;
  readonly held: HeldMentions;
  readonly people: Pick<People, 'policy'>;
  readonly directory: Directory;
  readonly slack: Slack;
  readonly zones: Zones;
  readonly log: Log;
  /**
   * Throws RetryLaterError while Sluice itself keeps Slack silent for them. Answers what a digest that ends such a
   * silence says last, in mrkdwn: once, and then.
   */
  awaitHearing(
    tenant: TenantId,
    person: Person,
    shield: TakenUp['shield'],
    claim: Claim,
    now: number,
  ): Promise<{ readonly once: string; readonly then: string } | undefined>;
  /** `mentions` are ids; `person` is undefined where they left while their digest was under way. */
  onDelivered(
    tenant: TenantId,
    recipient: UserId,
    mentions: readonly string[],
    person: Person | undefined,
  ): Promise<void>;
}

/** Slack's answers that mean: this person has no inbox here any more. */
export const nobodyThere: ReadonlySet<string> = new Set([
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'user_not_visible',
]);

/** What was read longer ago than this is looked at once more before it is said, ms of `wall`. */
const FRESH_MS = 250;

/**
 * Brings one person what waits, as one DM. A crash at any point leaves one DM: before a post is begun the claim starts
 * over; after it, the DM is looked for by its batch id before anything is posted again, once a lost post has landed
 * or never will. What is left of the window: a post that Slack delays for longer than `settleMs`.
 */
export async function deliverDigest(
  tenant: TenantId,
  claim: Claim,
  now: number,
  deps: Deliver,
): Promise<void> {
  const { deliveries } = deps;
  const taken = await deliveries.takeUp(tenant, claim);
  const { carried, person } = taken;
  if (claim.phase === 'posting') {
    const posted = await findLostPost(tenant, claim, claim.thing, deps);
    if (posted !== undefined) {
      const shown = await deliveries.shown(tenant, claim);
      await release(tenant, claim, now, posted, shown, taken, deps);
      return;
    }
  }
  if (carried.length === 0 || person === undefined) {
    await deliveries.release(tenant, claim, now, carried.length === 0 ? 'nothing' : 'left');
    return;
  }

  const prepared = await prepare(tenant, claim, { ...taken, person }, now, deps).catch(async (error) => {
    await withdrawPost(tenant, claim, taken, deps);
    throw error;
  });
  if (prepared === undefined) return;
  const { message, shown, begun } = prepared;
  const posted = await post(tenant, claim, message, begun, deps);
  await release(tenant, claim, now, posted, shown, taken, deps);
}

interface Prepared {
  readonly message: Outgoing;
  /** The ids of the mentions that it says. */
  readonly shown: readonly string[];
  /** When its post was begun, UTC ms of `wall`. */
  readonly begun: number;
}

/** What is to be posted; undefined where nothing is, and the claim has ended. */
async function prepare(
  tenant: TenantId,
  claim: Claim,
  taken: TakenUp & { readonly person: Person },
  now: number,
  deps: Deliver,
): Promise<Prepared | undefined> {
  const { deliveries } = deps;
  const { carried, person, shield } = taken;
  const recipient = claim.thing;
  const channel = await inboxOf(tenant, recipient, deps);
  if (channel === undefined) {
    await deliveries.release(tenant, claim, now, 'left');
    return undefined;
  }

  const [lastWords, items, announced] = await Promise.all([
    deps.awaitHearing(tenant, person, shield, claim, now),
    gatherItems(tenant, recipient, carried, now, deps),
    shield && gatherAnnounced(tenant, person, carried, { since: shield.since, until: claim.due }, deps),
  ]);
  const checked = await lastCheck(tenant, claim, taken, items, deps);
  if (checked === undefined) return undefined;
  const { shown, begun } = checked;
  if (shown.length === 0) {
    await deliveries.release(tenant, claim, now, 'nothing');
    return undefined;
  }
  const sealed = shown.filter(({ whyNoText }) => whyNoText === 'sealed').length;
  if (sealed > 0) {
    deps.log.error({ tenant, sealed }, 'ENCRYPTION_KEYS lacks the key of mentions: they come as links alone');
  }
  const composed = await compose(tenant, claim, person, shown, announced ?? [], now, deps);
  const digest = { ...composed, lastWords: composed.explainsButtons ? lastWords?.once : lastWords?.then };
  const content = digestMessage(digest, wordsFor(person.locale));
  const metadata = { event_type: 'sluice_digest', event_payload: { batch_id: claim.id } };
  return {
    message: { channel, ...content, metadata, isPaid: true },
    shown: shown.map(({ id }) => id),
    begun,
  };
}

/** What is still there of what the digest would say, and when its post was begun. Undefined: the claim is not ours. */
async function lastCheck(
  tenant: TenantId,
  claim: Claim,
  { carried, begun: begunAlready }: TakenUp,
  items: readonly DigestItem[],
  { deliveries, clock }: Deliver,
): Promise<{ readonly shown: readonly DigestItem[]; readonly begun: number } | undefined> {
  const begun = clock.wall();
  if (begunAlready !== undefined && begun - begunAlready <= FRESH_MS && items.length === carried.length) {
    return { shown: items, begun: begunAlready };
  }
  const ids = items.map(({ id }) => id);
  const stillThere = await deliveries.beginPost(tenant, claim, ids);
  return stillThere && { shown: items.filter(({ id }) => stillThere.has(id)), begun };
}

/** Nothing was posted, so that the next try need not look for it. */
async function withdrawPost(
  tenant: TenantId,
  claim: Claim,
  { begun }: TakenUp,
  { agenda, settleMs }: Deliver,
): Promise<void> {
  if (begun !== undefined) await agenda.postpone(tenant, claim, settleMs, { phase: 'claimed' });
}

/** The person's DM; undefined where there is nobody to bring anything to. */
async function inboxOf(
  tenant: TenantId,
  recipient: UserId,
  { slack, directory }: Deliver,
): Promise<ChannelId | undefined> {
  try {
    const { isDeactivated } = await directory.profile(tenant, recipient);
    return isDeactivated ? undefined : await slack.dm(tenant, recipient);
  } catch (error) {
    if (error instanceof SlackRefusal && nobodyThere.has(error.code)) return undefined;
    throw error;
  }
}

async function compose(
  tenant: TenantId,
  claim: Claim,
  person: Person,
  items: readonly DigestItem[],
  announced: readonly Announced[],
  now: number,
  { deliveries, zones }: Deliver,
): Promise<Digest> {
  const isZoneKnown = zones.has(person.zone.name);
  const calendar = isZoneKnown ? calendarOf(person, zones) : undefined;
  const promisedFor = Math.min(...items.map((item) => item.promisedFor));
  const promised = calendar && blockAt(calendar, promisedFor);
  const [removed, isFirst] = await Promise.all([
    deliveries.removed(tenant, person.user),
    deliveries.isFirst(tenant, person.user),
  ]);
  return composeDigest({
    batchId: claim.id,
    recipient: person.user,
    items,
    announced,
    removed,
    // In its block it is in time; once that has ended, it says that it is late.
    late: claim.reason === '' && now >= (promised?.end ?? promisedFor + 60 * SECOND),
    early: claim.reason,
    explainsButtons: isFirst,
    zone: zones.get(isZoneKnown ? person.zone.name : 'UTC'),
    locale: person.locale,
    now,
    nextBlockStart: calendar && nextBlock(calendar, now)?.start,
  });
}

async function release(
  tenant: TenantId,
  claim: Claim,
  now: number,
  posted: Posted,
  shown: readonly string[],
  { carried, person }: TakenUp,
  { deliveries, log, onDelivered }: Deliver,
): Promise<void> {
  const known = new Map(carried.map((mention) => [mentionId(mention.ref), mention]));
  const batch: Batch = {
    id: claim.id,
    recipient: claim.thing,
    ...posted,
    deliveredAt: now,
    items: shown.map((id) => ({
      id,
      ref: parseMentionId(id),
      waitsForAnswer: known.get(id)?.waitsForAnswer === true,
      ...neededBy(known.get(id)),
      state: 'open',
    })),
  };
  const isOurs = await deliveries.release(tenant, claim, now, 'delivered', batch);
  if (!isOurs) {
    log.warn({ tenant, jobId: claim.id }, 'A digest was released by another worker');
    return;
  }
  await onDelivered(tenant, claim.thing, shown, person);
}

function neededBy(mention: HeldMention | undefined): Pick<HeldMention, 'neededBy'> {
  return mention?.neededBy === undefined ? {} : { neededBy: mention.neededBy };
}
