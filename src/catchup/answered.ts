import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { CatchupDeps } from './deps.ts';
import { type CatchupReader, readerOf } from './reader.ts';
import { say } from './say.ts';

/** What is to be said, whatever happens; undefined where nothing is. What failed is said in words. */
export async function answered(
  deps: CatchupDeps,
  tenant: TenantId,
  user: UserId,
  answer: (reader: CatchupReader) => Promise<Content | undefined>,
): Promise<Content | undefined> {
  try {
    return await answer(await readerOf(tenant, user, deps.clock.now(), deps));
  } catch (thrown) {
    if (thrown instanceof UserError) return say(thrown.message);
    deps.log.error({ tenant, err: coerceError(thrown) }, 'A command or press about a catch-up failed');
    const known = await deps.directory.knownProfile(tenant, user).catch(() => undefined);
    return say(wordsFor(known?.locale).common.somethingFailed);
  }
}
