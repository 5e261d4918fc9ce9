import type { ModalView } from '@slack/types';
import { UserError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { keepDraft, unquoteDeleted } from './deleted-since.ts';
import type { HandoffDeps } from './deps.ts';
import { draftModal, saidModal } from './draft-modal.ts';
import { formTextsOf, readForm } from './form-text.ts';
import type { Draft } from './handoffs.ts';
import { viewOf } from './open-draft.ts';
import type { HandoffReader } from './reader.ts';
import { isEmpty } from './report.ts';
import { endsAt } from './states.ts';
import { thingId } from './things.ts';

/** The form with what was sent, to be corrected by its author. */
export async function correctionModal(
  tenant: TenantId,
  id: string,
  author: HandoffReader,
  deps: HandoffDeps,
): Promise<ModalView> {
  const { handoff: words } = author.words;
  const handoff = await deps.handoffs.find(tenant, id);
  if (handoff === undefined) return saidModal(words.gone, author.words);
  if (handoff.author !== author.user) return saidModal(words.refusals['not-yours'], author.words);
  if (handoff.closed !== undefined) return saidModal(words.refusals.closed, author.words);
  const { texts, sources, quotes } = formTextsOf(handoff.report);
  const written: Draft = {
    ...{ id, texts, sources, quotes, to: handoff.to },
    isAtOnce: false,
    madeAt: author.now,
    carries: [],
    isCorrection: true,
  };
  const draft = await keepDraft(tenant, author.user, written, deps);
  return draftModal(await viewOf(tenant, author, draft, handoff.to.kind, undefined, deps), author);
}

/** Every copy is shown anew, marked as corrected; what has not been delivered comes as corrected. */
export async function correct(
  tenant: TenantId,
  { user, now, words }: HandoffReader,
  draft: Draft,
  { handoffs, drafts, bells }: Pick<HandoffDeps, 'handoffs' | 'drafts' | 'bells'>,
): Promise<string> {
  const report = readForm(draft);
  if (isEmpty(report)) throw new UserError(words.handoff.needsWords);
  const changed = await handoffs.change(
    tenant,
    draft.id,
    (handoff) =>
      handoff.author === user && handoff.closed === undefined
        ? { ...handoff, report, correctedAt: now, changedAt: now }
        : undefined,
    (handoff) => [
      { thing: thingId({ what: 'draw', id: handoff.id }), at: now },
      { thing: thingId({ what: 'canvas', id: handoff.id }), at: now },
      { thing: thingId({ what: 'end', id: handoff.id }), at: endsAt(handoff) },
    ],
  );
  await drafts.drop(tenant, user, draft.id);
  if (changed === undefined) return words.handoff.refusals.closed;
  await bells.ring(tenant, now);
  await unquoteDeleted(tenant, changed, now, { handoffs, bells });
  return words.handoff.corrected;
}
