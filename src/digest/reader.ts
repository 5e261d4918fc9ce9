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

export type ReaderDeps = Pick<DigestDeps, 'people' | 'zones' | 'nextBlockStart'> & {
  readonly directory: Pick<DigestDeps['directory'], 'profile'>;
};

/** Of whoever has left, Slack says where they are and what they speak: their old digests are still theirs to press. */
export async function readerOf(
  tenant: TenantId,
  user: UserId,
  now: number,
  { people, directory, zones, nextBlockStart }: ReaderDeps,
): Promise<Reader> {
  const person = await people.find(tenant, user);
  const isOut = person === undefined || person.enrolment.state === 'out';
  // Nothing that they press fails because Slack does not answer that.
  const profile = isOut ? await directory.profile(tenant, user).catch(() => undefined) : undefined;
  const name = profile?.zone ?? person?.zone.name ?? 'UTC';
  const zone = zones.get(zones.has(name) ? name : 'UTC');
  const locale = profile?.locale ?? person?.locale ?? 'en-US';
  const start = person === undefined ? undefined : nextBlockStart(person, now);
  const nextBlock = start === undefined ? undefined : describeInstant(start, { zone, locale, now });
  return { words: wordsFor(locale), zone, locale, now, nextBlockStart: start, nextBlock };
}
