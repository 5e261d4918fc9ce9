import type { ModalView } from '@slack/types';
import { context, escaped, option, section } from '../block-kit.ts';
import { UserError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { input, modal } from '../people/form.ts';
import type { Policy } from '../people/policy.ts';
import { CATCHUP_VIEWS } from './action-ids.ts';
import type { CatchupDeps } from './deps.ts';
import { decisionOn, type OfferedModel } from './model-choice.ts';
import type { CatchupReader } from './reader.ts';

export const SETTINGS_FIELDS = { use: 'use', channels: 'channels' } as const;
export const USE = ['no', 'yes'] as const;

const MOST_CHOSEN = 100;

/** What an admin accepts: host and model by name, and what would go there. @throws UserError for everybody else */
export async function settingsModal(
  tenant: TenantId,
  reader: CatchupReader,
  deps: Pick<CatchupDeps, 'directory' | 'people' | 'model'>,
): Promise<ModalView> {
  const { policy, model } = await adminOnly(tenant, reader, deps);
  const { catchup, people } = reader.words;
  const { calls, tokens } = await model.spent(tenant, reader.now);
  return modal(
    CATCHUP_VIEWS.settings,
    { title: catchup.settingsTitle, submit: people.save, close: people.cancel },
    [
      section(catchup.modelOffered(escaped(model.name), escaped(model.host))),
      section(catchup.whatIsSent),
      context(catchup.withoutConsent),
      context(catchup.spentToday(calls, new Intl.NumberFormat(reader.locale).format(tokens))),
      input(SETTINGS_FIELDS.use, catchup.useLabel, choice(policy, model, reader)),
      input(SETTINGS_FIELDS.channels, catchup.channelsLabel, channels(policy.llmChannels), {
        hint: catchup.channelsHint,
        optional: true,
      }),
    ],
  );
}

/** The model and the policy, for admins. @throws UserError for everybody else, and where there is no model */
export async function adminOnly(
  tenant: TenantId,
  { user, words }: CatchupReader,
  { directory, people, model }: Pick<CatchupDeps, 'directory' | 'people' | 'model'>,
): Promise<{ readonly policy: Policy; readonly model: OfferedModel }> {
  const [{ isAdmin }, policy] = await Promise.all([directory.profile(tenant, user), people.policy(tenant)]);
  if (!isAdmin) throw new UserError(words.catchup.adminsOnly);
  if (model === undefined) throw new UserError(words.catchup.noModel);
  return { policy, model };
}

function choice(policy: Policy, model: OfferedModel, { words: { catchup } }: CatchupReader) {
  const options = USE.map((value) => option(catchup.use[value], value));
  const decided = decisionOn(policy, model);
  const initial = options.find(({ value }) => value === decided);
  return {
    type: 'radio_buttons' as const,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

function channels(chosen: readonly string[]) {
  return {
    type: 'multi_conversations_select' as const,
    filter: { include: ['public' as const, 'private' as const, 'mpim' as const], exclude_bot_users: true },
    max_selected_items: MOST_CHOSEN,
    ...(chosen.length === 0 ? {} : { initial_conversations: chosen.slice(0, MOST_CHOSEN) }),
  };
}
