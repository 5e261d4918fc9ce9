import type { Conversation } from '../../page-state.ts';
import { type Html, h } from '../html.ts';
import type { Scope } from '../model.ts';
import { conversationName } from '../names.ts';
import { wordsOf } from '../text/show-inline.ts';
import { chosenValue, chosenValues } from './choices.ts';
import { type Part, part, parts, string } from './loose.ts';
import { elementId, filledIn, type Place } from './surface.ts';
import { chosen } from './value.ts';

interface Option {
  readonly value: string;
  readonly text: string;
}

interface Group {
  readonly label: string | undefined;
  readonly options: readonly Option[];
}

/** The field of the view's state that keeps what was chosen, by the last word but one of the element's type. */
const FIELDS: { readonly [of: string]: string } = {
  users: 'selected_user',
  conversations: 'selected_conversation',
  channels: 'selected_channel',
};

/** One of several: the browser's own menu, which works with every keyboard. */
export function select(place: Place, element: Part): Html {
  const type = string(element['type']);
  const field = FIELDS[type.split('_')[0] ?? ''] ?? 'selected_option';
  const value = chosenValue(filledIn(place, element, field, initial(element)));
  const placeholder = wordsOf(element['placeholder']) || 'Choose …';
  const shown = (option: Option) =>
    h('option', { value: option.value, selected: option.value === value }, option.text);
  return h(
    'select',
    {
      id: elementId(place, element),
      'aria-labelledby': place.labelledBy,
      'aria-describedby': place.describedBy,
      'aria-label': place.labelledBy === undefined ? placeholder : undefined,
      value,
      on: { change: (event) => (event.value === '' ? undefined : chosen(place, element, event.value)) },
    },
    h('option', { value: '', disabled: true, selected: value === '' }, placeholder),
    groupsOf(place.scope, element).map(({ label, options }) =>
      label === undefined ? options.map(shown) : h('optgroup', { label }, options.map(shown)),
    ),
  );
}

/** Several of several: a list to tick, behind a button that tells how many are. */
export function multiSelect(place: Place, element: Part): Html {
  const { scope } = place;
  const of =
    string(element['type'])
      .replace(/^multi_/, '')
      .split('_')[0] ?? '';
  const field = FIELDS[of] === undefined ? 'selected_options' : `${FIELDS[of]}s`;
  const filled = filledIn(place, element, field, initials(element));
  const values = chosenValues(filled);
  const options = groupsOf(scope, element).flatMap((group) => group.options);
  const names = options.filter(({ value }) => values.includes(value)).map(({ text }) => text);
  const summary = names.length > 0 ? names.join(', ') : wordsOf(element['placeholder']) || 'Choose …';
  const most = Number(element['max_selected_items'] ?? Number.POSITIVE_INFINITY);
  return h(
    'details',
    { class: 'several' },
    h('summary', { id: elementId(place, element), 'aria-describedby': place.describedBy }, summary),
    h(
      'div',
      { class: 'choices', role: 'group', 'aria-labelledby': place.labelledBy },
      options.map(({ value, text }) => {
        const isOn = values.includes(value);
        const next = isOn ? values.filter((each) => each !== value) : [...values, value];
        const change = () => chosen(place, element, next);
        const box = h('input', {
          type: 'checkbox',
          checked: isOn,
          disabled: !isOn && values.length >= most,
          on: { change },
        });
        return h('label', { class: 'choice' }, box, h('span', {}, text));
      }),
    ),
  );
}

function initial(element: Part): unknown {
  return (
    element['initial_option'] ??
    element['initial_user'] ??
    element['initial_conversation'] ??
    element['initial_channel']
  );
}

function initials(element: Part): unknown {
  const { initial_options, initial_users, initial_conversations, initial_channels } = element;
  return initial_options ?? initial_users ?? initial_conversations ?? initial_channels;
}

function groupsOf(scope: Scope, element: Part): Group[] {
  const type = string(element['type']).replace(/^multi_/, '');
  if (type === 'users_select') return [{ label: undefined, options: users(scope) }];
  if (type === 'conversations_select')
    return [{ label: undefined, options: conversations(scope, part(element['filter'])) }];
  if (type === 'channels_select')
    return [{ label: undefined, options: conversations(scope, { include: ['public'] }) }];
  const groups = parts(element['option_groups']);
  if (groups.length === 0) return [{ label: undefined, options: parts(element['options']).map(optionOf) }];
  return groups.map((group) => ({
    label: wordsOf(group['label']),
    options: parts(group['options']).map(optionOf),
  }));
}

function optionOf(option: Part): Option {
  return { value: string(option['value']), text: wordsOf(option['text']) };
}

function users({ state }: Scope): Option[] {
  return Object.values(state.users)
    .filter(({ deleted, id }) => !deleted && id !== 'USLACKBOT')
    .map(({ id, name }) => ({ value: id, text: name }));
}

function conversations(scope: Scope, filter: Part | undefined): Option[] {
  const { state, person } = scope;
  const included = Array.isArray(filter?.['include'])
    ? filter['include']
    : ['public', 'private', 'mpim', 'im'];
  const isOffered = ({ kind, id }: Conversation) =>
    included.includes(kind) && (kind === 'public' || person.conversations.includes(id));
  const withoutBots = filter?.['exclude_bot_users'] === true;
  return Object.values(state.conversations)
    .filter((each) => isOffered(each) && !(withoutBots && each.id === person.appDm))
    .map((each) => ({ value: each.id, text: conversationName(scope, each) }));
}
