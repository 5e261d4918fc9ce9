import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { escaped } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import { coerceError, UserError } from '../errors.ts';
import type { ChannelId, MessageRef, TenantId, UserId } from '../ids.ts';
import { mentionId, parseMentionId } from '../mentions/held.ts';
import { type Profile, permalink } from '../people/directory.ts';
import { notice } from '../people/form.ts';
import type { Submitted } from '../people/submit.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { type AskForm, errorsIn, readAskForm } from './ask-form.ts';
import { type GroupChoice, offeredOf } from './ask-groups.ts';
import type { AskMemory } from './ask-memory.ts';
import { askModal, isOverBudget, MOST_ASKED } from './ask-modal.ts';
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
  const groups = wish.groups.slice(0, MOST_ASKED);
  const users = wish.users.filter((one) => one !== user);
  const id = `asked-${randomUUID()}`;
  const about = wish.about === undefined ? undefined : mentionId(wish.about);
  const link = await linkTo(deps, tenant, wish.about, profile);
  const formOf = (preview: Preview | undefined, all: readonly GroupChoice[]) => {
    const offered = offeredOf(all, groups);
    const others = groups.filter((group) => !offered.some((one) => one.id === group));
    const memory: AskMemory = { id, about, channel: wish.channel, groups: others };
    const asked = { users, groups, reason: wish.reason };
    return askModal(asked, preview, { memory, offered, link, locale: profile.locale });
  };
  const looking = Promise.all([
    previewOf(deps, tenant, profile, { users, groups, channel: wish.channel }, now),
    groupsToPick(deps, tenant),
  ]);
  const early = await Promise.race([looking, pause(PATIENCE_MS, undefined, { ref: false })]);
  const { viewId, hash } = await deps.slack.openModal(
    tenant,
    triggerId,
    early === undefined ? formOf(undefined, []) : formOf(...early),
  );
  if (early !== undefined) return;
  const late = formOf(...(await looking));
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
  { viewId, hash, ...form }: AskForm & { readonly viewId: string; readonly hash: string },
  now: number,
): Promise<void> {
  const profile = await deps.directory.profile(tenant, user);
  const { memory, asked, named, offered } = readAskForm(form);
  const preview = await previewOf(deps, tenant, profile, named, now);
  const link = await linkTo(deps, tenant, aboutOf(memory), profile);
  const view = askModal(asked, preview, { memory, offered, link, locale: profile.locale });
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
  form: AskForm,
  now: number,
): Promise<Submitted> {
  const profile = await deps.directory.profile(tenant, user);
  const { asking, people: words } = wordsFor(profile.locale);
  const { memory, asked, named, offered, isSure } = readAskForm(form);
  const about = aboutOf(memory);
  await refuseOthers(deps, tenant, profile, about);
  const preview = await previewOf(deps, tenant, profile, named, now);
  const errors = errorsIn(asked, named, preview, user, asking);
  if (Object.keys(errors).length > 0) return { response_action: 'errors', errors };
  if (isOverBudget(preview) && !isSure) {
    const link = await linkTo(deps, tenant, about, profile);
    const view = askModal(asked, preview, { memory, offered, link, locale: profile.locale });
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

/** None where Slack does not say which there are: people can be picked all the same. */
async function groupsToPick(
  deps: Pick<AskingDeps, 'groups' | 'log'>,
  tenant: TenantId,
): Promise<readonly GroupChoice[]> {
  return await deps.groups(tenant).catch((thrown: unknown) => {
    deps.log.warn({ tenant, err: coerceError(thrown) }, 'The user groups for a call could not be listed');
    return [];
  });
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
