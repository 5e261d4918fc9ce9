import type { TenantId, UserId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Reader as ClockReader } from '../schedule/describe.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Reader } from '../summary/transcript.ts';
import { type Words, wordsFor } from '../words/words.ts';

/** Who asks, in their language and on their clock. */
export interface CatchupReader extends Reader, ClockReader {
  readonly words: Words;
}

export async function readerOf(
  tenant: TenantId,
  user: UserId,
  now: number,
  deps: {
    readonly directory: Pick<Directory, 'profile'>;
    readonly people: Pick<People, 'find'>;
    readonly zones: Zones;
  },
): Promise<CatchupReader> {
  const [profile, person] = await Promise.all([
    deps.directory.profile(tenant, user),
    deps.people.find(tenant, user),
  ]);
  const chosen = person?.zone.name ?? profile.zone ?? 'UTC';
  const zone = deps.zones.get(deps.zones.has(chosen) ? chosen : 'UTC');
  const { name, locale } = profile;
  return { user, name, locale, zone, now, words: wordsFor(locale) };
}
