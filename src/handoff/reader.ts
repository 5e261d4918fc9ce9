import type { TenantId, UserId } from '../ids.ts';
import type { Profile } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Reader as ClockReader } from '../schedule/describe.ts';
import type { Reader } from '../summary/transcript.ts';
import { type Words, wordsFor } from '../words/words.ts';
import type { HandoffDeps } from './deps.ts';
import { type Reading, readingOf } from './windows.ts';

/** Somebody who is shown something, in their language and on their clock. */
export interface HandoffReader extends Reader, ClockReader {
  readonly words: Words;
  readonly profile: Profile;
  readonly person: Person | undefined;
  /** When they read. */
  readonly reading: Reading;
}

export async function readerOf(
  tenant: TenantId,
  user: UserId,
  now: number,
  { directory, people, zones }: Pick<HandoffDeps, 'directory' | 'people' | 'zones'>,
): Promise<HandoffReader> {
  const [profile, person] = await Promise.all([directory.profile(tenant, user), people.find(tenant, user)]);
  const chosen = person?.zone.name ?? profile.zone ?? 'UTC';
  const zone = zones.get(zones.has(chosen) ? chosen : 'UTC');
  const { name, locale } = profile;
  const reading = readingOf(person, profile, zones, now);
  return { user, name, locale, zone, now, words: wordsFor(locale), profile, person, reading };
}
