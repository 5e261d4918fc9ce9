import { randomUUID } from 'node:crypto';
import { coerceError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import { SlackRefusal } from '../slack.ts';
import { keepDraft } from './deleted-since.ts';
import type { HandoffDeps } from './deps.ts';
import {
  type DraftView,
  draftModal,
  kindOf,
  type ReceiverKind,
  readingModal,
  saidModal,
} from './draft-modal.ts';
import { readForm } from './form-text.ts';
import type { To } from './handoff.ts';
import type { Draft } from './handoffs.ts';
import { makeDraft } from './make-draft.ts';
import type { HandoffReader } from './reader.ts';
import { regionChoice } from './region.ts';
import { unreadableLines } from './sight.ts';

/** Drafts that are being made, which end when the app stops. */
export interface Drafting {
  /** Opens the form at once, and fills it as soon as the day has been read. */
  open(tenant: TenantId, author: HandoffReader, triggerId: string, to: To | undefined): Promise<void>;
  /** Reads the day anew, in the form that is open. */
  again(tenant: TenantId, author: HandoffReader, viewId: string, to: To | undefined): Promise<void>;
  stop(): Promise<void>;
}

export function createDrafting(deps: HandoffDeps): Drafting {
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();

  function begin(tenant: TenantId, author: HandoffReader, viewId: string, to: To | undefined): void {
    const making = fill(tenant, author, viewId, to, deps, stopping.signal).finally(() =>
      underWay.delete(making),
    );
    underWay.add(making);
  }

  return {
    async open(tenant, author, triggerId, to) {
      const kept = await deps.drafts.last(tenant, author.user);
      const { viewId } = await deps.slack.openModal(tenant, triggerId, readingModal(author));
      if (kept === undefined) {
        begin(tenant, author, viewId, to);
        return;
      }
      const draft = { ...kept, to: to ?? kept.to };
      const notice = author.words.handoff.keptDraft(describeInstant(kept.madeAt, author));
      await showDraft(tenant, author, viewId, draft, deps, { notice });
    },

    async again(tenant, author, viewId, to) {
      await deps.slack.updateModal(tenant, viewId, readingModal(author));
      begin(tenant, author, viewId, to);
    },

    async stop() {
      stopping.abort(new Error('Sluice is stopping'));
      await Promise.all(underWay);
    },
  };
}

/** Shows a draft in a form that is open, and keeps it. A form that was closed meanwhile is no loss: the draft is kept. */
export async function showDraft(
  tenant: TenantId,
  author: HandoffReader,
  viewId: string,
  written: Draft,
  deps: HandoffDeps,
  { notice, kind = kindOf(written.to) }: { readonly notice?: string; readonly kind?: ReceiverKind } = {},
): Promise<void> {
  const draft = await keepDraft(tenant, author.user, written, deps);
  const view = draftModal(await viewOf(tenant, author, draft, kind, notice, deps), author);
  try {
    await deps.slack.updateModal(tenant, viewId, view);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
  }
}

export async function viewOf(
  tenant: TenantId,
  author: Pick<HandoffReader, 'user' | 'now'>,
  draft: Draft,
  kind: ReceiverKind,
  notice: string | undefined,
  deps: HandoffDeps,
): Promise<DraftView> {
  const region = await regionChoice(tenant, author, deps);
  // What was sent stays with whom it was sent to; what was not goes to whoever comes next by now.
  const to = kind === 'region' && !draft.isCorrection ? region?.to : draft.to;
  const [groups, workspaceUrl, unreadable] = await Promise.all([
    deps.groups(tenant),
    deps.directory.workspaceUrl(tenant),
    unreadableLines(tenant, to, readForm(draft), deps),
  ]);
  return { draft: { ...draft, to }, kind, groups, region, workspaceUrl, unreadable, notice };
}

/** Never throws: what failed stands in the form. */
async function fill(
  tenant: TenantId,
  author: HandoffReader,
  viewId: string,
  to: To | undefined,
  deps: HandoffDeps,
  signal: AbortSignal,
): Promise<void> {
  try {
    const draft = await makeDraft(tenant, author, randomUUID(), to, deps, signal);
    await showDraft(tenant, author, viewId, draft, deps);
  } catch (thrown) {
    if (!signal.aborted)
      deps.log.error({ tenant, err: coerceError(thrown) }, 'A handoff could not be drafted');
    const failed = saidModal(author.words.common.somethingFailed, author.words);
    await deps.slack.updateModal(tenant, viewId, failed).catch(() => {});
  }
}
