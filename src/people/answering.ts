import type { AllMiddlewareArgs, BlockAction, RespondArguments, RespondFn } from '@slack/bolt';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { say } from './answers.ts';
import type { Why } from './comms.ts';
import type { PeopleDeps } from './deps.ts';
import { notice } from './form.ts';

export interface PeopleListenersDeps extends PeopleDeps {
  readonly why: Why;
  /** Shows the person's App Home as it is now; `hash` is of the page on which they pressed something. */
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
}

/** What came of it; where nothing did, the words that say why. */
export type Outcome<Answer> =
  | { readonly isDone: true; readonly answer: Answer }
  | { readonly isDone: false; readonly answer: Content };

type Answering = Pick<PeopleDeps, 'people' | 'directory' | 'log'> & {
  readonly clock: Pick<PeopleDeps['clock'], 'now'>;
};
type Refreshing = Answering & Pick<PeopleDeps, 'slack'> & Pick<PeopleListenersDeps, 'refreshHome'>;

/** Never throws: what failed is said in words. */
export async function safely<Answer>(
  deps: Answering,
  tenant: TenantId,
  user: UserId,
  answer: (now: number) => Promise<Answer>,
): Promise<Outcome<Answer>> {
  try {
    return { isDone: true, answer: await answer(deps.clock.now()) };
  } catch (thrown) {
    if (thrown instanceof UserError) return { isDone: false, answer: say([thrown.message]) };
    deps.log.error({ tenant, err: coerceError(thrown) }, 'A command or button could not be answered');
    const { common } = wordsFor(await localeOf(deps, tenant, user));
    return { isDone: false, answer: say([common.somethingFailed]) };
  }
}

/** The language of somebody who may not be in; undefined where nobody says. Never throws. */
export async function localeOf(
  { people, directory }: Pick<PeopleDeps, 'people' | 'directory'>,
  tenant: TenantId,
  user: UserId,
): Promise<string | undefined> {
  const known = await people.find(tenant, user).catch(() => undefined);
  if (known !== undefined) return known.locale;
  return (await directory.profile(tenant, user).catch(() => undefined))?.locale;
}

/** After a press, with the page that it was pressed on. A page that cannot be shown anew undoes nothing. */
export async function refresh(
  deps: Refreshing,
  tenant: TenantId,
  user: UserId,
  view?: { readonly type: string; readonly hash: string },
): Promise<void> {
  const hash = view?.type === 'home' ? view.hash : undefined;
  await deps.refreshHome(tenant, user, deps.clock.now(), hash).catch((thrown: unknown) => {
    deps.log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown anew');
  });
}

/** Says why nothing came of a press, and leaves what was pressed as it is, to be pressed again. */
export async function sayRefusal(
  deps: Refreshing,
  tenant: TenantId,
  body: BlockAction,
  respond: RespondFn,
  refusal: Content,
): Promise<void> {
  if (body.view === undefined) {
    await respond({ ...onlyForThem(refusal), replace_original: false });
  } else {
    await sayOverHome(deps, tenant, body.user.id, body.trigger_id, refusal);
    await refresh(deps, tenant, body.user.id, body.view);
  }
}

/** App Home has no place for a word, so it stands over the page; as long as the press is fresh. */
export async function sayOverHome(
  deps: Answering & Pick<PeopleDeps, 'slack'>,
  tenant: TenantId,
  user: UserId,
  triggerId: string,
  { text }: Pick<Content, 'text'>,
): Promise<void> {
  const { common, people } = wordsFor(await localeOf(deps, tenant, user));
  const view = notice(common.appName, people.done, text);
  await deps.slack.openModal(tenant, triggerId, view).catch((thrown: unknown) => {
    deps.log.warn({ tenant, err: coerceError(thrown) }, 'Why a press failed could not be said');
  });
}

export function onlyForThem({ text, blocks }: Content): RespondArguments {
  return { response_type: 'ephemeral', text, blocks: [...blocks] };
}

interface Sender {
  readonly team: { readonly id: string } | null;
  readonly user: { readonly team_id?: string };
}

export function tenantOf(
  { team, user }: Sender,
  { teamId }: Pick<AllMiddlewareArgs['context'], 'teamId'>,
): TenantId {
  return teamId ?? team?.id ?? user.team_id ?? '';
}
