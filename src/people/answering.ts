import type { AllMiddlewareArgs, RespondArguments } from '@slack/bolt';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { say } from './answers.ts';
import type { Why } from './comms.ts';
import type { PeopleDeps } from './deps.ts';

export interface PeopleListenersDeps extends PeopleDeps {
  readonly why: Why;
  /** Shows the person's App Home as it is now; `hash` is of the page on which they pressed something. */
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
}

/** The answer, whatever happens: what failed is said in words. */
export async function safely<Answer extends Content | undefined>(
  deps: PeopleListenersDeps,
  tenant: TenantId,
  user: UserId,
  answer: (now: number) => Promise<Answer>,
): Promise<Answer | Content> {
  try {
    return await answer(deps.clock.now());
  } catch (thrown) {
    if (thrown instanceof UserError) return say([thrown.message]);
    deps.log.error({ tenant, err: coerceError(thrown) }, 'A command or button could not be answered');
    const known = await deps.people.find(tenant, user).catch(() => undefined);
    return say([wordsFor(known?.locale).common.somethingFailed]);
  }
}

/** After a press, with the page that it was pressed on. A page that cannot be shown anew undoes nothing. */
export async function refresh(
  deps: PeopleListenersDeps,
  tenant: TenantId,
  user: UserId,
  view?: { readonly type: string; readonly hash: string },
): Promise<void> {
  const hash = view?.type === 'home' ? view.hash : undefined;
  await deps.refreshHome(tenant, user, deps.clock.now(), hash).catch((thrown: unknown) => {
    deps.log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown anew');
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
