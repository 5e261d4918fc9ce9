import { get, type Loose, list, str } from '../json.ts';
import type { Block } from '../world/types.ts';
import { elementsOf, valueField } from '../world/views.ts';

export interface Found {
  block: Block;
  element: Loose;
}

/** The element that a person would touch; an error names what there is instead. */
export function findElement(blocks: readonly Block[], actionId: string, blockId?: string): Found {
  const all = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const found = all.filter(
    ({ block, element }) =>
      element['action_id'] === actionId && (blockId ?? block['block_id']) === block['block_id'],
  );
  const [first] = found;
  if (first && found.length === 1) return first;
  const there = all
    .map(({ block, element }) => `${str(block, 'block_id')}/${str(element, 'action_id')}`)
    .join(', ');
  if (first) throw new Error(`More than one element ${actionId}: say the block_id. There are: ${there}`);
  throw new Error(`No element ${blockId ?? '*'}/${actionId} here. There are: ${there || 'none'}`);
}

/** What the action of the payload says of the element's value, and what the state keeps. */
export function chosenValue(element: Loose, chosen: unknown): Loose {
  const type = str(element, 'type');
  const field = type === 'overflow' ? 'selected_option' : valueField(type);
  if (field === undefined) return {};
  if (field === 'selected_option') return { [field]: option(element, String(chosen)) };
  if (field === 'selected_options')
    return { [field]: asList(chosen).map((value) => option(element, String(value))) };
  if (field.endsWith('s') && field.startsWith('selected_')) return { [field]: asList(chosen) };
  return { [field]: chosen ?? null };
}

function option(element: Loose, value: string): unknown {
  const options = [
    ...list(element, 'options'),
    ...list(element, 'option_groups').flatMap((group) => list(group, 'options')),
  ];
  const found = options.find((candidate) => get(candidate, 'value') === value);
  if (found) return found;
  if (str(element, 'type').includes('external')) return { text: { type: 'plain_text', text: value }, value };
  const offered = options.map((candidate) => String(get(candidate, 'value'))).join(', ');
  throw new Error(`${str(element, 'action_id')} does not offer ${value}. It offers: ${offered}`);
}

function asList(chosen: unknown): unknown[] {
  if (Array.isArray(chosen)) return chosen;
  return chosen === undefined || chosen === null ? [] : [chosen];
}
