import type {
  App,
  BlockAction,
  ButtonAction,
  MessageShortcut,
  OverflowAction,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import { coerceError, UserError } from '../errors.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import { calledOn } from '../mentions/message.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { localeOf, onlyForThem, refresh, safely, sayRefusal, tenantOf } from '../people/answering.ts';
import { modal } from '../people/form.ts';
import type { Submitted } from '../people/submit.ts';
import { wordsFor } from '../words/words.ts';
import { ASKING_ACTIONS, ASKING_VIEWS } from './action-ids.ts';
import { openAbout, openAsking, showDisturbed, submitAsking } from './ask.ts';
import type { AskForm } from './ask-form.ts';
import { ASK_FIELDS } from './ask-modal.ts';
import type { AskingDeps } from './asking-deps.ts';
import { answerRedPhone, removedContent, saying } from './command-answer.ts';
import { checkFrequency, emptyDraft, openChange, openDeclare, submitDeclare } from './declare.ts';
import { bold, DECLARE_FIELDS } from './declare-modal.ts';
import { removeWord, restoreWord } from './declare-save.ts';
import { openRedPhoneSettings, RED_PHONE_FIELDS, submitRedPhoneSettings } from './words-settings.ts';

/** Listens to `/redphone`, to "Ring about this…", and to the forms and buttons about words. */
export function registerAsking(app: App, deps: AskingDeps): void {
  app.command('/redphone', async ({ command, context, ack, respond }) => {
    const tenant = context.teamId ?? command.team_id;
    const { user_id: user, channel_id: here, trigger_id: triggerId, text } = command;
    const outcome = safely(deps, tenant, user, (now) =>
      answerRedPhone(deps, tenant, user, { text, here, triggerId }, now),
    );
    await ackInTime(
      outcome,
      (inTime) => ack(inTime?.answer === undefined ? undefined : onlyForThem(inTime.answer)),
      async ({ answer }) => {
        if (answer !== undefined) await respond(onlyForThem(answer));
      },
    );
  });

  app.shortcut<MessageShortcut>('ring_about_this', async ({ shortcut, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(shortcut, context);
    const { user, message, trigger_id: triggerId } = shortcut;
    const about = refOf(shortcut);
    const { isDone, answer } = await safely(deps, tenant, user.id, async (now) => {
      if (message.user === user.id) return await openAbout(deps, tenant, user.id, about, triggerId, now);
      // For whom it still waits is nobody else's to know: the form has those whom everybody sees named.
      const { users, groups } = calledOn(message.text ?? '', message['blocks']);
      const wish = { users, groups, reason: '', about, channel: about.channel };
      return await openAsking(deps, tenant, user.id, wish, triggerId, now);
    });
    if (!isDone) await respond({ ...onlyForThem(answer), replace_original: false });
  });

  onPress(app, deps, ASKING_ACTIONS.call, ({ tenant, user, triggerId, now }) => {
    const wish = { users: [], groups: [], reason: '', about: undefined, channel: undefined };
    return openAsking(deps, tenant, user, wish, triggerId, now);
  });
  onPress(app, deps, ASKING_ACTIONS.propose, async ({ tenant, user, triggerId, now }) => {
    const { declaring } = wordsFor(await localeOf(deps, tenant, user));
    const draft = { ...emptyDraft, phrases: ['redphone', 'sev1'], meaning: declaring.proposedMeaning };
    await openDeclare(deps, tenant, user, draft, { triggerId, now });
  });
  onPress(app, deps, ASKING_ACTIONS.add, ({ tenant, user, triggerId, now }) =>
    openDeclare(deps, tenant, user, emptyDraft, { triggerId, now }),
  );
  onPress(app, deps, ASKING_ACTIONS.settings, async ({ tenant, user, triggerId }) => {
    await deps.slack.openModal(tenant, triggerId, await openRedPhoneSettings(deps, tenant, user));
  });
  onWordMenu(app, deps);
  onUndo(app, deps);
  onFormPress(app, deps, ASKING_ACTIONS.check, checkFrequency);
  onFormPress(app, deps, ASKING_ACTIONS.people, showDisturbed);
  onFormPress(app, deps, ASKING_ACTIONS.groups, showDisturbed);
  onSubmit(app, deps, ASKING_VIEWS.declare, DECLARE_FIELDS.phrases, submitDeclare);
  onSubmit(app, deps, ASKING_VIEWS.settings, RED_PHONE_FIELDS.calls, submitRedPhoneSettings);
  onSubmit(app, deps, ASKING_VIEWS.ask, ASK_FIELDS.reason, submitAsking);
}

function refOf({ channel, message }: MessageShortcut): MessageRef {
  const thread: unknown = message['thread_ts'];
  const isReply = typeof thread === 'string' && thread !== message.ts;
  return { channel: channel.id, ts: message.ts, ...(isReply ? { threadTs: thread } : {}) };
}

interface Pressed {
  readonly tenant: TenantId;
  readonly user: UserId;
  readonly triggerId: string;
  readonly now: number;
}

/** Opens a form at once: what was pressed is good for three seconds. */
function onPress(
  app: App,
  deps: AskingDeps,
  actionId: string,
  open: (pressed: Pressed) => Promise<void>,
): void {
  app.action<BlockAction>(actionId, async ({ body, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const { isDone, answer } = await safely(deps, tenant, user, (now) =>
      open({ tenant, user, triggerId: body.trigger_id, now }),
    );
    if (!isDone) await sayRefusal(deps, tenant, body, respond, answer);
  });
}

/** "Change…" and "Remove" beside a word, in the list and in App Home. */
function onWordMenu(app: App, deps: AskingDeps): void {
  app.action<BlockAction<OverflowAction>>(
    ASKING_ACTIONS.word,
    async ({ body, action, context, ack, respond }) => {
      await ack();
      const tenant = tenantOf(body, context);
      const user = body.user.id;
      const [verb, phrase] = splitOnce(action.selected_option.value);
      const { isDone, answer } = await safely(deps, tenant, user, async (now) => {
        if (verb === 'change') {
          await openChange(deps, tenant, user, phrase, { triggerId: body.trigger_id, now });
          return;
        }
        const word = await removeWord(deps, tenant, user, phrase, now);
        const { locale } = await deps.directory.profile(tenant, user);
        const removed = removedContent(word, locale);
        if (body.view === undefined) {
          await respond({ ...onlyForThem(removed), replace_original: false });
        } else {
          const { declaring, people } = wordsFor(locale);
          const texts = { title: declaring.title, close: people.done };
          await deps.slack.openModal(
            tenant,
            body.trigger_id,
            modal('red-phone-removed', texts, [...removed.blocks]),
          );
        }
      });
      if (!isDone) await sayRefusal(deps, tenant, body, respond, answer);
      else if (verb !== 'change') await refresh(deps, tenant, user, body.view);
    },
  );
}

function onUndo(app: App, deps: AskingDeps): void {
  app.action<BlockAction<ButtonAction>>(
    ASKING_ACTIONS.undo,
    async ({ body, action, context, ack, respond }) => {
      await ack();
      const tenant = tenantOf(body, context);
      const user = body.user.id;
      const { isDone, answer } = await safely(deps, tenant, user, async (now) => {
        const word = await restoreWord(deps, tenant, user, action.value ?? '', now);
        const { locale } = await deps.directory.profile(tenant, user);
        const { declaring, people } = wordsFor(locale);
        const restored = saying(declaring.restored(bold(word.phrase)));
        if (body.view === undefined) {
          await respond({ ...onlyForThem(restored), replace_original: true });
        } else {
          const texts = { title: declaring.title, close: people.done };
          const view = modal('red-phone-removed', texts, [...restored.blocks]);
          await deps.slack.updateModal(tenant, body.view.id, view);
        }
      });
      if (!isDone) await sayRefusal(deps, tenant, body, respond, answer);
      else await refresh(deps, tenant, user);
    },
  );
}

type InForm = AskForm & { readonly viewId: string; readonly hash: string };

/** What is pressed or picked within a form, and changes what it shows. */
function onFormPress(
  app: App,
  deps: AskingDeps,
  actionId: string,
  act: (deps: AskingDeps, tenant: TenantId, user: UserId, form: InForm, now: number) => Promise<void>,
): void {
  app.action<BlockAction>(actionId, async ({ body, context, ack }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const tenant = tenantOf(body, context);
    const form = { viewId: view.id, hash: view.hash, ...formIn(view) };
    await act(deps, tenant, body.user.id, form, deps.clock.now()).catch((thrown: unknown) => {
      deps.log.warn({ tenant, err: coerceError(thrown) }, 'A form of the Red Phone could not be shown anew');
    });
  });
}

function onSubmit(
  app: App,
  deps: AskingDeps,
  callbackId: string,
  field: string,
  submit: (
    deps: AskingDeps,
    tenant: TenantId,
    user: UserId,
    submission: AskForm,
    now: number,
  ) => Promise<Submitted | undefined>,
): void {
  app.view<ViewSubmitAction>(callbackId, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const submitted = submit(deps, tenant, user, formIn(view), deps.clock.now()).catch((thrown: unknown) =>
      failure(deps, tenant, user, field, thrown),
    );
    await ackInTime<Submitted | undefined>(
      submitted,
      (answer) => (answer === undefined ? ack() : ack(answer)),
      async () => {},
    );
    await refresh(deps, tenant, user);
  });
}

function formIn({ state, private_metadata: metadata, blocks }: ViewOutput): AskForm {
  return { values: state.values, metadata, blocks };
}

async function failure(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  field: string,
  thrown: unknown,
): Promise<Submitted> {
  const isTheirs = thrown instanceof UserError;
  if (!isTheirs) deps.log.error({ tenant, err: coerceError(thrown) }, 'A form of the Red Phone failed');
  const { common } = wordsFor(await localeOf(deps, tenant, user));
  return {
    response_action: 'errors',
    errors: { [field]: isTheirs ? thrown.message : common.somethingFailed },
  };
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
