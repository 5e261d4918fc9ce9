import type { ActionsBlock, Button } from '@slack/types';
import { actions, button } from '../block-kit.ts';
import type { Words } from '../words/words.ts';
import type { Batch } from './batch.ts';
import { ACTIONS } from './item.ts';

/** The id of the block with the buttons about all mentions together. */
export const WHOLE_BLOCK = 'digest-whole';

/** The buttons about all mentions together, while any is open. `showAll` is how many there are behind that button. */
export function wholeActions(batchId: string, showAll: number | undefined, words: Words): ActionsBlock {
  const others =
    showAll === undefined
      ? []
      : [button(ACTIONS.showAll, words.digest.showAll(showAll), { value: `${batchId}:0` })];
  return actions([...others, doneWithAll(batchId, words)], WHOLE_BLOCK);
}

/**
 * The same block as the mentions' states want it: "Done with all" while any is open, then the way back.
 * `closed` are the mentions that one press has just closed; it is they that its undoing opens. Undefined where
 * no button is left.
 */
export function wholeMarked(
  block: ActionsBlock,
  batch: Pick<Batch, 'id' | 'items'>,
  closed: ReadonlySet<string>,
  words: Words,
): ActionsBlock | undefined {
  const isOurs = (actionId: string | undefined): boolean =>
    actionId === ACTIONS.doneWithAll || actionId === ACTIONS.undo;
  const ours = block.elements.find(({ action_id }) => isOurs(action_id));
  const wanted = wantedButton(batch, closed, words);
  // An undoing that stands knows which mentions it is about.
  if (wanted?.action_id === ours?.action_id && closed.size === 0) return block;
  const others = block.elements.filter(({ action_id }) => !isOurs(action_id));
  const elements = wanted === undefined ? others : [...others, wanted];
  return elements.length === 0 ? undefined : { ...block, elements };
}

function wantedButton(
  batch: Pick<Batch, 'id' | 'items'>,
  closed: ReadonlySet<string>,
  words: Words,
): Button | undefined {
  if (batch.items.some(({ state }) => state === 'open')) return doneWithAll(batch.id, words);
  const done = batch.items.filter(({ state }) => state === 'done');
  if (done.length === 0) return undefined;
  const undone = closed.size > 0 ? closed : new Set(done.map(({ id }) => id));
  return button(ACTIONS.undo, words.digest.undo, { value: `${batch.id}:${maskOf(batch.items, undone)}` });
}

function doneWithAll(batchId: string, words: Words): Button {
  return button(ACTIONS.doneWithAll, words.digest.doneWithAll, { value: batchId });
}

/** Thousands of items are more than a button's value holds. */
const MASK_CHARACTERS = 1900;

/**
 * Some of a batch's items as a number in hex, one bit each: it fits into a button where their ids would not. `all` where
 * that does not fit either: then undoing opens also what was done one by one.
 */
function maskOf(items: Batch['items'], chosen: ReadonlySet<string>): string {
  const mask = items.reduce((bits, { id }, at) => (chosen.has(id) ? bits | (1n << BigInt(at)) : bits), 0n);
  const hex = mask.toString(16);
  return hex.length > MASK_CHARACTERS ? 'all' : hex;
}

/** The items that `maskOf` chose; none for what is no mask. */
export function chosenBy(mask: string, items: Batch['items']): Batch['items'] {
  if (mask === 'all') return items;
  if (!/^[0-9a-f]+$/.test(mask)) return [];
  const bits = BigInt(`0x${mask}`);
  return items.filter((_, at) => (bits >> BigInt(at)) & 1n);
}
