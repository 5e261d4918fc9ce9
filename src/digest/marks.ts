import type { KnownBlock } from '../block-kit.ts';
import type { Words } from '../words/words.ts';
import type { Batch, ItemState } from './batch.ts';
import { ACTIONS, doneItem, goneItem, itemSection, saysGone, snoozedItem } from './item.ts';
import { WHOLE_BLOCK, wholeMarked } from './whole.ts';

/** What the marks of a delivered digest say besides its items' states. */
export interface Marking {
  /** When the next block comes, as people say it; undefined where there is none. */
  readonly nextBlock: string | undefined;
  /** Mentions that one press of "Done with all" has just closed. */
  readonly closed?: ReadonlySet<string>;
}

/**
 * A delivered digest's blocks as its items' states want them. Only the states decide, never which button was pressed:
 * quick presses may come in any order, and the same again changes nothing. A block that stays is the same object.
 */
export function marked(
  blocks: readonly KnownBlock[],
  batch: Pick<Batch, 'id' | 'items'>,
  marking: Marking,
  words: Words,
): readonly KnownBlock[] {
  const states = new Map(batch.items.map(({ id, state }) => [id, state]));
  return blocks.flatMap((block) => {
    if (block.type === 'actions' && block.block_id === WHOLE_BLOCK) {
      return wholeMarked(block, batch, marking.closed ?? new Set(), words) ?? [];
    }
    const state = states.get(block.block_id ?? '');
    return state === undefined ? block : itemMarked(block, state, batch.id, marking, words);
  });
}

/** True where `marked` changed nothing. */
export function isSame(before: readonly KnownBlock[], after: readonly KnownBlock[]): boolean {
  return before.length === after.length && before.every((block, at) => block === after[at]);
}

function itemMarked(
  block: KnownBlock,
  state: ItemState,
  batchId: string,
  { nextBlock }: Marking,
  words: Words,
): KnownBlock {
  const id = block.block_id ?? '';
  if (state === 'gone' || state === 'called') {
    return saysGone(block, state, words) ? block : goneItem(id, state, words);
  }
  const { text, looks } = textIn(block);
  if (text === undefined || looks === state) return block;
  switch (state) {
    case 'open':
      return itemSection(id, text, { batchId, canSnooze: nextBlock !== undefined }, words);
    case 'done':
      return doneItem(id, text, batchId, words);
    case 'snoozed':
      return snoozedItem(id, text, nextBlock, words);
  }
}

/** A mention's text in a block that still has it, and the state that the block shows. */
function textIn(block: KnownBlock): { looks?: ItemState; text?: string } {
  if (block.type !== 'section' || block.accessory === undefined) return {};
  const { accessory } = block;
  if (accessory.type === 'overflow' && accessory.action_id === ACTIONS.item) {
    return { looks: 'open', text: block.text?.text ?? '' };
  }
  if (accessory.type === 'button' && accessory.action_id === ACTIONS.reopen) {
    return { looks: 'done', text: textBehind(accessory.value ?? '') };
  }
  return {};
}

/** What a done mention's button keeps of it. */
function textBehind(value: string): string {
  return value.slice(value.indexOf(':') + 1);
}
