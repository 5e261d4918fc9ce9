import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { SNIPPET_MS } from '../mentions/expiry.ts';
import { type HeldMention, type HeldMentions, mentionId } from '../mentions/held.ts';
import { type Directory, type Place, permalink } from '../people/directory.ts';
import { SlackRefusal } from '../slack.ts';
import type { DigestItem, WhyNoText } from './digest.ts';
import { peopleIn } from './people-in.ts';

type Access = 'yes' | 'no' | 'unknown';

interface Gather {
  readonly directory: Pick<Directory, 'channelMembers' | 'profile' | 'place' | 'isMember' | 'workspaceUrl'>;
  readonly held: Pick<HeldMentions, 'loseAccess'>;
}

/**
 * What is shown of each mention, as the recipient may read it now: all of it; the permalink alone where Slack does not
 * say; and nothing from where they may no longer look, which then no longer waits either.
 */
export async function gatherItems(
  tenant: TenantId,
  recipient: UserId,
  carried: readonly HeldMention[],
  now: number,
  { directory, held }: Gather,
): Promise<readonly DigestItem[]> {
  const channels = new Set(carried.map(({ ref }) => ref.channel));
  const [workspaceUrl, { isGuest }, ...placesNow] = await Promise.all([
    directory.workspaceUrl(tenant),
    directory.profile(tenant, recipient),
    ...[...channels].map((channel) => placeOf(tenant, channel, directory)),
  ]);
  const places = new Map([...channels].map((channel, i) => [channel, placesNow[i]]));
  const known = new Map<string, Found>();
  const items: DigestItem[] = [];
  for (const mention of carried) {
    const { channel } = mention.ref;
    // A channel may have been public for one of its mentions and private for another.
    const key = `${channel} ${mention.channelKind} ${mention.isSealed === true}`;
    let found = known.get(key);
    if (found === undefined) {
      const place = places.get(channel) ?? nowhere;
      const access = await accessTo(tenant, mention, recipient, isGuest, place, directory);
      const kind = mention.isSealed ? (place.now?.kind ?? mention.channelKind) : mention.channelKind;
      const people =
        access === 'yes' ? await peopleIn(tenant, { channel, kind }, recipient, directory) : undefined;
      found = { place: { name: place.now?.name ?? '', kind, people }, access };
      known.set(key, found);
      if (found.access === 'no') await held.loseAccess(tenant, recipient, channel, now);
    }
    if (found.access !== 'no') items.push(itemOf(mention, found, workspaceUrl, now));
  }
  return items;
}

interface Found {
  readonly place: DigestItem['place'];
  readonly access: Access;
}

const nowhere: PlaceNow = { now: undefined, isRefused: false };

interface PlaceNow {
  readonly now: Place | undefined;
  /** Slack does not show us the channel: it is gone, or has been made private without us. */
  readonly isRefused: boolean;
}

async function placeOf(
  tenant: TenantId,
  channel: ChannelId,
  directory: Pick<Directory, 'place'>,
): Promise<PlaceNow> {
  try {
    return { now: await directory.place(tenant, channel), isRefused: false };
  } catch (error) {
    return { now: undefined, isRefused: error instanceof SlackRefusal };
  }
}

/**
 * A channel that was public when the mention was held may be private now. Where Slack does not say, only its members
 * are shown what was said, and nothing is taken from the others.
 */
async function accessTo(
  tenant: TenantId,
  { ref, channelKind, isSealed }: HeldMention,
  recipient: UserId,
  isGuest: boolean,
  place: PlaceNow,
  directory: Pick<Directory, 'isMember'>,
): Promise<Access> {
  if (isSealed && place.now === undefined) return 'unknown';
  const wasOpen = isSealed || channelKind === 'public';
  const isOpen = wasOpen && place.now?.kind === 'public';
  if (isOpen && !isGuest) return 'yes';
  const access = await directory.isMember(tenant, ref.channel, recipient);
  // It may be public still, where nobody needs to be a member.
  const mayBeOpen = wasOpen && place.now === undefined && !place.isRefused && !isGuest;
  return mayBeOpen && access === 'no' ? 'unknown' : access;
}

function itemOf(
  mention: HeldMention,
  { place, access }: Found,
  workspaceUrl: string,
  now: number,
): DigestItem {
  const whyNoText = whyNoTextOf(mention, access, now);
  return {
    id: mentionId(mention.ref),
    ref: mention.ref,
    place: access === 'yes' ? place : { name: '', kind: place.kind },
    author: mention.author,
    snippet: whyNoText === undefined ? mention.snippet : undefined,
    ...(whyNoText === undefined ? {} : { whyNoText }),
    heldAt: mention.heldAt,
    promisedFor: mention.promisedFor,
    permalink: permalink(workspaceUrl, mention.ref),
    waitsForAnswer: mention.waitsForAnswer,
    ...(mention.neededBy === undefined ? {} : { neededBy: mention.neededBy }),
    because: mention.because,
  };
}

function whyNoTextOf({ isSealed, heldAt }: HeldMention, access: Access, now: number): WhyNoText | undefined {
  if (access === 'unknown') return 'access-unknown';
  if (isSealed) return 'sealed';
  return now - heldAt > SNIPPET_MS ? 'old' : undefined;
}
