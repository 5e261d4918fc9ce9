import { button, header, type KnownBlock, section } from '../block-kit.ts';
import { type ChannelId, instantOf, type TenantId, type UserId } from '../ids.ts';
import type { Directory, Place } from '../people/directory.ts';
import { describeInstant } from '../schedule/describe.ts';
import { CATCHUP_ACTIONS } from './action-ids.ts';
import { ACTIVITY_MS, type Activity } from './activity.ts';
import type { CatchupDeps } from './deps.ts';
import { readerOf } from './reader.ts';
import type { Said } from './said.ts';

export interface HomeSectionDeps extends Pick<CatchupDeps, 'people' | 'zones'> {
  readonly activity: Pick<Activity, 'since' | 'lastIn'>;
  readonly said: Pick<Said, 'after'>;
  readonly directory: Pick<Directory, 'profile' | 'place' | 'isMember'>;
}

const MOST_SHOWN = 3;
/** Less than that is read faster than its summary. */
const LEAST_NEW = 5;
/** What is looked at, so that a page costs no more where somebody is everywhere. */
const MOST_CHANNELS = 40;
/** For so many is asked at most whether the person may read them. */
const MOST_CHECKED = 6;

/** The channels with the most that is new since the person was last there; nothing where little is. */
export async function catchupBlocks(
  { tenant, user }: { readonly tenant: TenantId; readonly user: UserId },
  now: number,
  deps: HomeSectionDeps,
): Promise<readonly KnownBlock[]> {
  const { activity, said } = deps;
  const { channels } = await activity.since(tenant, user, now - ACTIVITY_MS);
  const last = await Promise.all(
    channels.slice(0, MOST_CHANNELS).map(async (channel) => {
      const ts = await activity.lastIn(tenant, user, channel);
      return ts === undefined ? [] : [[channel, instantOf(ts)] as const];
    }),
  );
  const since = new Map(last.flat());
  const counts = await said.after(tenant, since, now);
  const most = [...counts].filter(([, count]) => count >= LEAST_NEW).sort((a, b) => b[1] - a[1]);
  const places = await Promise.all(
    most.slice(0, MOST_CHECKED).map(([channel]) => placeFor(tenant, user, channel, deps.directory)),
  );
  const shown = places.filter((place) => place !== undefined).slice(0, MOST_SHOWN);
  if (shown.length === 0) return [];
  const reader = await readerOf(tenant, user, now, deps);
  const { catchup: words, home } = reader.words;
  return [
    header(home.places.catchups),
    ...shown.map(({ channel, kind }) => {
      const where = kind === 'group-dm' ? words.aGroupMessage : `<#${channel}>`;
      const when = describeInstant(since.get(channel) ?? now, reader);
      return section(home.newSince(where, counts.get(channel) ?? 0, when), {
        accessory: button(CATCHUP_ACTIONS.fromHome, home.catchMeUp, { value: channel }),
      });
    }),
  ];
}

/** The place, if the person may read it now; undefined where that is not certain. */
async function placeFor(
  tenant: TenantId,
  user: UserId,
  channel: ChannelId,
  directory: HomeSectionDeps['directory'],
): Promise<Place | undefined> {
  try {
    const [place, { isGuest, isStranger }] = await Promise.all([
      directory.place(tenant, channel),
      directory.profile(tenant, user),
    ]);
    if (place.kind === 'public' && !isGuest && !isStranger) return place;
    return (await directory.isMember(tenant, channel, user)) === 'yes' ? place : undefined;
  } catch {
    return undefined;
  }
}
