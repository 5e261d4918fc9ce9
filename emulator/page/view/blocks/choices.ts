import { type Attributes, type Html, h } from '../html.ts';
import { wordsOf } from '../text/show-inline.ts';
import { type Part, part, parts, string } from './loose.ts';
import { elementId, filledIn, type Place } from './surface.ts';
import { chosen } from './value.ts';

export function radioButtons(place: Place, element: Part): Html {
  const id = elementId(place, element);
  const value = chosenValue(filledIn(place, element, 'selected_option', element['initial_option']));
  return h(
    'div',
    {
      class: 'choices',
      role: 'radiogroup',
      'aria-labelledby': place.labelledBy,
      'aria-describedby': place.describedBy,
    },
    parts(element['options']).map((option) => {
      const own = string(option['value']);
      return labelled(option, {
        type: 'radio',
        name: id,
        checked: own === value,
        on: { change: () => chosen(place, element, own) },
      });
    }),
  );
}

export function checkboxes(place: Place, element: Part): Html {
  const values = chosenValues(filledIn(place, element, 'selected_options', element['initial_options']));
  return h(
    'div',
    {
      class: 'choices',
      role: 'group',
      'aria-labelledby': place.labelledBy,
      'aria-describedby': place.describedBy,
    },
    parts(element['options']).map((option) => {
      const own = string(option['value']);
      const isOn = values.includes(own);
      const others = values.filter((each) => each !== own);
      return labelled(option, {
        type: 'checkbox',
        checked: isOn,
        on: { change: () => chosen(place, element, isOn ? others : [...others, own]) },
      });
    }),
  );
}

/** A value, from an option or as somebody chose it. */
export function chosenValue(filled: unknown): string {
  return typeof filled === 'string' ? filled : string(part(filled)?.['value']);
}

export function chosenValues(filled: unknown): string[] {
  return Array.isArray(filled) ? filled.map(chosenValue) : [];
}

function labelled(option: Part, attributes: Attributes): Html {
  const hint = wordsOf(option['description']);
  return h(
    'label',
    { class: 'choice' },
    h('input', attributes),
    h('span', {}, wordsOf(option['text']), hint !== '' && h('small', {}, hint)),
  );
}
