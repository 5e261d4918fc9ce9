import { type Happened, type Html, h } from '../html.ts';
import { wordsOf } from '../text/show-inline.ts';
import { type Part, part, string } from './loose.ts';
import { richValue, typedOf } from './rich-input.ts';
import { elementId, filledIn, type Place } from './surface.ts';
import { chosen, filling, telling, typing } from './value.ts';

const INPUT_TYPES: { readonly [element: string]: string } = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
};

/** Text in one line or in several. */
export function textInput(place: Place, element: Part): Html {
  const type = string(element['type']);
  const isRich = type === 'rich_text_input';
  const { state } = place.scope;
  const filled = filledIn(place, element, isRich ? 'rich_text_value' : 'value', element['initial_value']);
  const value = isRich ? typedOf(filled, state) : string(filled);
  const read = (typed: string) => (typed === '' ? null : isRich ? richValue(typed, state) : typed);
  const tells = triggersOf(place, element);
  const entered = (event: Happened) =>
    tells.includes('on_enter_pressed') && event.key === 'Enter'
      ? telling(place, element, read(event.value))
      : undefined;
  const typed = (event: Happened) =>
    tells.includes('on_character_entered')
      ? typing(place, element, read(event.value))
      : filling(place, element, read(event.value));
  const common = {
    ...naming(place, element),
    value,
    maxlength: typeof element['max_length'] === 'number' ? element['max_length'] : undefined,
    on: { input: typed, keydown: entered },
  };
  if (element['multiline'] === true || isRich) return h('textarea', { ...common, rows: 4 });
  return h('input', { ...common, type: INPUT_TYPES[type] ?? 'text', autocomplete: 'off' });
}

/** When the app is told of what is typed; where the element does not say, on Enter. */
function triggersOf(place: Place, element: Part): readonly unknown[] {
  if (place.isInput && !place.dispatches) return [];
  const triggers = part(element['dispatch_action_config'])?.['trigger_actions_on'];
  return Array.isArray(triggers) ? triggers : ['on_enter_pressed'];
}

/** A date or a time of day. */
export function picker(place: Place, element: Part): Html {
  const isDate = element['type'] === 'datepicker';
  const [field, initial] = isDate ? ['selected_date', 'initial_date'] : ['selected_time', 'initial_time'];
  const value = filledIn(place, element, field, element[initial]);
  return h('input', {
    ...naming(place, element),
    type: isDate ? 'date' : 'time',
    value: string(value),
    on: { change: (event) => chosen(place, element, event.value === '' ? null : event.value) },
  });
}

/** A date and a time, kept as UTC seconds; shown and read in UTC, and it says so. */
export function dateTimePicker(place: Place, element: Part): Html {
  const seconds = Number(filledIn(place, element, 'selected_date_time', element['initial_date_time']));
  const value = seconds > 0 ? new Date(seconds * 1000).toISOString().slice(0, 16) : '';
  const parsed = (typed: string) => Date.parse(`${typed}Z`) / 1000;
  const field = h('input', {
    ...naming(place, element),
    type: 'datetime-local',
    value,
    on: { change: (event) => chosen(place, element, event.value === '' ? null : parsed(event.value)) },
  });
  return h('span', {}, field, ' UTC');
}

function naming(place: Place, element: Part) {
  const placeholder = wordsOf(element['placeholder']);
  return {
    id: elementId(place, element),
    placeholder: placeholder || undefined,
    'aria-labelledby': place.labelledBy,
    'aria-label': place.labelledBy === undefined ? placeholder || string(element['action_id']) : undefined,
    'aria-describedby': place.describedBy,
    'aria-invalid': place.scope.pane.errors[place.blockId] === undefined ? undefined : 'true',
  };
}
