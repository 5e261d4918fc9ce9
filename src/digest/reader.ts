import type { TenantId, UserId } from '../ids.ts';
import { type Reader as ClockReader, describeInstant } from '../schedule/describe.ts';
import { type Words, wordsFor } from '../words/words.ts';
import type { DigestDeps } from './deps.ts';

/** Whoever reads a digest: their language, their clock, and when they read next. */
export interface Reader extends ClockReader {
  readonly words: Words;
  /** UTC ms. */
  readonly nextBlockStart: number | undefined;
  /** The same, as people say it. */
  readonly nextBlock: string | undefined;
}

/** A person who has left Sluice reads on in English and UTC; their old digests are still theirs to press. */
export async function readerOf(
  tenant: TenantId,
  user: UserId,
  now: number,
  { people, zones, nextBlockStart }: Pick<DigestDeps, 'people' | 'zones' | 'nextBlockStart'>,
): Promise<Reader> {
  const person = await people.find(tenant, user);
  const zone = zones.get(person?.zone.name ?? 'UTC');
  const locale = person?.locale ?? 'en-US';
  const start = person === undefined ? undefined : nextBlockStart(person, now);
  const nextBlock = start === undefined ? undefined : describeInstant(start, { zone, locale, now });
  return { words: wordsFor(locale), zone, locale, now, nextBlockStart: start, nextBlock };
}
