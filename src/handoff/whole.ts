import type { ModalView } from '@slack/types';
import { actions, button, context } from '../block-kit.ts';
import type { TenantId } from '../ids.ts';
import { modal } from '../people/form.ts';
import { HANDOFF_ACTIONS, HANDOFF_VIEWS } from './action-ids.ts';
import { canvasLink } from './blocks.ts';
import type { HandoffDeps } from './deps.ts';
import { saidModal } from './draft-modal.ts';
import type { HandoffReader } from './reader.ts';
import { FORM_CHARACTERS, reportBlocks } from './report-blocks.ts';
import { isTheirs } from './show-markdown.ts';
import { sightOf } from './sight.ts';

/** All of a report, for its author or a receiver: each sees of its sources what they may. */
export async function openWhole(
  tenant: TenantId,
  id: string,
  reader: HandoffReader,
  deps: HandoffDeps,
): Promise<ModalView> {
  const { handoff: words } = reader.words;
  const handoff = await deps.handoffs.find(tenant, id);
  if (handoff === undefined) return saidModal(words.gone, reader.words);
  if (!(await isTheirs(tenant, handoff, reader.user, deps)))
    return saidModal(words.refusals['not-yours'], reader.words);
  const sight = await sightOf(tenant, reader.user, handoff.report, deps);
  const { blocks } = reportBlocks(handoff.report, sight, reader, FORM_CHARACTERS);
  return modal(HANDOFF_VIEWS.whole, { title: words.wholeTitle, close: words.closeForm }, [
    ...blocks,
    ...canvasLink({ handoff, to: reader.user }, reader).map((link) => context(link)),
    actions([
      button(HANDOFF_ACTIONS.markdown, reader.words.baton.markdown, { value: id }),
      ...(handoff.author === reader.user && handoff.canvas?.id === undefined
        ? [button(HANDOFF_ACTIONS.canvas, reader.words.baton.canvas, { value: id })]
        : []),
    ]),
  ]);
}
