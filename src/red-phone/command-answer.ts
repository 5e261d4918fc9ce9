import { button, escaped, section } from '../block-kit.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { DeclaredWord } from '../people/policy.ts';
import { isSteward, stewardOnly } from '../people/stewards.ts';
import type { Content } from '../slack.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { ASKING_ACTIONS } from './action-ids.ts';
import { openAsking } from './ask.ts';
import type { AskingDeps } from './asking-deps.ts';
import { type NotUnderstood, parseRedPhone, type RedPhoneCommand } from './command.ts';
import { emptyDraft, openDeclare } from './declare.ts';
import { bold } from './declare-modal.ts';
import { removeWord } from './declare-save.ts';
import { MOST, withCallsIn, wordOf } from './words.ts';
import { channelName, list, namesOf, wordBlocks, wordButtons } from './words-blocks.ts';

/** What was typed, and where. */
export interface Typed {
  readonly text: string;
  readonly here: ChannelId;
  readonly triggerId: string;
}

/** Slack shows 50 blocks in a message. */
const MOST_LISTED = 40;

/** Answers `/redphone …`; undefined where a form has been opened instead. @throws UserError in words for the person */
export async function answerRedPhone(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { text, here, triggerId }: Typed,
  now: number,
): Promise<Content | undefined> {
  const { locale } = await deps.directory.profile(tenant, user);
  const words = wordsFor(locale);
  const command = parseRedPhone(text);
  switch (command.kind) {
    case 'list':
      return await listing(deps, tenant, user);
    case 'help':
      return saying(words.declaring.help);
    case 'log':
      await deps.sendLog(tenant, user, now);
      return saying(words.declaring.logComes);
    case 'add':
      return await add(deps, tenant, user, command, triggerId, now);
    case 'remove':
      return await remove(deps, tenant, user, command.phrases, now);
    case 'calls-in':
      return await callIn(deps, tenant, user, command);
    case 'call': {
      // What is said in a conversation of two is not Sluice's to name elsewhere.
      const channel = here.startsWith('D') ? undefined : here;
      await openAsking(deps, tenant, user, { ...command, about: undefined, channel }, triggerId, now);
      return undefined;
    }
    case 'not-understood':
      return notUnderstood(command, words);
  }
}

async function listing(deps: AskingDeps, tenant: TenantId, user: UserId): Promise<Content> {
  const [profile, policy] = await Promise.all([
    deps.directory.profile(tenant, user),
    deps.people.policy(tenant),
  ]);
  const words = wordsFor(profile.locale);
  const mayDecide = isSteward(profile, policy);
  const hasWords = policy.redPhone.words.length > 0;
  return {
    text: hasWords ? words.declaring.listIntro : words.declaring.noWords,
    blocks: [
      ...(hasWords ? [section(words.declaring.listIntro)] : []),
      ...wordBlocks(policy, { isSteward: mayDecide, locale: profile.locale, most: MOST_LISTED }),
      wordButtons(mayDecide, words),
    ],
  };
}

/** Opens the form with what was said: there one sees how often the words are said, before they ring. */
async function add(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { phrases, meaning, channels, by, needsReason }: Extract<RedPhoneCommand, { kind: 'add' }>,
  triggerId: string,
  now: number,
): Promise<Content | undefined> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const draft = {
    ...emptyDraft,
    phrases,
    meaning: meaning.slice(0, MOST.meaning),
    channels: channels.slice(0, MOST.channels),
    by: { users: by.users.slice(0, MOST.people), groups: by.groups.slice(0, MOST.people) },
    needsReason,
  };
  const known = phrases.filter((phrase) => wordOf(policy, phrase) !== undefined);
  const { declaring } = wordsFor(profile.locale);
  const isFull = policy.redPhone.words.length + phrases.length - known.length > MOST.words;
  if (isFull) return saying(declaring.tooManyWords(MOST.words));
  await openDeclare(deps, tenant, user, draft, { triggerId, now });
  return undefined;
}

async function remove(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  phrases: readonly string[],
  now: number,
): Promise<Content> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const { declaring } = wordsFor(profile.locale);
  const unknown = phrases.filter((phrase) => wordOf(policy, phrase) === undefined);
  const removed: DeclaredWord[] = [];
  for (const phrase of phrases) {
    if (!unknown.includes(phrase)) removed.push(await removeWord(deps, tenant, user, phrase, now));
  }
  const missing = unknown.map((phrase) => declaring.notDeclared(escaped(phrase)));
  const gone = removed.map((word) => removedContent(word, profile.locale));
  return {
    text: [...gone.map(({ text }) => text), ...missing].join('\n'),
    blocks: [...gone.flatMap(({ blocks }) => blocks), ...missing.map((text) => section(text))].slice(0, 50),
  };
}

async function callIn(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { channels, users, groups }: Extract<RedPhoneCommand, { kind: 'calls-in' }>,
): Promise<Content> {
  const { profile } = await stewardOnly(deps, tenant, user);
  const { declaring } = wordsFor(profile.locale);
  const named = { users: users.slice(0, MOST.people), groups: groups.slice(0, MOST.people) };
  const where = channels.slice(0, MOST.channels);
  await deps.people.changePolicy(tenant, (before) => withCallsIn(before, where, named));
  const places = list(where.map(channelName), profile.locale);
  const isNobody = named.users.length + named.groups.length === 0;
  return saying(
    isNobody ? declaring.callsInNoMore(places) : declaring.callsIn(places, namesOf(named, profile.locale)),
  );
}

/** What is said of a word that is gone, with the button that brings it back. */
export function removedContent(word: DeclaredWord, locale: string): Content {
  const { declaring } = wordsFor(locale);
  const text = declaring.removed(bold(word.phrase));
  const value = JSON.stringify(word);
  // Slack takes 2,000 characters of a button's value: a word for very many has no way back by button.
  if (value.length > 2_000) return saying(text);
  return {
    text,
    blocks: [section(text, { accessory: button(ASKING_ACTIONS.undo, declaring.undo, { value }) })],
  };
}

function notUnderstood({ part, reason, example }: NotUnderstood, { declaring }: Words): Content {
  const { notUnderstood: texts } = declaring;
  const said = reason === 'empty' ? texts.empty : texts[reason](escaped(part));
  return saying([said, declaring.forExample(`\`${example}\``), declaring.moreHelp].join('\n'));
}

export function saying(text: string): Content {
  return { text, blocks: [section(text)] };
}
