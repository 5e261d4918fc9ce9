import type { Html } from '../html.ts';
import { menuButton } from '../menu.ts';
import { safeLink } from '../text/safe-link.ts';
import { wordsOf } from '../text/show-inline.ts';
import { confirming } from './button.ts';
import { type Part, parts, string } from './loose.ts';
import { elementId, type Place, pressing } from './surface.ts';

/** The menu behind three dots. */
export function overflow(place: Place, element: Part): Html {
  const id = elementId(place, element);
  return menuButton(place.scope, {
    id,
    label: 'More options',
    content: '⋯',
    className: 'button dots',
    items: parts(element['options']).map((option) => ({
      text: wordsOf(option['text']),
      hint: wordsOf(option['description']),
      href: safeLink(string(option['url'])),
      does: confirming(place, element, {
        kind: 'act',
        act: pressing(place, element, string(option['value'])),
        returnTo: id,
      }),
    })),
  });
}
