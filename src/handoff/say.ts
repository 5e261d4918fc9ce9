import { section } from '../block-kit.ts';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { HandoffDeps } from './deps.ts';
import { type HandoffReader, readerOf } from './reader.ts';

/** One text of our own as a message; mrkdwn. */
export function say(text: string): Content {
  return { text, blocks: [section(text)] };
}

/** What is to be said, whatever happens. What failed is said in words. */
export async function answered<Answer>(
  deps: Pick<HandoffDeps, 'clock' | 'log' | 'directory' | 'people' | 'zones'>,
  tenant: TenantId,
  user: UserId,
  answer: (reader: HandoffReader) => Promise<Answer>,
): Promise<Answer | Content> {
  try {
    return await answer(await readerOf(tenant, user, deps.clock.now(), deps));
  } catch (thrown) {
    if (thrown instanceof UserError) return say(thrown.message);
    deps.log.error({ tenant, err: coerceError(thrown) }, 'A command or press about a handoff failed');
    const known = await deps.directory.knownProfile(tenant, user).catch(() => undefined);
    return say(wordsFor(known?.locale).common.somethingFailed);
  }
}
