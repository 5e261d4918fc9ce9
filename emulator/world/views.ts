import { get, type Loose, list, str } from '../json.ts';
import type { Block, UserId, View } from './types.ts';
import { seconds, type World } from './world.ts';

/** The view that Slack makes of what the app sent: with ids, a hash and the inputs' first values. */
export function makeView(world: World, wanted: unknown, previous?: View): View {
  const id = world.ids.next('V');
  return {
    id,
    previous_view_id: previous?.id ?? null,
    root_view_id: previous?.root_view_id ?? id,
    ...content(world, wanted),
  };
}

/** Puts other content into a view in place; what people have typed into inputs that stay is kept. */
export function replaceView(world: World, view: View, wanted: unknown): void {
  const typed = view.state.values;
  Object.assign(view, content(world, wanted));
  for (const [block, actions] of Object.entries(view.state.values)) {
    for (const action of Object.keys(actions)) {
      const kept = typed[block]?.[action];
      if (kept) actions[action] = kept;
    }
  }
  world.changed();
}

export function findView(world: World, id: string): View | undefined {
  return everyView(world).find((view) => view.id === id);
}

export function findByExternalId(world: World, externalId: string): View | undefined {
  return externalId === '' ? undefined : everyView(world).find((view) => view.external_id === externalId);
}

/** The person who looks at the view. */
export function viewerOf(world: World, view: View): UserId | undefined {
  for (const [user, stack] of world.modals) if (stack.includes(view)) return user;
  for (const [user, home] of world.homes) if (home === view) return user;
  return undefined;
}

/** Gives every block an id, as Slack does. */
export function withBlockIds(world: World, blocks: readonly unknown[]): Block[] {
  return blocks.map((block) => ({ block_id: world.ids.hex(5), ...(block as Block) }));
}

function everyView(world: World): View[] {
  return [...[...world.modals.values()].flat(), ...world.homes.values()];
}

function content(world: World, wanted: unknown): Omit<View, 'id' | 'previous_view_id' | 'root_view_id'> {
  const blocks = withBlockIds(world, list(wanted, 'blocks'));
  const part = (name: string) => (get(wanted, name) as Loose | undefined) ?? null;
  return {
    team_id: world.team.id,
    type: str(wanted, 'type') === 'home' ? 'home' : 'modal',
    blocks,
    private_metadata: str(wanted, 'private_metadata'),
    callback_id: str(wanted, 'callback_id'),
    state: { values: firstValues(blocks) },
    hash: `${seconds(world)}.${world.ids.hex(8)}`,
    title: part('title'),
    close: part('close'),
    submit: part('submit'),
    clear_on_close: get(wanted, 'clear_on_close') === true,
    notify_on_close: get(wanted, 'notify_on_close') === true,
    app_id: world.app.id,
    external_id: str(wanted, 'external_id'),
    app_installed_team_id: world.team.id,
    bot_id: world.app.botId,
  };
}

/** The state that a view or message shows before anybody has touched it. */
export function firstValues(blocks: readonly Block[]): View['state']['values'] {
  const values: View['state']['values'] = {};
  for (const block of blocks) {
    for (const element of statefulElements(block)) {
      const actions = values[str(block, 'block_id')] ?? {};
      actions[str(element, 'action_id')] = firstValue(element);
      values[str(block, 'block_id')] = actions;
    }
  }
  return values;
}

/** The field in which each kind of element says its value, and the field with the first one. */
const FIELDS: { [type: string]: { value: string; initial: string; empty: unknown } } = {
  plain_text_input: { value: 'value', initial: 'initial_value', empty: null },
  email_text_input: { value: 'value', initial: 'initial_value', empty: null },
  url_text_input: { value: 'value', initial: 'initial_value', empty: null },
  number_input: { value: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { value: 'rich_text_value', initial: 'initial_value', empty: null },
  datepicker: { value: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { value: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { value: 'selected_date_time', initial: 'initial_date_time', empty: null },
  static_select: { value: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { value: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { value: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { value: 'selected_user', initial: 'initial_user', empty: null },
  conversations_select: { value: 'selected_conversation', initial: 'initial_conversation', empty: null },
  channels_select: { value: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_static_select: { value: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { value: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { value: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { value: 'selected_users', initial: 'initial_users', empty: [] },
  multi_conversations_select: {
    value: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  multi_channels_select: { value: 'selected_channels', initial: 'initial_channels', empty: [] },
};

export function valueField(elementType: string): string | undefined {
  return FIELDS[elementType]?.value;
}

/** Every interactive element of a block, wherever the block keeps it. */
export function elementsOf(block: Block): Loose[] {
  const inside = [...list(block, 'elements'), get(block, 'accessory'), get(block, 'element')];
  return inside.filter((element): element is Loose => str(element, 'action_id') !== '');
}

function statefulElements(block: Block): Loose[] {
  return elementsOf(block).filter((element) => valueField(str(element, 'type')) !== undefined);
}

function firstValue(element: Loose): Loose {
  const type = str(element, 'type');
  const field = FIELDS[type];
  return field ? { type, [field.value]: element[field.initial] ?? field.empty } : { type };
}
