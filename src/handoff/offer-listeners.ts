import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { TenantId } from '../ids.ts';
import { onlyForThem, tenantOf } from '../people/answering.ts';
import type { Content } from '../slack.ts';
import { HANDOFF_ACTIONS } from './action-ids.ts';
import type { HandoffDeps } from './deps.ts';
import { switchOffers } from './offer-switch.ts';
import type { Drafting } from './open-draft.ts';
import type { HandoffReader } from './reader.ts';
import { answered, say } from './say.ts';

/** Listens to the offer at the end of the working day, and to its switch wherever it stands. */
export function registerOffers(app: App, deps: HandoffDeps, drafting: Drafting): void {
  app.action<BlockAction<ButtonAction>>(
    HANDOFF_ACTIONS.offerDraft,
    async ({ body, context, ack, respond }) => {
      await ack();
      const tenant = tenantOf(body, context);
      const failed = await answered(deps, tenant, body.user.id, async (reader) => {
        await drafting.open(tenant, reader, body.trigger_id, undefined);
        return undefined;
      });
      if (failed !== undefined) await respond({ ...onlyForThem(failed), replace_original: false });
    },
  );
  onChoice(app, deps, HANDOFF_ACTIONS.offerNotToday, async (_tenant, { words }) =>
    say(words.baton.offerDismissed),
  );
  onChoice(app, deps, HANDOFF_ACTIONS.offerStop, async (tenant, reader) => {
    await switchOffers(tenant, reader, false, deps);
    return say(reader.words.baton.offerStopped);
  });
  onChoice(app, deps, HANDOFF_ACTIONS.offerOn, (tenant, reader) => switchOffers(tenant, reader, true, deps));
  onChoice(app, deps, HANDOFF_ACTIONS.offerOff, (tenant, reader) =>
    switchOffers(tenant, reader, false, deps),
  );
}

type Choice = (tenant: TenantId, reader: HandoffReader) => Promise<Content>;

/** What was pressed is replaced by what came of it; App Home shows it by itself. */
function onChoice(app: App, deps: HandoffDeps, actionId: string, choose: Choice): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ body, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const { id: user } = body.user;
    const said = await answered(deps, tenant, user, (reader) => choose(tenant, reader));
    const isDm = body.container['is_ephemeral'] === false;
    if (body.view === undefined) {
      const shown = isDm ? { text: said.text, blocks: [...said.blocks] } : onlyForThem(said);
      await respond({ ...shown, replace_original: true });
    }
    const hash = body.view?.type === 'home' ? body.view.hash : undefined;
    await deps.refreshHome(tenant, user, deps.clock.now(), hash).catch(() => {});
  });
}
