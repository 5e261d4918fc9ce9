import type { ModalView } from '@slack/types';
import type { TenantId } from '../ids.ts';
import { modal } from '../people/form.ts';
import { HANDOFF_VIEWS } from './action-ids.ts';
import type { HandoffDeps } from './deps.ts';
import { saidModal } from './draft-modal.ts';
import { isReceiver } from './handoff.ts';
import type { HandoffReader } from './reader.ts';
import { FORM_CHARACTERS, reportBlocks } from './report-blocks.ts';
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
  const isTheirs = handoff.author === reader.user || isReceiver(handoff, reader.user);
  if (!isTheirs) return saidModal(words.refusals['not-yours'], reader.words);
  const to = handoff.to.kind === 'channel' ? handoff.to.channel : reader.user;
  const sight = await sightOf(tenant, to, handoff.report, deps);
  const { blocks } = reportBlocks(handoff.report, sight, reader, FORM_CHARACTERS);
  return modal(HANDOFF_VIEWS.whole, { title: words.wholeTitle, close: words.closeForm }, [...blocks]);
}
