import { setTimeout as pause } from 'node:timers/promises';
import { escaped } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import { coerceError, UserError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { FormErrors } from '../people/form.ts';
import { notice } from '../people/form.ts';
import { stewardOnly } from '../people/stewards.ts';
import type { Submission, Submitted } from '../people/submit.ts';
import type { Reader } from '../schedule/describe.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { type AskingDeps, readerFor } from './asking-deps.ts';
import { draftIn, readDeclareForm } from './declare-form.ts';
import { readMemory } from './declare-memory.ts';
import {
  bold,
  countedKey,
  DECLARE_FIELDS,
  type DeclareMemory,
  type Draft,
  declareModal,
} from './declare-modal.ts';
import { keepUnseen, saveWords } from './declare-save.ts';
import { type Frequency, frequencyOf } from './frequency.ts';
import { formOf } from './match.ts';
import { MOST, wordOf } from './words.ts';
import { channelName, list } from './words-blocks.ts';

/** A form that is sent in is answered within Slack's three seconds. */
const PATIENCE_MS = SECOND;

/** What is pressed or typed to get the form is good for three seconds. */
interface Opening {
  readonly triggerId: string;
  readonly now: number;
}

export const emptyDraft: Draft = {
  phrases: [],
  meaning: '',
  channels: [],
  by: { users: [], groups: [] },
  needsReason: false,
  calls: { users: [], groups: [] },
  next: [],
};

/** Opens the form of words that are to be declared. @throws UserError for those who may not decide */
export async function openDeclare(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  draft: Draft,
  { triggerId, now }: Opening,
): Promise<void> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const [only] = draft.phrases;
  const known = draft.phrases.length === 1 && only !== undefined ? wordOf(policy, only) : undefined;
  if (known !== undefined) return await openChange(deps, tenant, user, known.phrase, { triggerId, now });
  const reader = await readerFor(deps, tenant, profile, now);
  await openForm(deps, tenant, user, { draft, changes: undefined, triggerId }, reader);
}

/** Opens the form of a word that is declared. @throws UserError where it is not any more, or they may not */
export async function openChange(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  phrase: string,
  { triggerId, now }: Opening,
): Promise<void> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const word = wordOf(policy, phrase);
  if (word === undefined)
    throw new UserError(wordsFor(profile.locale).declaring.notDeclared(escaped(phrase)));
  const reader = await readerFor(deps, tenant, profile, now);
  const draft = { ...word, phrases: [word.phrase] };
  await openForm(deps, tenant, user, { draft, changes: formOf(phrase), triggerId }, reader);
}

async function openForm(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  {
    draft,
    changes,
    triggerId,
  }: { readonly draft: Draft; readonly changes: string | undefined; readonly triggerId: string },
  reader: Reader,
): Promise<void> {
  const isCounted = draft.phrases.length > 0;
  const memory = { changes, counted: isCounted ? countedKey(draft.phrases, draft.channels) : undefined };
  const view = declareModal(draft, isCounted ? 'under-way' : undefined, memory, reader);
  const { viewId, hash } = await deps.slack.openModal(tenant, triggerId, view);
  if (isCounted) showCount(deps, tenant, user, { viewId, hash }, draft, memory, reader);
}

/** "How often is it said?": counts what stands in the form now. */
export async function checkFrequency(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { values, metadata, ...view }: Submission & View,
  now: number,
): Promise<void> {
  const { profile } = await stewardOnly(deps, tenant, user);
  const reader = await readerFor(deps, tenant, profile, now);
  const draft = draftIn(values);
  const memory = { ...readMemory(metadata), counted: countedKey(draft.phrases, draft.channels) };
  showCount(deps, tenant, user, view, draft, memory, reader);
}

/**
 * Declares what the form says. Whoever has not seen yet how often the words are said sees it first, and sends the form
 * again. The same form twice declares the same. @throws UserError for those who may not decide
 */
export async function submitDeclare(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { values, metadata }: Submission,
  now: number,
): Promise<Submitted> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const reader = await readerFor(deps, tenant, profile, now);
  const words = wordsFor(reader.locale);
  const { declaring, people } = words;
  const before = readMemory(metadata);
  const read = readDeclareForm(values, before.changes !== undefined, words);
  if (!read.ok) return refusal(read.errors);
  const { draft } = read;
  const known = draft.phrases.filter((phrase) => wordOf(policy, phrase) !== undefined);
  if (policy.redPhone.words.length + draft.phrases.length - known.length > MOST.words) {
    return refusal({ [DECLARE_FIELDS.phrases]: declaring.tooManyWords(MOST.words) });
  }

  const key = countedKey(draft.phrases, draft.channels);
  if (key !== before.counted) {
    const counting = await countInTime(deps, tenant, user, draft, now);
    const view = declareModal(draft, counting, { ...before, counted: key }, reader, true);
    return { response_action: 'update', view };
  }

  const old = before.changes === undefined ? undefined : wordOf(policy, before.changes);
  const channels = await keepUnseen(deps, tenant, user, old?.channels ?? [], draft.channels);
  await saveWords(deps, tenant, user, { ...draft, channels: [...channels] }, old, now);
  const replaced = before.changes === undefined ? known : [];
  const absent = await channelsWithoutBot(deps, tenant, draft.channels);
  const text = [
    declaring.declared(list(draft.phrases.map(bold), reader.locale)),
    ...replaced.map((phrase) => declaring.wasDeclared(bold(phrase))),
    ...(absent.length === 0 ? [] : [declaring.notThere(list(absent.map(channelName), reader.locale))]),
  ].join('\n');
  return { response_action: 'update', view: notice(declaring.title, people.done, text) };
}

/** Those of the channels in which nothing can ring, as far as Slack says; what it does not say now is no reason to worry. */
async function channelsWithoutBot(
  { history }: Pick<AskingDeps, 'history'>,
  tenant: TenantId,
  channels: readonly ChannelId[],
): Promise<readonly ChannelId[]> {
  if (channels.length === 0) return [];
  const bots = await history.channelsOfBot(tenant).catch(() => new Set(channels));
  return channels.filter((channel) => !bots.has(channel));
}

/** The form as Slack has it. */
interface View {
  readonly viewId: string;
  readonly hash?: string | undefined;
}

/** Looks in the background how often it is said, and shows that in the form if it is still the same. */
function showCount(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { viewId, hash }: View,
  draft: Draft,
  memory: DeclareMemory,
  reader: Reader,
): void {
  countOf(deps, tenant, user, draft, reader.now)
    .then((counting) =>
      deps.slack.updateModal(tenant, viewId, declareModal(draft, counting, memory, reader), hash),
    )
    .catch((thrown: unknown) => {
      // The form was closed, sent in or changed meanwhile.
      if (thrown instanceof SlackRefusal) return;
      deps.log.warn({ tenant, err: coerceError(thrown) }, 'How often a word is said could not be shown');
    });
}

/** Undefined where Slack takes too long. */
async function countInTime(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  draft: Draft,
  now: number,
): Promise<Frequency | undefined> {
  const counting = countOf(deps, tenant, user, draft, now);
  return await Promise.race([counting, pause(PATIENCE_MS, undefined, { ref: false })]);
}

/** Undefined where Slack does not say: words can be declared all the same. Never throws. */
async function countOf(
  { history, log }: Pick<AskingDeps, 'history' | 'log'>,
  tenant: TenantId,
  user: UserId,
  draft: Draft,
  now: number,
): Promise<Frequency | undefined> {
  return await frequencyOf(history, tenant, user, draft, now).catch((thrown: unknown) => {
    log.warn({ tenant, err: coerceError(thrown) }, 'How often a word is said could not be counted');
    return undefined;
  });
}

function refusal(errors: FormErrors): Submitted {
  return { response_action: 'errors', errors };
}
