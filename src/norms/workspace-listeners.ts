import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { PEOPLE_ACTIONS } from '../people/action-ids.ts';
import { localeOf, tenantOf } from '../people/answering.ts';
import { notice } from '../people/form.ts';
import { stewardOnly } from '../people/stewards.ts';
import type { Submission, Submitted } from '../people/submit.ts';
import { wordsFor } from '../words/words.ts';
import { NORMS_ACTIONS, NORMS_VIEWS } from './action-ids.ts';
import {
  AGREEMENT_FIELDS,
  agreementForm,
  chooseChannel,
  openAgreements,
  submitAgreement,
} from './agreement-form.ts';
import { answering, saidBeside, saidOver } from './answering.ts';
import type { NormsDeps } from './deps.ts';
import { NOTE_FIELDS, openNote, submitNote } from './note-form.ts';
import { NUDGES_FIELDS, openNudges, submitNudges } from './nudges-form.ts';

type Open = (deps: NormsDeps, tenant: TenantId, user: UserId, now: number) => Promise<ModalView>;
type Submit = (
  deps: NormsDeps,
  tenant: TenantId,
  user: UserId,
  submission: Submission,
  now: number,
) => Promise<Submitted | undefined>;

/** Listens to what is chosen about nudges, the note, channels' agreements, and the dry run. */
export function registerNormsChoices(app: App, deps: NormsDeps): void {
  const opens: readonly (readonly [string, Open])[] = [
    [NORMS_ACTIONS.nudges, openNudges],
    [NORMS_ACTIONS.note, openNote],
    [NORMS_ACTIONS.agreement, openAgreements],
    [PEOPLE_ACTIONS.dryRun, askDryRun],
  ];
  for (const [actionId, open] of opens) {
    app.action<BlockAction>(actionId, async ({ body, context, ack }) => {
      await ack();
      const tenant = tenantOf(body, context);
      const user = body.user.id;
      const act = async (_locale: string | undefined, now: number): Promise<void> => {
        await deps.slack.openModal(tenant, body.trigger_id, await open(deps, tenant, user, now));
      };
      await answering(deps, tenant, user, act, saidOver(deps, tenant, body));
    });
  }

  app.action<BlockAction>(NORMS_ACTIONS.changeAgreement, async ({ body, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const channel = body.channel?.id ?? '';
    const act = async (): Promise<void> => {
      const view = await agreementForm(deps, tenant, body.user.id, channel);
      await deps.slack.openModal(tenant, body.trigger_id, view);
    };
    await answering(deps, tenant, body.user.id, act, saidBeside(respond));
  });

  onSubmit(app, deps, NORMS_VIEWS.nudges, NUDGES_FIELDS.cooldown, submitNudges);
  onSubmit(app, deps, NORMS_VIEWS.note, NOTE_FIELDS.channel, submitNote);
  onSubmit(app, deps, NORMS_VIEWS.agreementChannel, AGREEMENT_FIELDS.channel, chooseChannel);
  onSubmit(app, deps, NORMS_VIEWS.agreement, AGREEMENT_FIELDS.expected, submitAgreement);
}

/** Makes the dry run due at once. The same wish again before it has come is one. */
async function askDryRun(deps: NormsDeps, tenant: TenantId, user: UserId, now: number): Promise<ModalView> {
  const { profile } = await stewardOnly(deps, tenant, user);
  await deps.agenda.schedule(tenant, 'dry-run', user, Math.floor(now));
  deps.bells.ring(tenant, now).catch(() => {});
  const { norms, people } = wordsFor(profile.locale);
  return notice(norms.dryRunModal, people.done, norms.dryRunAsked);
}

function onSubmit(app: App, deps: NormsDeps, callbackId: string, field: string, submit: Submit): void {
  app.view<ViewSubmitAction>(callbackId, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const submission = { values: view.state.values, metadata: view.private_metadata };
    const submitted = submit(deps, tenant, user, submission, deps.clock.now()).catch(
      async (thrown: unknown): Promise<Submitted> => {
        const isTheirs = thrown instanceof UserError;
        if (!isTheirs)
          deps.log.error({ tenant, err: coerceError(thrown) }, 'A form of norms could not be saved');
        const { common } = wordsFor(await localeOf(deps, tenant, user));
        const text = isTheirs ? thrown.message : common.somethingFailed;
        return { response_action: 'errors', errors: { [field]: text } };
      },
    );
    await ackInTime<Submitted | undefined>(
      submitted,
      (answer) => (answer === undefined ? ack() : ack(answer)),
      async () => {},
    );
    await deps.refreshHome(tenant, user, deps.clock.now()).catch((thrown: unknown) => {
      deps.log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown anew');
    });
  });
}
