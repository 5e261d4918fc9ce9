import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { escaped } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { onlyForThem, tenantOf } from '../people/answering.ts';
import { modal, textIn } from '../people/form.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { HANDOFF_ACTIONS, HANDOFF_VIEWS } from './action-ids.ts';
import { keepAsCanvas } from './canvas.ts';
import { correctionModal } from './correct.ts';
import type { HandoffDeps } from './deps.ts';
import { registerDraft } from './draft-listeners.ts';
import { saidModal } from './draft-modal.ts';
import { listMessage } from './list.ts';
import { registerOffers } from './offer-listeners.ts';
import { offerStanding, switchOffers } from './offer-switch.ts';
import type { Drafting } from './open-draft.ts';
import { parseCommand } from './parse-command.ts';
import { type Pressed, pressAccept, pressClose, pressDecline } from './press.ts';
import { answerQuestion, askAuthor, TEXT_FIELD, textModal } from './question.ts';
import type { HandoffReader } from './reader.ts';
import { toRegion } from './region.ts';
import { answered, say } from './say.ts';
import { markdownModal } from './show-markdown.ts';
import { openWhole } from './whole.ts';

/** Listens to `/handoff`, to what is pressed under batons, and to the forms that open because of it. */
export function registerHandoff(app: App, deps: HandoffDeps, drafting: Drafting): void {
  app.command('/handoff', async ({ command, context, ack, respond }) => {
    const tenant = context.teamId ?? command.team_id;
    const answer = answered(deps, tenant, command.user_id, (reader) =>
      answerCommand(tenant, reader, command.text, command.trigger_id, deps, drafting),
    );
    await ackInTime(
      answer,
      (content) => ack(content === undefined ? undefined : onlyForThem(content)),
      async (content) => {
        if (content !== undefined) await respond(onlyForThem(content));
      },
    );
  });

  registerDraft(app, deps, drafting);
  registerOffers(app, deps, drafting);
  onPress(app, deps, HANDOFF_ACTIONS.accept, pressAccept);
  onPress(app, deps, HANDOFF_ACTIONS.close, pressClose);
  onOpen(app, deps, HANDOFF_ACTIONS.decline, async (_tenant, id, reader) =>
    textModal('decline', id, reader, true),
  );
  onOpen(app, deps, HANDOFF_ACTIONS.ask, async (_tenant, id, reader) => textModal('question', id, reader));
  onOpen(app, deps, HANDOFF_ACTIONS.answer, async (_tenant, of, reader) => textModal('answer', of, reader));
  onOpen(app, deps, HANDOFF_ACTIONS.whole, (tenant, id, reader) => openWhole(tenant, id, reader, deps));
  onOpen(app, deps, HANDOFF_ACTIONS.markdown, (tenant, id, reader) =>
    markdownModal(tenant, id, reader, deps),
  );
  onOpen(app, deps, HANDOFF_ACTIONS.canvas, (tenant, id, reader) => keepAsCanvas(tenant, id, reader, deps));
  onOpen(app, deps, HANDOFF_ACTIONS.correct, (tenant, id, reader) =>
    correctionModal(tenant, id, reader, deps),
  );
  onText(app, deps, HANDOFF_VIEWS.decline, pressDecline);
  onText(app, deps, HANDOFF_VIEWS.question, askAuthor);
  onText(app, deps, HANDOFF_VIEWS.answer, answerQuestion);
}

/** Undefined where a form opens in its place. */
async function answerCommand(
  tenant: TenantId,
  reader: HandoffReader,
  text: string,
  triggerId: string,
  deps: HandoffDeps,
  drafting: Drafting,
): Promise<Content | undefined> {
  const { handoff: words } = reader.words;
  const read = parseCommand(text);
  switch (read.kind) {
    case 'help':
      return say(words.help);
    case 'not-understood':
      return say(`${words.badPart(escaped(read.part))}\n\n${words.help}`);
    case 'list':
      return await listMessage(tenant, reader, deps);
    case 'offer':
      return read.isOn === undefined
        ? await offerStanding(tenant, reader, deps)
        : await switchOffers(tenant, reader, read.isOn, deps);
    case 'next': {
      const next = await deps.nextRegion(tenant, reader.user, reader.now);
      if (next === undefined) return say(reader.words.baton.noNextRegion);
      await drafting.open(tenant, reader, triggerId, toRegion(next));
      return undefined;
    }
    case 'draft':
      await drafting.open(tenant, reader, triggerId, read.to);
      return undefined;
  }
}

type Press = (tenant: TenantId, id: string, reader: HandoffReader, deps: HandoffDeps) => Promise<Pressed>;

/** Does something at once, and says only to whoever pressed what came of it, where what they pressed does not show it. */
function onPress(app: App, deps: HandoffDeps, actionId: string, press: Press): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ body, action, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const { id: user } = body.user;
    let showsItself = false;
    const said = await answered(deps, tenant, user, async (reader) => {
      const { isDone, text } = await press(tenant, action.value ?? '', reader, deps);
      showsItself = isDone && body.message !== undefined;
      return say(text);
    });
    if (showsItself) return;
    if (body.view === undefined) await respond({ ...onlyForThem(said), replace_original: false });
    else await sayOver(deps, tenant, user, body.trigger_id, said);
    await refresh(deps, tenant, user, body.view);
  });
}

type Open = (tenant: TenantId, value: string, reader: HandoffReader, deps: HandoffDeps) => Promise<ModalView>;

/** Opens a form at once: what was pressed is good for three seconds. */
function onOpen(app: App, deps: HandoffDeps, actionId: string, open: Open): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ body, action, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const content = await answered(deps, tenant, body.user.id, async (reader) => {
      const view = await open(tenant, action.value ?? '', reader, deps);
      // Over what was pressed, or in its place where that is a form itself.
      if (body.view?.type === 'modal') await deps.slack.updateModal(tenant, body.view.id, view);
      else await deps.slack.openModal(tenant, body.trigger_id, view);
      return undefined;
    });
    if (content !== undefined && body.view === undefined)
      await respond({ ...onlyForThem(content), replace_original: false });
  });
}

type Submit = (
  tenant: TenantId,
  of: string,
  text: string,
  reader: HandoffReader,
  deps: HandoffDeps,
) => Promise<string>;

/** Does what a form with one text says; what came of it stands in its place. */
function onText(app: App, deps: HandoffDeps, callbackId: string, submit: Submit): void {
  app.view<ViewSubmitAction>(callbackId, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const { of } = JSON.parse(view.private_metadata || '{}') as { of?: string };
    const text = textIn(view.state.values, TEXT_FIELD);
    const done = answered(deps, tenant, user, async (reader) =>
      say(await submit(tenant, of ?? '', text, reader, deps)),
    );
    await ackInTime(
      done,
      (said) =>
        ack(said === undefined ? undefined : { response_action: 'update', view: inPlace(view, said) }),
      async (said) => {
        await deps.slack.post(tenant, { channel: await deps.slack.dm(tenant, user), ...said });
      },
    );
    await refresh(deps, tenant, user, undefined);
  });
}

function inPlace({ callback_id, title, close }: ViewSubmitAction['view'], { blocks }: Content): ModalView {
  return modal(callback_id, { title: title.text, close: close?.text ?? title.text }, [...blocks]);
}

/** Over App Home, which has no place for a word; as long as the press is fresh. */
async function sayOver(
  deps: HandoffDeps,
  tenant: TenantId,
  user: UserId,
  triggerId: string,
  { text }: Content,
): Promise<void> {
  const known = await deps.directory.knownProfile(tenant, user).catch(() => undefined);
  await deps.slack.openModal(tenant, triggerId, saidModal(text, wordsFor(known?.locale))).catch(() => {});
}

/** A page that cannot be shown anew undoes nothing. */
async function refresh(
  deps: HandoffDeps,
  tenant: TenantId,
  user: UserId,
  view: { readonly type: string; readonly hash: string } | undefined,
): Promise<void> {
  const hash = view?.type === 'home' ? view.hash : undefined;
  await deps.refreshHome(tenant, user, deps.clock.now(), hash).catch(() => {});
}
