import { cut, escaped } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Directory, Profile } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Zone, Zones } from '../schedule/zone.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { within } from './patience.ts';
import type { Ring } from './ring.ts';

const NAME_CHARACTERS = 60;
/** What Slack does not say of somebody by then it does not say: no call waits for it longer. ms of `wall` */
const KNOWN_MS = SECOND;

interface Known {
  readonly directory: Pick<Directory, 'profile'>;
  readonly people: Pick<People, 'find'>;
  readonly zones: Zones;
}

/** Somebody as they are written to, and what the others may be told of their time. */
export interface Reader {
  readonly locale: string;
  readonly words: Words;
  readonly zone: Zone;
  /** Undefined where Slack does not say who they are now. */
  readonly profile: Profile | undefined;
  readonly person: Person | undefined;
}

/** A person's name on one line, safe in mrkdwn. Never throws: where Slack does not say it, Slack fills it in. */
export async function nameOf(
  tenant: TenantId,
  user: UserId,
  { directory }: Pick<Known, 'directory'>,
): Promise<string> {
  const profile = await within(KNOWN_MS, directory.profile(tenant, user), undefined);
  if (profile === undefined) return `<@${user}>`;
  const name = profile.name.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
  return escaped(cut(name, NAME_CHARACTERS));
}

export async function callerName(
  tenant: TenantId,
  { caller }: Pick<Ring, 'caller'>,
  words: Words,
  known: Pick<Known, 'directory'>,
): Promise<string> {
  if (caller.user !== undefined) return await nameOf(tenant, caller.user, known);
  return caller.app === undefined ? words.redPhone.somebody : words.redPhone.anApp;
}

/** Never throws: whom Slack does not tell of is written to in English, by UTC. */
export async function readerOf(tenant: TenantId, user: UserId, known: Known): Promise<Reader> {
  const [profile, person] = await Promise.all([
    within(KNOWN_MS, known.directory.profile(tenant, user), undefined),
    known.people.find(tenant, user),
  ]);
  const locale = person?.locale ?? profile?.locale ?? 'en-US';
  const zone = [person?.zone.name, profile?.zone].find((name) => name !== undefined && known.zones.has(name));
  return { locale, words: wordsFor(locale), zone: known.zones.get(zone ?? 'UTC'), profile, person };
}

/** People named in one sentence; the rest are counted. */
const NAMED = 20;

export async function namesOf(
  tenant: TenantId,
  users: readonly UserId[],
  { words, locale }: Pick<Reader, 'words' | 'locale'>,
  known: Pick<Known, 'directory'>,
): Promise<string> {
  const names = await Promise.all(users.slice(0, NAMED).map((user) => nameOf(tenant, user, known)));
  const more = users.length - names.length;
  return listOf(more > 0 ? [...names, words.redPhone.others(more)] : names, locale);
}

export function listOf(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale).format(names);
}
