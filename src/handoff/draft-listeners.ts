import type { App, BlockAction, ViewClosedAction, ViewSubmitAction } from '@slack/bolt';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { tenantOf } from '../people/answering.ts';
import { errorText, type FormErrors, type FormValues } from '../people/form.ts';
import { wordsFor } from '../words/words.ts';
import { HANDOFF_ACTIONS, HANDOFF_VIEWS } from './action-ids.ts';
import { correct } from './correct.ts';
import { keepDraft } from './deleted-since.ts';
import type { HandoffDeps } from './deps.ts';
import { AT_ONCE, kindOf, RECEIVER_KINDS, type ReceiverKind, saidModal } from './draft-modal.ts';
import { INPUT_CHARACTERS } from './form-text.ts';
import type { Draft } from './handoffs.ts';
import { type Drafting, showDraft } from './open-draft.ts';
import { draftIn, kindIn, tooLong } from './read-draft.ts';
import { type HandoffReader, readerOf } from './reader.ts';
import { send } from './send.ts';

/** Listens to the form in which a report is edited. Whatever stands in it is kept with each thing that is pressed. */
export function registerDraft(app: App, deps: HandoffDeps, drafting: Drafting): void {
  onChange(app, deps, HANDOFF_ACTIONS.kind, async (tenant, { viewId, draft, kind }, author) => {
    await showDraft(tenant, author, viewId, draft, deps, { kind });
  });
  for (const each of RECEIVER_KINDS) {
    onChange(
      app,
      deps,
      `${HANDOFF_ACTIONS.receiver}_${each}`,
      async (tenant, { viewId, draft, kind }, author) => {
        await showDraft(tenant, author, viewId, draft, deps, { kind });
      },
    );
  }
  onChange(app, deps, HANDOFF_ACTIONS.keep, async (tenant, { viewId, draft, kind }, author) => {
    await showDraft(tenant, author, viewId, draft, deps, { kind, notice: author.words.handoff.kept });
  });
  onChange(app, deps, HANDOFF_ACTIONS.again, async (tenant, { viewId, draft }, author) => {
    await drafting.again(tenant, author, viewId, draft.to);
  });

  app.view<ViewClosedAction>({ callback_id: HANDOFF_VIEWS.draft, type: 'view_closed' }, async (args) => {
    const { body, view, context, ack } = args;
    await ack();
    const tenant = tenantOf(body, context);
    const open = await openDraft(tenant, body.user.id, view, deps);
    if (open !== undefined) await keepDraft(tenant, body.user.id, open.draft, deps);
  });

  app.view<ViewSubmitAction>(HANDOFF_VIEWS.draft, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const done = submitted(tenant, user, view, deps);
    await ackInTime(
      done,
      async (outcome) => {
        if (outcome === undefined) await ack();
        else if ('errors' in outcome) await ack({ response_action: 'errors', errors: outcome.errors });
        else await ack({ response_action: 'update', view: outcome.view });
      },
      async (outcome) => {
        const text = 'errors' in outcome ? Object.values(outcome.errors).join(' ') : outcome.text;
        const channel = await deps.slack.dm(tenant, user);
        await deps.slack.post(tenant, { channel, text, blocks: [] });
      },
    );
    await deps.refreshHome(tenant, user, deps.clock.now()).catch(() => {});
  });
}

type View = Pick<ViewSubmitAction['view'], 'id' | 'private_metadata' | 'state'>;

interface Opened {
  readonly viewId: string;
  readonly draft: Draft;
  readonly kind: ReceiverKind;
}

/** The draft as it stands in the form; undefined while the day is read, or where it is older than is kept. */
async function openDraft(
  tenant: TenantId,
  user: string,
  { id: viewId, private_metadata: metadata, state }: View,
  { drafts }: Pick<HandoffDeps, 'drafts'>,
): Promise<Opened | undefined> {
  const { id } = JSON.parse(metadata || '{}') as { id?: string };
  const draft = id === undefined ? undefined : await drafts.find(tenant, user, id);
  if (draft === undefined) return undefined;
  const values: FormValues = state.values;
  const kind = kindIn(values, kindOf(draft.to));
  return { viewId, draft: draftIn(draft, values, kind), kind };
}

type Change = (tenant: TenantId, opened: Opened, author: HandoffReader) => Promise<void>;

function onChange(app: App, deps: HandoffDeps, actionId: string, change: Change): void {
  app.action<BlockAction>(actionId, async ({ body, context, ack }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const tenant = tenantOf(body, context);
    try {
      const opened = await openDraft(tenant, body.user.id, view, deps);
      if (opened === undefined) return;
      await change(tenant, opened, await readerOf(tenant, body.user.id, deps.clock.now(), deps));
    } catch (thrown) {
      deps.log.error({ tenant, err: coerceError(thrown) }, 'A change in a handoff’s form failed');
    }
  });
}

type Outcome =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly view: ReturnType<typeof saidModal>; readonly text: string };

/** Never throws. What keeps it from being sent stands under the input that it is about; what was typed is kept. */
async function submitted(tenant: TenantId, user: string, view: View, deps: HandoffDeps): Promise<Outcome> {
  try {
    const author = await readerOf(tenant, user, deps.clock.now(), deps);
    const { handoff: words } = author.words;
    const opened = await openDraft(tenant, user, view, deps);
    if (opened === undefined) return saidIn(words.draftGone, author);
    const long = tooLong(opened.draft);
    if (long.length > 0) {
      const errors = long.map((section) => [
        section,
        words.tooLong(opened.draft.texts[section].length, INPUT_CHARACTERS),
      ]);
      return { errors: Object.fromEntries(errors) as FormErrors };
    }
    const draft = await keepDraft(tenant, user, opened.draft, deps);
    try {
      const said = draft.isCorrection
        ? await correct(tenant, author, draft, deps)
        : await send(tenant, author, draft, deps);
      return saidIn(said, author);
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      const at = draft.isCorrection ? 'done' : pickerIn(view);
      return { errors: { [at]: errorText(thrown.message) } };
    }
  } catch (thrown) {
    deps.log.error({ tenant, err: coerceError(thrown) }, 'A handoff could not be sent');
    const known = await deps.directory.knownProfile(tenant, user).catch(() => undefined);
    const isCorrection = view.state.values[AT_ONCE] === undefined;
    return { errors: { [isCorrection ? 'done' : AT_ONCE]: wordsFor(known?.locale).common.somethingFailed } };
  }
}

/** The picker that stands in the form: what was just chosen beside it may not have changed it yet. */
function pickerIn({ state }: View): string {
  const pickers = RECEIVER_KINDS.map((kind) => `${HANDOFF_ACTIONS.receiver}_${kind}`);
  return pickers.find((name) => state.values[name] !== undefined) ?? HANDOFF_ACTIONS.kind;
}

function saidIn(text: string, author: HandoffReader): Outcome {
  return { view: saidModal(text, author.words), text };
}
