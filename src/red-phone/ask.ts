import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { escaped } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import { coerceError, UserError } from '../errors.ts';
import type { ChannelId, MessageRef, TenantId, UserId } from '../ids.ts';
import { mentionId, parseMentionId } from '../mentions/held.ts';
import { type Profile, permalink } from '../people/directory.ts';
import { type FormErrors, fieldOf, notice, textIn } from '../people/form.ts';
import type { Submission, Submitted } from '../people/submit.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { AskMemory } from './ask-memory.ts';
import { ASK_FIELDS, type Asked, askModal, isOverBudget, MOST_ASKED } from './ask-modal.ts';
import { type Preview, previewOf } from './ask-preview.ts';
import type { AskingDeps } from './asking-deps.ts';
import type { Named } from './command.ts';
import { refusalOf } from './may-ring.ts';
import { namesOf } from './words-blocks.ts';

/** What is known of a call before the form is shown. */
export interface Wish extends Named {
  readonly reason: string;
  readonly about: MessageRef | undefined;
  readonly channel: ChannelId | undefined;
}

/** The form is shown without times where these take longer: what was pressed is good for three seconds. */
const PATIENCE_MS = SECOND;

/**
 * Opens the form of a call: whom it would disturb, and why it cannot wait. Nobody is called before it is sent in.
 * @throws UserError for those who may not ring, or may not read the message
 */
export async function openAsking(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  wish: Wish,
  triggerId: string,
  now: number,
): Promise<void> {
  const profile = await deps.directory.profile(tenant, user);
  await refuseOthers(deps, tenant, profile, wish.about);
  const memory: AskMemory = {
    id: `asked-${randomUUID()}`,
    about: wish.about === undefined ? undefined : mentionId(wish.about),
    channel: wish.channel,
    groups: wish.groups.slice(0, MOST_ASKED),
  };
  const asked = { users: wish.users.filter((one) => one !== user), reason: wish.reason };
  const shown = { memory, link: await linkTo(deps, tenant, wish.about, profile), locale: profile.locale };
  const looking = previewOf(deps, tenant, profile, { ...asked, groups: memory.groups }, now);
  const early = await Promise.race([looking, pause(PATIENCE_MS, undefined, { ref: false })]);
  const { viewId, hash } = await deps.slack.openModal(tenant, triggerId, askModal(asked, early, shown));
  if (early !== undefined) return;
  const late = askModal(asked, await looking, shown);
  await deps.slack.updateModal(tenant, viewId, late, hash).catch((thrown: unknown) => {
    // The form was closed or changed meanwhile, and then shows what belongs to that.
    if (!(thrown instanceof SlackRefusal)) throw thrown;
  });
}

/**
 * Opens it about somebody's own message, with those for whom it still waits: what waits for whom only its author is
 * told. @throws UserError as above
 */
export async function openAbout(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  about: MessageRef,
  triggerId: string,
  now: number,
): Promise<void> {
  const fates = await deps.held.fates(tenant, about.channel, about.ts);
  const users = [...fates].flatMap(([recipient, { state }]) => (state === 'held' ? [recipient] : []));
  const wish = { users, groups: [], reason: '', about, channel: about.channel };
  await openAsking(deps, tenant, user, wish, triggerId, now);
}

/** The same, answering in words why the person may not; undefined where the form is open. */
export async function tryAbout(...asked: Parameters<typeof openAbout>): Promise<string | undefined> {
  try {
    await openAbout(...asked);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message;
    throw thrown;
  }
}

/** Other people were picked: shows whom the call would disturb now. */
export async function showDisturbed(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { viewId, hash, values, metadata }: Submission & { readonly viewId: string; readonly hash: string },
  now: number,
): Promise<void> {
  const profile = await deps.directory.profile(tenant, user);
  const memory = AskMemory.parse(JSON.parse(metadata));
  const asked = { users: usersIn(values), reason: textIn(values, ASK_FIELDS.reason) };
  const preview = await previewOf(deps, tenant, profile, { ...asked, groups: memory.groups }, now);
  const link = await linkTo(deps, tenant, aboutOf(memory), profile);
  const view = askModal(asked, preview, { memory, link, locale: profile.locale });
  await deps.slack.updateModal(tenant, viewId, view, hash);
}

/**
 * Rings. The form sent in twice is one call. Whoever has used up their week is asked once more, with the times of those
 * whom they would disturb. @throws UserError as for opening it
 */
export async function submitAsking(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { values, metadata }: Submission,
  now: number,
): Promise<Submitted> {
  const profile = await deps.directory.profile(tenant, user);
  const { asking, people: words } = wordsFor(profile.locale);
  const memory = AskMemory.parse(JSON.parse(metadata));
  const about = aboutOf(memory);
  await refuseOthers(deps, tenant, profile, about);
  const asked = { users: usersIn(values), reason: textIn(values, ASK_FIELDS.reason) };
  const named = { users: asked.users, groups: memory.groups };
  const preview = await previewOf(deps, tenant, profile, named, now);
  const errors = errorsIn(asked, named, preview, user, asking);
  if (Object.keys(errors).length > 0) return { response_action: 'errors', errors };
  const isSure = (fieldOf(values, ASK_FIELDS.sure).selected_options ?? []).length > 0;
  if (isOverBudget(preview) && !isSure) {
    const link = await linkTo(deps, tenant, about, profile);
    const view = askModal(asked, preview, { memory, link, locale: profile.locale });
    return { response_action: 'update', view };
  }
  await deps.ringUp(
    tenant,
    {
      id: memory.id,
      caller: { user },
      ...named,
      channel: about?.channel ?? memory.channel,
      source: about,
      phrase: undefined,
      reason: escaped(asked.reason),
      isConfirmed: true,
      arrivedAt: now,
    },
    now,
  );
  const follow = about === undefined ? asking.followHere : asking.followThread;
  const text = `${asking.ringing(namesOf(named, profile.locale))} ${follow}`;
  return { response_action: 'update', view: notice(asking.title, words.done, text) };
}

/** @throws UserError with what to do instead */
async function refuseOthers(
  deps: AskingDeps,
  tenant: TenantId,
  profile: Profile,
  about: MessageRef | undefined,
): Promise<void> {
  const { asking } = wordsFor(profile.locale);
  if (!(await mayAsk(deps, tenant, profile))) throw new UserError(asking.notAdmitted);
  if (about !== undefined && !(await deps.canRead(tenant, about, profile))) {
    throw new UserError(asking.cannotRead);
  }
}

/** Whether the person may ring at all, without a word. */
export async function mayAsk(
  { people }: Pick<AskingDeps, 'people'>,
  tenant: TenantId,
  profile: Profile,
): Promise<boolean> {
  const { redPhone } = await people.policy(tenant);
  const ring = { caller: { user: profile.user }, phrase: undefined, reason: '' };
  return refusalOf(ring, undefined, redPhone, { profile, members: new Set() }) === undefined;
}

function errorsIn(
  { users, reason }: Asked,
  { groups }: Named,
  { people, unread }: Preview,
  caller: UserId,
  asking: ReturnType<typeof wordsFor>['asking'],
): FormErrors {
  const errors: Record<string, string> = {};
  if (users.length > MOST_ASKED) errors[ASK_FIELDS.people] = asking.tooManyPeople(MOST_ASKED);
  else if (people.some(({ user, isNobody }) => isNobody && users.includes(user)))
    errors[ASK_FIELDS.people] = asking.notAPerson;
  else if (people.length + unread.length === 0)
    errors[ASK_FIELDS.people] =
      users.includes(caller) || groups.length > 0 ? asking.onlyYourself : asking.nobodyChosen;
  if (reason === '') errors[ASK_FIELDS.reason] = asking.noReason;
  return errors;
}

function usersIn(values: Submission['values']): readonly UserId[] {
  return fieldOf(values, ASK_FIELDS.people).selected_users ?? [];
}

function aboutOf({ about }: AskMemory): MessageRef | undefined {
  return about === undefined ? undefined : parseMentionId(about);
}

/** In mrkdwn; undefined where it cannot be given now, which keeps nobody from ringing. */
async function linkTo(
  { directory, log }: Pick<AskingDeps, 'directory' | 'log'>,
  tenant: TenantId,
  about: MessageRef | undefined,
  { locale }: Profile,
): Promise<string | undefined> {
  if (about === undefined) return undefined;
  try {
    const url = permalink(await directory.workspaceUrl(tenant), about);
    return `<${url}|${wordsFor(locale).asking.message}>`;
  } catch (thrown) {
    log.warn({ tenant, err: coerceError(thrown) }, 'The link of a message could not be made');
    return undefined;
  }
}
