import type { UserId } from '../ids.ts';
import type { Profile } from '../people/directory.ts';
import type { DeclaredWord, Policy } from '../people/policy.ts';
import type { Ring } from './ring.ts';
import { spokenOf } from './spoken.ts';
import { tokensOf } from './tokens.ts';

/** Why somebody does not get through. */
export type Refusal = 'not-admitted' | 'not-by-them' | 'no-reason' | 'nobody' | 'not-known' | 'failed';

export type Caller = Pick<Profile, 'isBot' | 'isGuest' | 'isStranger'>;

interface Facts {
  /** Of a caller who is a person, or a bot user; undefined where an app calls that is none. */
  readonly profile: Caller | undefined;
  /** Whom the word's user groups hold. */
  readonly members: ReadonlySet<UserId>;
}

/** Whether the caller may ring by this word, or at all where there is none; undefined where they may. */
export function refusalOf(
  { caller, phrase, reason }: Pick<Ring, 'caller' | 'phrase' | 'reason'>,
  word: Pick<DeclaredWord, 'by' | 'needsReason'> | undefined,
  { admitted }: Pick<Policy['redPhone'], 'admitted'>,
  { profile, members }: Facts,
): Refusal | undefined {
  const ids = [caller.user, caller.app].filter((id) => id !== undefined);
  const isAdmitted = ids.some((id) => admitted.includes(id));
  const isFromOutside =
    caller.app !== undefined ||
    profile === undefined ||
    profile.isBot ||
    profile.isGuest ||
    profile.isStranger;
  if (isFromOutside && !isAdmitted) return 'not-admitted';
  if (word === undefined) return undefined;
  const { by, needsReason } = word;
  const isForSome = by.users.length > 0 || by.groups.length > 0;
  if (isForSome && !ids.some((id) => by.users.includes(id) || members.has(id))) return 'not-by-them';
  return needsReason && !saysMore(reason, phrase) ? 'no-reason' : undefined;
}

/** Any word or emoji besides those of the phrase, however either is written. */
function saysMore(reason: string, phrase = ''): boolean {
  const own = new Set(tokensOf(phrase).map(({ text }) => text));
  return tokensOf(spokenOf(reason)).some(({ text, isName }) => isName && !own.has(text));
}
