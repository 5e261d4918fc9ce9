import { escaped } from '../block-kit.ts';
import type { DeclaredWord, Policy } from '../people/policy.ts';
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

export function withoutWord(policy: Policy, phrase: string): Policy {
  const form = formOf(phrase);
  const words = policy.redPhone.words.filter((word) => formOf(word.phrase) !== form);
  return { ...policy, redPhone: { ...policy.redPhone, words } };
}
