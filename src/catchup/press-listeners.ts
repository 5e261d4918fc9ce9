import type { App, BlockAction, ButtonAction, OverflowAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { TenantId } from '../ids.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { onlyForThem, sayOverHome, tenantOf } from '../people/answering.ts';
import { modal, textIn } from '../people/form.ts';
import type { Content } from '../slack.ts';
import { CATCHUP_ACTIONS, CATCHUP_VIEWS, parsePartValue } from './action-ids.ts';
import { answered } from './answered.ts';
import { beginCatchup, catchUpOnChannel } from './begin.ts';
import type { CatchupDeps } from './deps.ts';
import { QUESTION_FIELD, QuestionMetadata, questionModal } from './question.ts';
import type { CatchupReader } from './reader.ts';
import { say } from './say.ts';
import { submitSettings } from './settings.ts';
import { settingsModal } from './settings-modal.ts';
import { openPreview, ShareMetadata, share } from './share.ts';

/** Listens to the buttons under a catch-up, and to the forms that they open. */
export function registerPresses(app: App, deps: CatchupDeps): void {
  const askAbout: Open = async (_tenant, pressed, reader) => questionModal(pressed, reader);
  const preview: Open = (tenant, pressed, reader) => openPreview(tenant, pressed, reader, deps);
  onOpen(app, deps, CATCHUP_ACTIONS.ask, askAbout);
  onOpen(app, deps, CATCHUP_ACTIONS.share, preview);
  onOpen(app, deps, CATCHUP_ACTIONS.part, (tenant, pressed, reader) => {
    const { choice, id } = parsePartValue(pressed.of);
    const open = choice === 'share' ? preview : askAbout;
    return open(tenant, { ...pressed, of: id }, reader);
  });
  onOpen(app, deps, CATCHUP_ACTIONS.settings, (tenant, _pressed, reader) =>
    settingsModal(tenant, reader, deps),
  );

  app.action<BlockAction<ButtonAction>>(CATCHUP_ACTIONS.fromHome, async ({ body, action, context, ack }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const content = await answered(deps, tenant, user, async (reader) => {
      await catchUpOnChannel(tenant, reader, action.value ?? '', deps);
      return say(reader.words.home.catchingUp);
    });
    if (content !== undefined) await sayOverHome(deps, tenant, user, body.trigger_id, content);
  });

  onSubmit(app, deps, CATCHUP_VIEWS.question, async (tenant, { values, metadata }, reader) => {
    const { of, here, way } = QuestionMetadata.parse(metadata);
    const ask = { kind: 'question', of, text: textIn(values, QUESTION_FIELD) } as const;
    await beginCatchup(tenant, reader, { ask, here, way }, deps);
    return undefined;
  });
  onSubmit(app, deps, CATCHUP_VIEWS.share, (tenant, { metadata }, reader) =>
    share(tenant, ShareMetadata.parse(metadata), reader, deps),
  );
  onSubmit(app, deps, CATCHUP_VIEWS.settings, (tenant, { values }, reader) =>
    submitSettings(tenant, values, reader, deps),
  );
}

type Open = (tenant: TenantId, pressed: QuestionMetadata, reader: CatchupReader) => Promise<ModalView>;

/** Opens a form at once: what was pressed is good for three seconds. */
function onOpen(app: App, deps: CatchupDeps, actionId: string, open: Open): void {
  app.action<BlockAction<ButtonAction | OverflowAction>>(
    actionId,
    async ({ body, action, context, ack, respond }) => {
      await ack();
      const tenant = tenantOf(body, context);
      const here = body.channel?.id ?? '';
      const threadTs: unknown = body.container['thread_ts'];
      const way = {
        responseUrl: body.response_url,
        issuedAt: deps.clock.wall(),
        uses: 0,
        // What stands there is the catch-up itself.
        replaces: false,
        ...(typeof threadTs === 'string' ? { threadTs } : {}),
      };
      const content = await answered(deps, tenant, body.user.id, async (reader) => {
        const of = (action.type === 'overflow' ? action.selected_option.value : action.value) ?? '';
        const view = await open(tenant, { of, here, way }, reader);
        await deps.slack.openModal(tenant, body.trigger_id, view);
        return undefined;
      });
      if (content !== undefined) await respond({ ...onlyForThem(content), replace_original: false });
    },
  );
}

interface Sent {
  readonly values: ViewSubmitAction['view']['state']['values'];
  readonly metadata: unknown;
}

type Submit = (tenant: TenantId, sent: Sent, reader: CatchupReader) => Promise<Content | undefined>;

/** Does what the form says. What came instead is shown in its place; too late for that, by DM. */
function onSubmit(app: App, deps: CatchupDeps, callbackId: string, submit: Submit): void {
  app.view<ViewSubmitAction>(callbackId, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const metadata: unknown = JSON.parse(view.private_metadata || '{}');
    const content = answered(deps, tenant, user, (reader) =>
      submit(tenant, { values: view.state.values, metadata }, reader),
    );
    await ackInTime<Content | undefined>(
      content,
      (said) => (said === undefined ? ack() : ack({ response_action: 'update', view: inPlace(view, said) })),
      async (said) => {
        if (said === undefined) return;
        await deps.slack.post(tenant, { channel: await deps.slack.dm(tenant, user), ...said });
      },
    );
  });
}

function inPlace({ callback_id, title, close }: ViewSubmitAction['view'], { blocks }: Content): ModalView {
  return modal(callback_id, { title: title.text, close: close?.text ?? title.text }, [...blocks]);
}
