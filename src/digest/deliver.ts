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
import { type Posted, type Slack, SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { Batch } from './batch.ts';
import { digestMessage } from './blocks.ts';
import { type Announced, composeDigest, type Digest, type DigestItem } from './digest.ts';
import { gatherItems } from './gather.ts';
import { type GatherAnnounced, gatherAnnounced } from './gather-announced.ts';

/** What a delivery does to the ledger. Every step names its claim; one whose token is stale changes nothing. */
export interface Deliveries {
  /** What the claim brings, read anew. */
  carried(tenant: TenantId, claim: Claim): Promise<readonly HeldMention[]>;
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

export interface Deliver extends Pick<GatherAnnounced, 'announcements' | 'shieldedSince'>, PostOnce {
  readonly deliveries: Deliveries;
  readonly held: HeldMentions;
  readonly people: People;
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

/**
 * Brings one person what waits, as one DM. A crash at any point leaves one DM: before `beginPost` the claim starts
 * over; after it, the DM is looked for by its batch id before anything is posted again, once a lost post has landed
 * or never will. What is left of the window: a post that Slack delays for longer than `settleMs`.
 */
export async function deliverDigest(
  tenant: TenantId,
  claim: Claim,
  now: number,
  deps: Deliver,
): Promise<void> {
  const { deliveries, people, clock } = deps;
  const recipient = claim.thing;
  const [carried, person] = await Promise.all([
    deliveries.carried(tenant, claim),
    people.find(tenant, recipient),
  ]);
  if (claim.phase === 'posting') {
    const posted = await findLostPost(tenant, claim, recipient, deps);
    if (posted !== undefined) {
      const shown = await deliveries.shown(tenant, claim);
      await release(tenant, claim, now, posted, shown, { carried, person }, deps);
      return;
    }
  }
  if (carried.length === 0 || person === undefined) {
    await deliveries.release(tenant, claim, now, carried.length === 0 ? 'nothing' : 'left');
    return;
  }

  const channel = await inboxOf(tenant, recipient, deps);
  if (channel === undefined) {
    await deliveries.release(tenant, claim, now, 'left');
    return;
  }

  const [lastWords, items, announced] = await Promise.all([
    deps.awaitHearing(tenant, person, claim, now),
    gatherItems(tenant, recipient, carried, now, deps),
    gatherAnnounced(tenant, person, carried, claim.due, deps),
  ]);
  const begun = clock.wall();
  const stillThere = await deliveries.beginPost(
    tenant,
    claim,
    items.map(({ id }) => id),
  );
  if (stillThere === undefined) return;
  const shown = items.filter(({ id }) => stillThere.has(id));
  if (shown.length === 0) {
    await deliveries.release(tenant, claim, now, 'nothing');
    return;
  }
  const sealed = shown.filter(({ whyNoText }) => whyNoText === 'sealed').length;
  if (sealed > 0) {
    deps.log.error({ tenant, sealed }, 'ENCRYPTION_KEYS lacks the key of mentions: they come as links alone');
  }
  const composed = await compose(tenant, claim, person, shown, announced, now, deps);
  const digest = { ...composed, lastWords: composed.explainsButtons ? lastWords?.once : lastWords?.then };
  const content = digestMessage(digest, wordsFor(person.locale));
  const metadata = { event_type: 'sluice_digest', event_payload: { batch_id: claim.id } };
  const posted = await post(tenant, claim, { channel, ...content, metadata, isPaid: true }, begun, deps);
  const ids = shown.map(({ id }) => id);
  await release(tenant, claim, now, posted, ids, { carried, person }, deps);
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
  { carried, person }: { readonly carried: readonly HeldMention[]; readonly person: Person | undefined },
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
