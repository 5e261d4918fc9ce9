import { HOUR } from '../clock.ts';
import type { ChannelId, GroupId, TenantId, UserId } from '../ids.ts';
import type { Profile } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { describeInstant } from '../schedule/describe.ts';
import { localMs } from '../schedule/intl-format.ts';
import { dayAt, isoDay } from '../schedule/wall-time.ts';
import type { Zone } from '../schedule/zone.ts';
import { SlackRefusal } from '../slack.ts';
import type { AskingDeps } from './asking-deps.ts';
import type { Named } from './command.ts';
import { zoneOf } from './local-times.ts';
import { MOST_CALLED, membersOf } from './recipients.ts';

/** Whom a call would disturb, and what is left of the caller's week. */
export interface Preview {
  readonly people: readonly Disturbed[];
  /** So many more would not be called, since one call reaches only so many. */
  readonly left: number;
  /** Groups whose members Slack does not tell now; they are tried again when it rings. */
  readonly unread: readonly GroupId[];
  /** Calls that the caller has made this week. */
  readonly spent: number;
  readonly callsPerWeek: number;
  /** What counts as an emergency here, by each word that is declared where it is asked for. */
  readonly meanings: readonly { readonly phrase: string; readonly meaning: string }[];
  /** What is told beside Slack, by name. */
  readonly pagers: readonly string[];
}

export interface Disturbed {
  readonly user: UserId;
  /** Their clock, as the caller reads it; undefined where they do not share it, or Slack does not say. */
  readonly time: string | undefined;
  readonly isNight: boolean;
  readonly isAway: boolean;
  /** They take no calls of this caller today. */
  readonly isMuted: boolean;
  /** An app, or somebody who is no longer here. */
  readonly isNobody: boolean;
}

/** From this hour of their day on, and before that one, people are taken to be asleep. */
const NIGHT = { from: 22, until: 7 } as const;

/** Looks up everybody who would be called, those of groups as well, each once; the caller is not. */
export async function previewOf(
  deps: Pick<AskingDeps, 'people' | 'directory' | 'zones' | 'brake' | 'pagers'>,
  tenant: TenantId,
  { user: caller, locale, isGuest, isStranger }: Profile,
  { users, groups, channel }: Named & { readonly channel: ChannelId | undefined },
  now: number,
): Promise<Preview> {
  const members = await Promise.all(groups.map((group) => membersOf(tenant, group, deps)));
  const named = [...users, ...members.flatMap((each) => each ?? [])];
  const all = [...new Set(named)].filter((user) => user !== caller);
  const { redPhone } = await deps.people.policy(tenant);
  const called = all.slice(0, redPhone.mostCalled ?? MOST_CALLED);
  const [people, mutes, spent] = await Promise.all([
    deps.people.findMany(tenant, called),
    deps.brake.mutes(tenant, caller, called, now),
    deps.brake.spent(tenant, caller, now),
  ]);
  const disturbed = await Promise.all(
    called.map(async (user): Promise<Disturbed> => {
      const profile = await profileOf(deps, tenant, user);
      const known = profile === 'nobody' ? undefined : profile;
      const person = people.get(user);
      // Guests and people of other organisations are told nobody's time, as everywhere.
      const zone = isGuest || isStranger ? undefined : zoneOf({ profile: known, person }, deps);
      const hour = zone === undefined ? 12 : hourIn(zone, now);
      return {
        user,
        time: zone === undefined ? undefined : describeInstant(now, { zone, locale, now }),
        isNight: hour >= NIGHT.from || hour < NIGHT.until,
        isAway: zone !== undefined && isAway(person, zone, now),
        isMuted: mutes.has(user),
        isNobody: profile === 'nobody' || known?.isBot === true || known?.isDeactivated === true,
      };
    }),
  );
  return {
    people: disturbed,
    left: all.length - called.length,
    unread: groups.filter((_, i) => members[i] === undefined),
    spent,
    callsPerWeek: redPhone.callsPerWeek,
    meanings: redPhone.words.filter(
      ({ channels }) => channels.length === 0 || (channel !== undefined && channels.includes(channel)),
    ),
    pagers: deps.pagers.map(({ name }) => name),
  };
}

/** Undefined where Slack does not say now, which keeps nobody from ringing them. */
async function profileOf(
  { directory }: Pick<AskingDeps, 'directory'>,
  tenant: TenantId,
  user: UserId,
): Promise<Profile | 'nobody' | undefined> {
  return await directory
    .profile(tenant, user)
    .catch((error: unknown) => (error instanceof SlackRefusal ? 'nobody' : undefined));
}

function hourIn(zone: Zone, now: number): number {
  return Math.floor((localMs(now, zone) / HOUR) % 24);
}

function isAway(person: Person | undefined, zone: Zone, now: number): boolean {
  if (person === undefined) return false;
  const today = isoDay(dayAt(zone, now));
  return person.absences.some(({ from, to }) => from <= today && today <= to);
}
