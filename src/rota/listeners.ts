import type { App, BlockAction, ButtonAction, OverflowAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { actions, button, escapedName, section } from '../block-kit.ts';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { localeOf, refresh, safely, sayOverHome, tenantOf } from '../people/answering.ts';
import { modal } from '../people/form.ts';
import { Region } from '../people/policy.ts';
import type { Submitted } from '../people/submit.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { parseRegionValue, ROTA_ACTIONS, ROTA_VIEWS } from './action-ids.ts';
import { openRegion, removeRegion, restoreRegion, submitRegion } from './declare.ts';
import type { RotaDeps } from './deps.ts';
import { REGION_FIELDS, RegionMetadata } from './region-form.ts';

/** Listens to the buttons by which stewards declare the rota in App Home, and to its form. */
export function registerRota(app: App, deps: RotaDeps): void {
  onPress(app, deps, ROTA_ACTIONS.add, (tenant, user) => openRegion(deps, tenant, user, undefined));
  onPress(app, deps, ROTA_ACTIONS.region, async (tenant, user, value, words) => {
    const { choice, id } = parseRegionValue(value);
    if (choice === 'edit') return await openRegion(deps, tenant, user, id);
    const removed = await removeRegion(deps, tenant, user, id);
    await refresh(deps, tenant, user);
    return removed && removedNotice(removed, words);
  });

  app.action<BlockAction<ButtonAction>>(ROTA_ACTIONS.undo, async ({ body, action, context, ack }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const { isDone, answer } = await safely(deps, tenant, body.user.id, () =>
      restoreRegion(deps, tenant, body.user.id, Region.parse(JSON.parse(action.value ?? '{}'))),
    );
    const { common, people } = wordsFor(await localeOf(deps, tenant, body.user.id));
    if (body.view !== undefined) {
      const text = isDone ? people.done : answer.text;
      const view = modal(ROTA_VIEWS.region, { title: common.appName, close: people.done }, [section(text)]);
      await deps.slack.updateModal(tenant, body.view.id, view);
    }
    await refresh(deps, tenant, body.user.id);
  });

  app.view<ViewSubmitAction>(ROTA_VIEWS.region, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const { id } = RegionMetadata.parse(JSON.parse(view.private_metadata || '{}'));
    const submitted = submitRegion(deps, tenant, user, id, view.state.values).catch((thrown: unknown) =>
      refused(deps, tenant, user, thrown),
    );
    await ackInTime<Submitted | undefined>(
      submitted,
      (answer) => (answer === undefined ? ack() : ack(answer)),
      async () => {},
    );
    await refresh(deps, tenant, user);
  });
}

type Press = (tenant: TenantId, user: UserId, value: string, words: Words) => Promise<ModalView | undefined>;

/** One press in App Home; what it answers stands over the page. */
function onPress(app: App, deps: RotaDeps, actionId: string, press: Press): void {
  app.action<BlockAction<ButtonAction | OverflowAction>>(actionId, async ({ body, action, context, ack }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const value = action.type === 'overflow' ? action.selected_option.value : (action.value ?? '');
    const { isDone, answer } = await safely(deps, tenant, user, async () => {
      const view = await press(tenant, user, value, wordsFor(await localeOf(deps, tenant, user)));
      if (view !== undefined) await deps.slack.openModal(tenant, body.trigger_id, view);
    });
    if (!isDone) await sayOverHome(deps, tenant, user, body.trigger_id, answer);
    await refresh(deps, tenant, user, body.view);
  });
}

/** Says that it is gone, with the way back: the button carries the region. */
function removedNotice(region: Region, { common, people, rota }: Words): ModalView {
  const value = JSON.stringify(region);
  return modal(ROTA_VIEWS.region, { title: common.appName, close: people.done }, [
    section(rota.removed(escapedName(region.name))),
    // Slack takes 2,000 characters of a button's value: a region of very many people has no way back by button.
    ...(value.length <= 2_000 ? [actions([button(ROTA_ACTIONS.undo, rota.undo, { value })])] : []),
  ]);
}

async function refused(deps: RotaDeps, tenant: TenantId, user: UserId, thrown: unknown): Promise<Submitted> {
  const isTheirs = thrown instanceof UserError;
  if (!isTheirs) deps.log.error({ tenant, err: coerceError(thrown) }, 'A region could not be saved');
  const { common } = wordsFor(await localeOf(deps, tenant, user));
  const text = isTheirs ? thrown.message : common.somethingFailed;
  return { response_action: 'errors', errors: { [REGION_FIELDS.name]: text } };
}
