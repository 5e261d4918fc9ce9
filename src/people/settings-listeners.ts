import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { ackInTime } from './ack-in-time.ts';
import { PEOPLE_ACTIONS, PEOPLE_VIEWS } from './action-ids.ts';
import { localeOf, type PeopleListenersDeps, refresh, safely, sayRefusal, tenantOf } from './answering.ts';
import { say } from './answers.ts';
import { pauseWorkspace, resumeWorkspace } from './pause.ts';
import { chooseEnrolment, openSettings, submitSettings } from './settings.ts';
import { SETTINGS_FIELDS } from './settings-modal.ts';
import { stewardOnly } from './stewards.ts';
import type { Submitted } from './submit.ts';

type Choose = (tenant: TenantId, user: UserId, now: number) => Promise<void>;

/** Listens to what admins and stewards choose for the workspace. Each press asks again whether they may. */
export function registerSettings(app: App, deps: PeopleListenersDeps): void {
  onChoice(app, deps, PEOPLE_ACTIONS.chooseOptIn, 'chosenOptIn', (tenant, user, now) =>
    chooseEnrolment(deps, tenant, user, 'opt-in', now),
  );
  onChoice(app, deps, PEOPLE_ACTIONS.chooseEveryone, 'chosenEveryone', (tenant, user, now) =>
    chooseEnrolment(deps, tenant, user, 'everyone', now),
  );
  onChoice(app, deps, PEOPLE_ACTIONS.pause, 'pausing', async (tenant, user, now) => {
    await stewardOnly(deps, tenant, user);
    await pauseWorkspace(deps, tenant, user, now);
  });
  onChoice(app, deps, PEOPLE_ACTIONS.resume, 'resumed', async (tenant, user, now) => {
    await stewardOnly(deps, tenant, user);
    await resumeWorkspace(deps, tenant, user, now);
  });

  app.action<BlockAction>(PEOPLE_ACTIONS.settings, async ({ body, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const { isDone, answer } = await safely(deps, tenant, body.user.id, async () => {
      const view = await openSettings(deps, tenant, body.user.id);
      await deps.slack.openModal(tenant, body.trigger_id, view);
    });
    if (!isDone) await sayRefusal(deps, tenant, body, respond, answer);
  });

  app.view<ViewSubmitAction>(PEOPLE_VIEWS.settings, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const submission = { values: view.state.values, metadata: view.private_metadata };
    const submitted = submitSettings(deps, tenant, user, submission, deps.clock.now()).catch(
      (thrown: unknown) => failure(deps, tenant, user, thrown),
    );
    await ackInTime<Submitted | undefined>(
      submitted,
      (answer) => (answer === undefined ? ack() : ack(answer)),
      async () => {},
    );
    await refresh(deps, tenant, user);
  });
}

/** One press, done at once; what was chosen stands where the question stood. */
function onChoice(
  app: App,
  deps: PeopleListenersDeps,
  actionId: string,
  answer: keyof Pick<Words['settings'], 'chosenOptIn' | 'chosenEveryone' | 'pausing' | 'resumed'>,
  choose: Choose,
): void {
  app.action<BlockAction>(actionId, async ({ body, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const { isDone, answer: said } = await safely(deps, tenant, user, async (now) => {
      await choose(tenant, user, now);
      const { locale } = await deps.directory.profile(tenant, user);
      return say([wordsFor(locale).settings[answer]]);
    });
    if (!isDone) return await sayRefusal(deps, tenant, body, respond, said);
    if (body.view === undefined) {
      await respond({ text: said.text, blocks: [...said.blocks], replace_original: true });
    }
    await refresh(deps, tenant, user, body.view);
  });
}

async function failure(
  deps: PeopleListenersDeps,
  tenant: TenantId,
  user: UserId,
  thrown: unknown,
): Promise<Submitted> {
  const isTheirs = thrown instanceof UserError;
  if (!isTheirs)
    deps.log.error({ tenant, err: coerceError(thrown) }, 'Workspace settings could not be saved');
  const { common } = wordsFor(await localeOf(deps, tenant, user));
  const text = isTheirs ? thrown.message : common.somethingFailed;
  return { response_action: 'errors', errors: { [SETTINGS_FIELDS.who]: text } };
}
