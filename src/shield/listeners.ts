import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { tenantOf } from '../people/answering.ts';
import { SHIELD_ACTIONS, SHIELD_VIEWS } from './action-ids.ts';
import type { ShieldDeps } from './deps.ts';
import { openOffer, showUncovered, submitCode } from './offer.ts';
import { openSettings, submitSettings, switchOff } from './settings.ts';

/** Listens to the buttons and forms of the shield, wherever they stand. */
export function registerShield(app: App, deps: ShieldDeps): void {
  app.action<BlockAction>(SHIELD_ACTIONS.offer, async ({ body, context, ack }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const { view, offer } = await openOffer(deps, tenant, body.user.id);
    const { viewId } = await deps.slack.openModal(tenant, body.trigger_id, view);
    if (offer !== undefined) await showUncovered(deps, tenant, body.user.id, viewId, offer);
  });

  // Slack tells of a press of a link, too.
  app.action(SHIELD_ACTIONS.go, async ({ ack }) => {
    await ack();
  });

  app.view<ViewSubmitAction>(SHIELD_VIEWS.offer, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const { values } = view.state;
    const submitted = submitCode(deps, tenant, body.user.id, values, view.private_metadata, deps.clock.now());
    await ackInTime(
      submitted,
      (answer) => ack(answer),
      // Too late for the form, which is closed: App Home shows what became of it.
      async () => {},
    );
    await refresh(deps, tenant, body.user.id);
  });

  app.action<BlockAction>(SHIELD_ACTIONS.settings, async ({ body, context, ack }) => {
    await ack();
    const tenant = tenantOf(body, context);
    await deps.slack.openModal(tenant, body.trigger_id, await openSettings(deps, tenant, body.user.id));
  });

  app.view<ViewSubmitAction>(SHIELD_VIEWS.settings, async ({ body, view, context, ack }) => {
    await ack();
    const tenant = tenantOf(body, context);
    await submitSettings(deps, tenant, body.user.id, view.state.values, deps.clock.now());
  });

  app.action<BlockAction>(SHIELD_ACTIONS.off, async ({ body, context, ack }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const view = await switchOff(deps, tenant, body.user.id, deps.clock.now());
    await showInstead(deps, tenant, body.view?.id, view);
    await refresh(deps, tenant, body.user.id);
  });
}

async function showInstead(
  { slack }: ShieldDeps,
  tenant: TenantId,
  viewId: string | undefined,
  view: ModalView,
): Promise<void> {
  if (viewId !== undefined) await slack.updateModal(tenant, viewId, view);
}

/** A page that cannot be shown anew undoes nothing. */
async function refresh(deps: ShieldDeps, tenant: TenantId, user: UserId): Promise<void> {
  await deps.refreshHome(tenant, user, deps.clock.now()).catch((thrown: unknown) => {
    deps.log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown anew');
  });
}
