import { escaped } from '../block-kit.ts';
import type { ChannelId } from '../ids.ts';
import type { DeclaredWord, Policy } from '../people/policy.ts';
import type { Named } from './command.ts';
import { formOf, wordIn } from './match.ts';

/** Bounds, so that a word fits into the button that brings it back, and all of them into a form or a message. */
export const MOST = { phrase: 80, meaning: 200, channels: 30, people: 20, next: 10, words: 50 } as const;

/** Why a phrase cannot be declared: it is longer than MOST.phrase, or no message could ever say it. */
export function problemOf(phrase: string): 'unfindable' | 'too-long' | undefined {
  if (phrase.length > MOST.phrase || formOf(phrase).length > 1.5 * MOST.phrase) return 'too-long';
  const isFound = wordIn(escaped(phrase), [{ phrase, channels: [] }], '') !== undefined;
  return isFound ? undefined : 'unfindable';
}

/** The declared word with the same form. */
export function wordOf({ redPhone }: Policy, phrase: string): DeclaredWord | undefined {
  const form = formOf(phrase);
  return redPhone.words.find((word) => formOf(word.phrase) === form);
}

/** The policy with these words, each in the place of the one with its form, or after all others. */
export function withWords(policy: Policy, declared: readonly DeclaredWord[]): Policy {
  const words = [...policy.redPhone.words];
  for (const word of declared) {
    const at = words.findIndex(({ phrase }) => formOf(phrase) === formOf(word.phrase));
    words.splice(at < 0 ? words.length : at, at < 0 ? 0 : 1, word);
  }
  return { ...policy, redPhone: { ...policy.redPhone, words } };
}

/** The policy with whom words call in these channels; without anybody named they call their own there again. */
export function withCallsIn(
  policy: Policy,
  channels: readonly ChannelId[],
  { users, groups }: Named,
): Policy {
  const kept = Object.entries(policy.redPhone.callsIn ?? {}).filter(
    ([channel]) => !channels.includes(channel),
  );
  const isNobody = users.length + groups.length === 0;
  const named = { users: [...users], groups: [...groups] };
  const added = isNobody ? [] : channels.map((channel) => [channel, named] as const);
  return { ...policy, redPhone: { ...policy.redPhone, callsIn: Object.fromEntries([...kept, ...added]) } };
}

/** Whom a word calls where a message in the channel mentions nobody. */
export function callsOf(
  word: Pick<DeclaredWord, 'calls'> | undefined,
  { callsIn = {} }: Pick<Policy['redPhone'], 'callsIn'>,
  channel: ChannelId | undefined,
): Pick<DeclaredWord, 'calls'> | undefined {
  const there = channel === undefined ? undefined : callsIn[channel];
  return word === undefined || there === undefined ? word : { calls: there };
}

export function withoutWord(policy: Policy, phrase: string): Policy {
  const form = formOf(phrase);
  const words = policy.redPhone.words.filter((word) => formOf(word.phrase) !== form);
  return { ...policy, redPhone: { ...policy.redPhone, words } };
}
