import type { InputBlock } from '@slack/types';
import { option } from '../block-kit.ts';
import type { GroupId } from '../ids.ts';
import { type FormValues, fieldOf, input } from '../people/form.ts';
import { wordsFor } from '../words/words.ts';
import { ASKING_ACTIONS } from './action-ids.ts';

/** A user group that can be picked. */
export interface GroupChoice {
  readonly id: GroupId;
  /** As people know it, `@oncall`. */
  readonly name: string;
}

const FIELD = ASKING_ACTIONS.groups;
/** Slack shows no more in a menu. */
const MOST_OFFERED = 100;
const MOST_PICKED = 20;

/** Of all groups those that the menu has room for, the wished ones first. */
export function offeredOf(all: readonly GroupChoice[], wished: readonly GroupId[]): readonly GroupChoice[] {
  const first = all.filter(({ id }) => wished.includes(id));
  const rest = all.filter(({ id }) => !wished.includes(id));
  return [...first, ...rest].slice(0, MOST_OFFERED);
}

/** The menu of user groups, which Slack has no menu of its own for; nothing where there are none. */
export function groupsInput(
  offered: readonly GroupChoice[],
  picked: readonly GroupId[],
  locale: string,
): readonly InputBlock[] {
  if (offered.length === 0) return [];
  const options = offered.map(({ id, name }) => option(name, id));
  const initial = options.filter(({ value }) => value !== undefined && picked.includes(value));
  const menu = {
    type: 'multi_static_select' as const,
    options,
    max_selected_items: MOST_PICKED,
    ...(initial.length === 0 ? {} : { initial_options: initial.slice(0, MOST_PICKED) }),
  };
  return [
    { ...input(FIELD, wordsFor(locale).asking.groupsLabel, menu, { optional: true }), dispatch_action: true },
  ];
}

export function pickedGroups(values: FormValues): readonly GroupId[] {
  return (fieldOf(values, FIELD).selected_options ?? []).map(({ value }) => value);
}

/** What the menu of a form offers, as Slack sends the form back. */
export function groupsOffered(blocks: readonly unknown[]): readonly GroupChoice[] {
  const [menu] = blocks.filter(isMenu);
  return (menu?.element.options ?? []).map(({ value, text }) => ({ id: value, name: text.text }));
}

interface Menu {
  readonly element: {
    readonly options?: readonly { readonly value: string; readonly text: { readonly text: string } }[];
  };
}

function isMenu(block: unknown): block is Menu {
  return typeof block === 'object' && block !== null && 'block_id' in block && block.block_id === FIELD;
}
