import type { Claim } from '../agenda/agenda.ts';
import type { PostOnce } from '../agenda/post-once.ts';
import { SECOND } from '../clock.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { HeldMentions } from '../mentions/held.ts';
import { calendarOf } from '../people/calendar.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import { type Outgoing, type Slack, SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { digestMessage } from './blocks.ts';
import type { Deliveries, TakenUp } from './deliveries.ts';
import { type Announced, composeDigest, type Digest, type DigestItem } from './digest.ts';
import { gatherItems } from './gather.ts';
import { type GatherAnnounced, gatherAnnounced } from './gather-announced.ts';

/** What a digest is prepared from. */
export interface Prepare extends Pick<GatherAnnounced, 'announcements'>, Pick<PostOnce, 'clock'> {
  readonly deliveries: Deliveries;
  readonly held: HeldMentions;
  readonly people: Pick<People, 'policy'>;
  readonly directory: Directory;
  readonly slack: Pick<Slack, 'dm'>;
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

export interface Prepared {
  readonly message: Outgoing;
  /** The ids of the mentions that it says. */
  readonly shown: readonly string[];
  /** When its post was begun, UTC ms of `wall`. */
  readonly begun: number;
}

/** What is to be posted; undefined where nothing is, and the claim has ended. */
export async function prepare(
  tenant: TenantId,
  claim: Claim,
  taken: TakenUp & { readonly person: Person },
  now: number,
  deps: Prepare,
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
  { deliveries, clock }: Prepare,
): Promise<{ readonly shown: readonly DigestItem[]; readonly begun: number } | undefined> {
  const begun = clock.wall();
  if (begunAlready !== undefined && begun - begunAlready <= FRESH_MS && items.length === carried.length) {
    return { shown: items, begun: begunAlready };
  }
  const ids = items.map(({ id }) => id);
  const stillThere = await deliveries.beginPost(tenant, claim, ids);
  return stillThere && { shown: items.filter(({ id }) => stillThere.has(id)), begun };
}

/** The person's DM; undefined where there is nobody to bring anything to. */
async function inboxOf(
  tenant: TenantId,
  recipient: UserId,
  { slack, directory }: Prepare,
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
  { deliveries, zones }: Prepare,
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
