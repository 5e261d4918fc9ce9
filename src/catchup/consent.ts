import { actions, button, context, escaped, type KnownBlock } from '../block-kit.ts';
import type { TenantId } from '../ids.ts';
import { CATCHUP_ACTIONS } from './action-ids.ts';
import type { CatchupDeps } from './deps.ts';
import { decisionOn } from './model-choice.ts';
import type { CatchupReader } from './reader.ts';

/** Tells admins of a language model that waits for their consent, where there is one. */
export async function consentBlocks(
  tenant: TenantId,
  { user, words: { catchup } }: CatchupReader,
  { directory, people, model }: Pick<CatchupDeps, 'directory' | 'people' | 'model'>,
): Promise<readonly KnownBlock[]> {
  if (model === undefined || decisionOn(await people.policy(tenant), model) !== undefined) return [];
  if (!(await directory.profile(tenant, user)).isAdmin) return [];
  return [
    context(catchup.modelWaits(escaped(model.name))),
    actions([button(CATCHUP_ACTIONS.settings, catchup.decideModel)]),
  ];
}
