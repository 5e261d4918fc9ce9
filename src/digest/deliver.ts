import type { Agenda, Claim } from '../agenda/agenda.ts';
import { type Clock, DAY, SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import { SNIPPET_MS } from '../mentions/expiry.ts';
import { type HeldMention, type HeldMentions, mentionId } from '../mentions/held.ts';
import { calendarOf } from '../people/calendar.ts';
import { type Directory, permalink } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import { type Content, OutcomeUnknownError, type Posted, type Slack, SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { Batch } from './batch.ts';
import { digestMessage } from './blocks.ts';
import { composeDigest, type Digest, type DigestItem } from './digest.ts';

/** What a delivery does to the ledger. Every step names its claim; one whose token is stale changes nothing. */
export interface Deliveries {
  /** What the claim brings, read anew. */
  carried(tenant: TenantId, claim: Claim): Promise<readonly HeldMention[]>;
  /** How many mentions went while the others waited, by reason. */
  removed(tenant: TenantId, user: UserId): Promise<Digest['removed']>;
  /** From here on a crash leaves it unknown whether the post went out. Answers what is still carried; undefined: not ours. */
  beginPost(tenant: TenantId, claim: Claim): Promise<ReadonlySet<string> | undefined>;
  /** Delivered, or brought to an end because the person left. False: not ours any more. */
  release(
    tenant: TenantId,
    claim: Claim,
    now: number,
    how: 'delivered' | 'left',
    batch?: Batch,
  ): Promise<boolean>;
  /** True for the first digest ever for this person, until it is delivered. */
  isFirst(tenant: TenantId, user: UserId): Promise<boolean>;
}

export interface Deliver {
  readonly deliveries: Deliveries;
  readonly held: HeldMentions;
  readonly agenda: Agenda;
  readonly people: People;
  readonly directory: Directory;
  readonly slack: Slack;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a post without an answer may still land, ms; longer than a call may take. */
  readonly settleMs: number;
  onDelivered(tenant: TenantId, recipient: UserId, mentions: readonly HeldMention[]): Promise<void>;
}

/** Slack's answers that mean: this person has no inbox here any more. */
const nobodyThere = new Set([
  'user_not_found',
  'user_disabled',
  'account_inactive',
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
  const { deliveries, slack, people } = deps;
  const recipient = claim.thing;
  const carried = await deliveries.carried(tenant, claim);
  if (claim.phase === 'posting') {
    const posted = await findLostPost(tenant, claim, recipient, deps);
    if (posted !== undefined) {
      await release(tenant, claim, now, posted, carried, deps);
      return;
    }
  }
  const person = await people.find(tenant, recipient);
  if (carried.length === 0 || person === undefined) {
    await deliveries.release(tenant, claim, now, carried.length === 0 ? 'delivered' : 'left');
    return;
  }

  let channel: ChannelId;
  try {
    channel = await slack.dm(tenant, recipient);
  } catch (error) {
    if (!(error instanceof SlackRefusal && nobodyThere.has(error.code))) throw error;
    await deliveries.release(tenant, claim, now, 'left');
    return;
  }

  const items = await itemsFor(tenant, recipient, carried, now, deps);
  const stillThere = await deliveries.beginPost(tenant, claim);
  if (stillThere === undefined) return;
  const shown = items.filter(({ id }) => stillThere.has(id));
  if (shown.length === 0) {
    await deliveries.release(tenant, claim, now, 'delivered');
    return;
  }
  const digest = await compose(tenant, claim, person, shown, now, deps);
  const posted = await post(tenant, claim, channel, digestMessage(digest, wordsFor(person.locale)), deps);
  await release(tenant, claim, now, posted, carried, deps);
}

/** The DM of an earlier try, if it landed. Throws RetryLaterError while it may still be on its way. */
async function findLostPost(
  tenant: TenantId,
  claim: Claim,
  recipient: UserId,
  { slack, clock, settleMs }: Deliver,
): Promise<Posted | undefined> {
  const settled = claim.postingSince + settleMs - clock.wall();
  if (settled > 0) throw new RetryLaterError('A post may still land', settled);
  const channel = await slack.dm(tenant, recipient);
  // By the claim's own due time: Slack's clock is people's, and the post cannot be older than what it brings.
  return await slack.findByBatch(tenant, channel, claim.id, claim.due - DAY);
}

async function itemsFor(
  tenant: TenantId,
  recipient: UserId,
  carried: readonly HeldMention[],
  now: number,
  { directory, held }: Deliver,
): Promise<readonly DigestItem[]> {
  const workspaceUrl = await directory.workspaceUrl(tenant);
  const guest = (await directory.profile(tenant, recipient)).isGuest;
  const membership = new Map<ChannelId, 'yes' | 'no' | 'unknown'>();
  const items: DigestItem[] = [];
  for (const mention of carried) {
    const { channel } = mention.ref;
    const mustBeMember = mention.channelKind !== 'public' || guest;
    if (mustBeMember && !membership.has(channel)) {
      const access = await directory.isMember(tenant, channel, recipient);
      membership.set(channel, access);
      if (access === 'no') await held.loseAccess(tenant, recipient, channel, now);
    }
    const access = mustBeMember ? membership.get(channel) : 'yes';
    if (access === 'no') continue;
    const place =
      access === 'yes' ? await directory.place(tenant, channel).catch(() => undefined) : undefined;
    const whyNoText =
      access === 'unknown' ? 'access-unknown' : now - mention.heldAt > SNIPPET_MS ? 'old' : undefined;
    items.push({
      id: mentionId(mention.ref),
      ref: mention.ref,
      place: { name: place?.name ?? '', kind: mention.channelKind },
      author: mention.author,
      snippet: whyNoText === undefined ? mention.snippet : undefined,
      ...(whyNoText === undefined ? {} : { whyNoText }),
      heldAt: mention.heldAt,
      promisedFor: mention.promisedFor,
      permalink: permalink(workspaceUrl, mention.ref),
      waitsForAnswer: mention.waitsForAnswer,
      because: mention.because,
    });
  }
  return items;
}

async function compose(
  tenant: TenantId,
  claim: Claim,
  person: Person,
  items: readonly DigestItem[],
  now: number,
  { deliveries, zones }: Deliver,
): Promise<Digest> {
  const calendar = calendarOf(person, zones);
  const promisedFor = Math.min(...items.map((item) => item.promisedFor));
  const promised = blockAt(calendar, promisedFor);
  return composeDigest({
    batchId: claim.id,
    recipient: person.user,
    items,
    removed: await deliveries.removed(tenant, person.user),
    // In its block it is in time; once that has ended, it says that it is late.
    late: claim.reason === '' && now >= (promised?.end ?? promisedFor + 60 * SECOND),
    early: claim.reason,
    explainsButtons: await deliveries.isFirst(tenant, person.user),
    zone: zones.get(person.zone.name),
    locale: person.locale,
    now,
    nextBlockStart: nextBlock(calendar, now)?.start,
  });
}

async function post(
  tenant: TenantId,
  claim: Claim,
  channel: ChannelId,
  content: Content,
  { slack, agenda, settleMs }: Deliver,
): Promise<Posted> {
  try {
    return await slack.post(tenant, {
      channel,
      ...content,
      metadata: { event_type: 'sluice_digest', event_payload: { batch_id: claim.id } },
    });
  } catch (error) {
    if (error instanceof OutcomeUnknownError) {
      throw new RetryLaterError('Slack may have taken the digest', settleMs, { cause: error });
    }
    // Nothing was taken, so that the next try need not look for it.
    await agenda.postpone(tenant, claim, 0, { phase: 'claimed' });
    throw error;
  }
}

async function release(
  tenant: TenantId,
  claim: Claim,
  now: number,
  posted: Posted,
  carried: readonly HeldMention[],
  { deliveries, log, onDelivered }: Deliver,
): Promise<void> {
  const batch: Batch = {
    id: claim.id,
    recipient: claim.thing,
    ...posted,
    deliveredAt: now,
    items: carried.map((mention) => ({
      id: mentionId(mention.ref),
      ref: mention.ref,
      waitsForAnswer: mention.waitsForAnswer,
      state: 'open',
    })),
  };
  const isOurs = await deliveries.release(tenant, claim, now, 'delivered', batch);
  if (!isOurs) {
    log.warn({ tenant, jobId: claim.id }, 'A digest was released by another worker');
    return;
  }
  await onDelivered(tenant, claim.thing, carried);
}
