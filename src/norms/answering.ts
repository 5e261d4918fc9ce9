import type { BlockAction, RespondFn } from '@slack/bolt';
import { section } from '../block-kit.ts';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { localeOf, onlyForThem } from '../people/answering.ts';
import { notice } from '../people/form.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { NormsDeps } from './deps.ts';

/** Does what somebody asked for; why it could not be done is said by `refuse`. Never throws. */
export async function answering(
  deps: NormsDeps,
  tenant: TenantId,
  user: UserId,
  act: (locale: string | undefined, now: number) => Promise<void>,
  refuse: (text: string) => Promise<unknown>,
): Promise<void> {
  const locale = await localeOf(deps, tenant, user);
  try {
    await act(locale, deps.clock.now());
  } catch (thrown) {
    if (!(thrown instanceof UserError))
      deps.log.error({ tenant, err: coerceError(thrown) }, 'What was asked about norms could not be done');
    const text = thrown instanceof UserError ? thrown.message : wordsFor(locale).common.somethingFailed;
    await refuse(text).catch((error: unknown) => {
      deps.log.warn({ tenant, err: coerceError(error) }, 'Why it could not be done could not be said');
    });
  }
}

/** Only visible to whoever pressed, beside what they pressed. */
export function saidBeside(respond: RespondFn): (text: string) => Promise<unknown> {
  return (text) => respond({ ...onlyForThem(contentOf(text)), replace_original: false });
}

/** Over App Home, which has no place for a word. */
export function saidOver(
  deps: NormsDeps,
  tenant: TenantId,
  { user, trigger_id: triggerId }: Pick<BlockAction, 'user' | 'trigger_id'>,
): (text: string) => Promise<unknown> {
  return async (text) => {
    const { common, people } = wordsFor(await localeOf(deps, tenant, user.id));
    return await deps.slack.openModal(tenant, triggerId, notice(common.appName, people.done, text));
  };
}

function contentOf(text: string): Content {
  return { text, blocks: [section(text)] };
}
