import { escaped } from '../block-kit.ts';
import { RetryLaterError, UserError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { DeclaredWord, type Policy } from '../people/policy.ts';
import { stewardOnly } from '../people/stewards.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { AskingDeps } from './asking-deps.ts';
import type { Draft } from './declare-modal.ts';
import { formOf } from './match.ts';
import { withoutWord, withWords, wordOf } from './words.ts';

/** Keeps what was declared, in the place of the word that it changes. It counts from the next message on. */
export async function saveWords(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { phrases, ...rest }: Draft,
  changed: DeclaredWord | undefined,
  now: number,
): Promise<void> {
  await stewardOnly(deps, tenant, user);
  const declared = phrases.map((phrase) =>
    DeclaredWord.parse({ ...rest, phrase, declaredBy: user, declaredAt: now }),
  );
  const isRenamed =
    changed !== undefined && !phrases.some((phrase) => formOf(phrase) === formOf(changed.phrase));
  const how = (before: Policy): Policy =>
    withWords(isRenamed ? withoutWord(before, changed.phrase) : before, declared);
  await keep(deps, tenant, user, how, now, {
    removed: isRenamed ? [changed] : [],
    added: declared,
  });
}

/** @throws UserError where it is not declared, or they may not decide */
export async function removeWord(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  phrase: string,
  now: number,
): Promise<DeclaredWord> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const word = wordOf(policy, phrase);
  if (word === undefined)
    throw new UserError(wordsFor(profile.locale).declaring.notDeclared(escaped(phrase)));
  await keep(deps, tenant, user, (before) => withoutWord(before, phrase), now, {
    removed: [word],
    added: [],
  });
  return word;
}

/** Brings back what was removed, as it stands in the button. @throws UserError for those who may not decide */
export async function restoreWord(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  json: string,
  now: number,
): Promise<DeclaredWord> {
  const { policy } = await stewardOnly(deps, tenant, user);
  const word = DeclaredWord.parse(JSON.parse(json));
  // Declared anew since: then that is what counts.
  if (wordOf(policy, word.phrase) === undefined) {
    await keep(deps, tenant, user, (before) => withWords(before, [word]), now, {
      removed: [],
      added: [word],
    });
  }
  return word;
}

interface Difference {
  readonly removed: readonly DeclaredWord[];
  readonly added: readonly DeclaredWord[];
}

/** A crash between the two leaves a change out of the log, and never a log of what was not changed. */
async function keep(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  how: (before: Policy) => Policy,
  now: number,
  { removed, added }: Difference,
): Promise<void> {
  await deps.people.changePolicy(tenant, how);
  const note = (what: 'word-added' | 'word-removed', { phrase }: DeclaredWord): Promise<void> =>
    deps.audit.note(tenant, {
      at: now,
      call: `word-${now}-${formOf(phrase)}`,
      actor: user,
      what,
      phrase,
      called: [],
    });
  for (const word of removed) await note('word-removed', word);
  for (const word of added) await note('word-added', word);
}

/** Slack's form leaves out private channels that its reader is not in: those are not theirs to remove. */
export async function keepUnseen(
  { directory }: Pick<AskingDeps, 'directory'>,
  tenant: TenantId,
  user: UserId,
  before: readonly ChannelId[],
  chosen: readonly ChannelId[],
): Promise<readonly ChannelId[]> {
  const missing = before.filter((channel) => !chosen.includes(channel));
  const isUnseen = await Promise.all(
    missing.map(async (channel) => {
      try {
        const { kind } = await directory.place(tenant, channel);
        return kind !== 'public' && (await directory.isMember(tenant, channel, user)) !== 'yes';
      } catch (error) {
        if (error instanceof SlackRefusal) return false;
        if (error instanceof RetryLaterError) return true;
        throw error;
      }
    }),
  );
  return [...chosen, ...missing.filter((_, i) => isUnseen[i])];
}
