import type { ChannelId, TenantId } from '../ids.ts';
import type { HeldMention } from '../mentions/held.ts';
import { calendarOf } from '../people/calendar.ts';
import { type Directory, type Place, permalink } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { blockAt } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import { ANNOUNCED_MS, type Announcement, type Announcements } from './announcements.ts';
import type { Announced } from './digest.ts';

export interface GatherAnnounced {
  readonly announcements: Pick<Announcements, 'between'>;
  readonly people: Pick<People, 'policy'>;
  readonly directory: Pick<Directory, 'place' | 'isMember' | 'workspaceUrl'>;
  readonly zones: Zones;
}

/** UTC ms. */
interface Announcing {
  /** Since when the person has a shield. */
  readonly since: number;
  readonly until: number;
}

/** Channels that are looked at for one digest: each may cost a call of Slack. */
const MOST_CHANNELS = 20;

/**
 * What was announced, by `until`, in the channels of somebody for whom Slack was silent meanwhile. What came in
 * a block of theirs they have heard of. Where it is not certain that they are in the channel, it is left out.
 */
export async function gatherAnnounced(
  tenant: TenantId,
  person: Person,
  carried: readonly HeldMention[],
  { since, until }: Announcing,
  deps: GatherAnnounced,
): Promise<readonly Announced[]> {
  const from = Math.max(since - 1, until - ANNOUNCED_MS);
  const found = await deps.announcements.between(tenant, person.user, from, until);
  if (found.length === 0) return [];
  const policy = await deps.people.policy(tenant);
  const calendar = deps.zones.has(person.zone.name) ? calendarOf(person, deps.zones) : undefined;
  const carriedToo = new Set(carried.map(({ ref }) => `${ref.channel} ${ref.ts}`));
  const concerning = found.filter(
    ({ ref, author, at }) =>
      author !== person.user &&
      !carriedToo.has(`${ref.channel} ${ref.ts}`) &&
      !policy.exemptChannels.includes(ref.channel) &&
      !person.live.includes(ref.channel) &&
      (calendar === undefined || blockAt(calendar, at) === undefined),
  );

  const channels = [...new Set(concerning.map(({ ref }) => ref.channel))].slice(-MOST_CHANNELS);
  const places = new Map<ChannelId, Place>();
  for (const channel of channels) {
    const place = await placeFor(tenant, person, channel, deps);
    if (place !== undefined && (!place.isShared || policy.sharedChannels.includes(channel)))
      places.set(channel, place);
  }
  if (places.size === 0) return [];
  const workspaceUrl = await deps.directory.workspaceUrl(tenant);
  return concerning.flatMap(({ ref }: Announcement) => {
    const place = places.get(ref.channel);
    return place === undefined ? [] : [{ ref, kind: place.kind, permalink: permalink(workspaceUrl, ref) }];
  });
}

/** The channel, where the person is in it. A digest never waits for this: whatever Slack refuses is left out. */
async function placeFor(
  tenant: TenantId,
  { user }: Person,
  channel: ChannelId,
  { directory }: Pick<GatherAnnounced, 'directory'>,
): Promise<Place | undefined> {
  try {
    const isMember = (await directory.isMember(tenant, channel, user)) === 'yes';
    return isMember ? await directory.place(tenant, channel) : undefined;
  } catch {
    return undefined;
  }
}
