import type { ModalView, RichTextBlock } from '@slack/types';
import { context, type KnownBlock, section } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import { modal } from '../people/form.ts';
import { HANDOFF_VIEWS } from './action-ids.ts';
import type { HandoffDeps } from './deps.ts';
import { saidModal } from './draft-modal.ts';
import { type Handoff, isReceiver } from './handoff.ts';
import { markdownOf } from './markdown.ts';
import type { HandoffReader } from './reader.ts';
import { sightOf } from './sight.ts';

/** Characters in one block; what is longer goes on in the next, at the end of a line. */
const BLOCK_CHARACTERS = 2_800;

/** A report to be copied, for its author or a receiver. `why` is said above it, in mrkdwn. */
export async function markdownModal(
  tenant: TenantId,
  id: string,
  reader: HandoffReader,
  deps: HandoffDeps,
  why?: string,
): Promise<ModalView> {
  const { handoff: words, baton } = reader.words;
  const handoff = await deps.handoffs.find(tenant, id);
  if (handoff === undefined) return saidModal(words.gone, reader.words);
  if (!(await isTheirs(tenant, handoff, reader.user, deps)))
    return saidModal(words.refusals['not-yours'], reader.words);
  const [sight, author] = await Promise.all([
    sightOf(tenant, reader.user, handoff.report, deps),
    deps.directory.profile(tenant, handoff.author),
  ]);
  const markdown = markdownOf({ handoff, authorName: author.name, sight }, reader);
  return modal(HANDOFF_VIEWS.whole, { title: baton.markdownTitle, close: words.closeForm }, [
    ...(why === undefined ? [] : [section(why)]),
    ...preformatted(markdown),
    context(baton.markdownHint),
  ]);
}

/** Whoever has it from a channel has it for as long as they may read there. */
export async function isTheirs(
  tenant: TenantId,
  handoff: Handoff,
  user: UserId,
  { reading }: Pick<HandoffDeps, 'reading'>,
): Promise<boolean> {
  if (handoff.author === user) return true;
  if (!isReceiver(handoff, user)) return false;
  return handoff.to.kind !== 'channel' || (await reading.mayRead(tenant, user, handoff.to.channel));
}

/** As it is, so that what is copied is what was written. */
export function preformatted(text: string): readonly KnownBlock[] {
  return pieces(text).map(
    (piece): RichTextBlock => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }], border: 0 }],
    }),
  );
}

function pieces(text: string): readonly string[] {
  const found: string[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const last = found.at(-1);
    if (last !== undefined && last.length + line.length < BLOCK_CHARACTERS) {
      found[found.length - 1] = `${last}\n${line}`;
    } else found.push(line);
  }
  // Nothing but what is empty is left out where a piece begins.
  return found.map((piece) => piece.replace(/^\n+/, '')).filter((piece) => piece !== '');
}
