import { button, escaped, type KnownBlock, section } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import { wordsFor } from '../words/words.ts';
import { CATCHUP_ACTIONS } from './action-ids.ts';
import { decisionOn, type OfferedModel } from './model-choice.ts';

export interface ModelSectionDeps {
  readonly people: Pick<People, 'policy'>;
  readonly directory: Pick<Directory, 'profile'>;
  readonly model: Pick<OfferedModel, 'name' | 'host'> | undefined;
}

/** For the workspace's part of App Home: what is decided of a language model. Only admins decide it. */
export async function modelBlocks(
  { tenant, user, locale }: { readonly tenant: TenantId; readonly user: UserId; readonly locale: string },
  { people, directory, model }: ModelSectionDeps,
): Promise<readonly KnownBlock[]> {
  const { home: words } = wordsFor(locale);
  if (model === undefined) return [section(words.noModel)];
  const [policy, { isAdmin }] = await Promise.all([people.policy(tenant), directory.profile(tenant, user)]);
  const line = words.model[decisionOn(policy, model) ?? 'undecided'];
  return [
    section(
      line(escaped(model.name), escaped(model.host)),
      isAdmin ? { accessory: button(CATCHUP_ACTIONS.settings, words.modelSettings) } : {},
    ),
  ];
}
