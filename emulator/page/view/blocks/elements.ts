import { type Html, h } from '../html.ts';
import { button } from './button.ts';
import { checkboxes, radioButtons } from './choices.ts';
import { type Part, string } from './loose.ts';
import { overflow } from './overflow.ts';
import { multiSelect, select } from './selects.ts';
import type { Place } from './surface.ts';
import { dateTimePicker, picker, textInput } from './text-inputs.ts';

/** An interactive element. */
export function showElement(place: Place, element: Part): Html {
  const type = string(element['type']);
  switch (type) {
    case 'button':
      return button(place, element);
    case 'overflow':
      return overflow(place, element);
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return select(place, element);
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return multiSelect(place, element);
    case 'checkboxes':
      return checkboxes(place, element);
    case 'radio_buttons':
      return radioButtons(place, element);
    case 'datepicker':
    case 'timepicker':
      return picker(place, element);
    case 'datetimepicker':
      return dateTimePicker(place, element);
    case 'plain_text_input':
    case 'rich_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return textInput(place, element);
    case 'image':
      return h(
        'span',
        { class: 'picture', role: 'img', 'aria-label': string(element['alt_text']) },
        string(element['alt_text']),
      );
    default:
      return h('span', { class: 'unknown' }, `[an element of the kind ${type}]`);
  }
}
