import type { ModalView } from '@slack/types';
import { actions, button, context, type KnownBlock, LIMITS, plain, section } from '../block-kit.ts';
import type { Words } from '../words/words.ts';
import type { Batch } from './batch.ts';
import { type DigestItem, SHOWN_AT_ONCE } from './digest.ts';
import { ACTIONS, openItem } from './item.ts';
import { marked } from './marks.ts';
import type { Reader } from './reader.ts';
import { wholeActions } from './whole.ts';

/** One page of all the mentions of a digest; `page` counts from 0. */
export function allView(batch: Batch, page: number, items: readonly DigestItem[], reader: Reader): ModalView {
  const { words, nextBlock } = reader;
  const from = page * SHOWN_AT_ONCE;
  const total = batch.items.length;
  const turn = [
    ...(page > 0 ? [pageButton(ACTIONS.previous, words.digest.previous, batch.id, page - 1)] : []),
    ...(from + items.length < total ? [pageButton(ACTIONS.next, words.digest.next, batch.id, page + 1)] : []),
  ];
  const blocks: KnownBlock[] = [
    context(words.digest.range(from + 1, from + items.length, total)),
    ...items.map((item) => openItem(item, { batchId: batch.id, ...reader }, words)),
    ...(turn.length === 0 ? [] : [actions(turn)]),
    wholeActions(batch.id, undefined, words),
  ];
  return allModal(marked(blocks, batch, { nextBlock }, words), words);
}

/** Stands while the mentions are read again. It has no buttons, so that nothing can be pressed that is about to go. */
export function readingView(words: Words): ModalView {
  return allModal([section(words.digest.reading)], words);
}

export function allModal(blocks: readonly KnownBlock[], words: Words): ModalView {
  return {
    type: 'modal',
    title: plain(words.digest.allMentions, LIMITS.modalTitle),
    close: plain(words.digest.close, LIMITS.modalTitle),
    blocks: [...blocks],
  };
}

function pageButton(
  actionId: string,
  text: string,
  batchId: string,
  page: number,
): ReturnType<typeof button> {
  return button(actionId, text, { value: `${batchId}:${page}` });
}
