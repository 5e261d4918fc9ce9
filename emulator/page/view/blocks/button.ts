import { classes, type Html, h } from '../html.ts';
import type { Asking, Does } from '../model.ts';
import { safeLink } from '../text/safe-link.ts';
import { wordsOf } from '../text/show-inline.ts';
import { type Part, part, string } from './loose.ts';
import { elementId, type Place, pressing } from './surface.ts';

/** A button; one with an address also leads there, as in Slack. */
export function button(place: Place, element: Part): Html {
  const { scope } = place;
  const style = string(element['style']);
  const id = elementId(place, element);
  const press = { kind: 'act', act: pressing(place, element), returnTo: id } as const;
  const href = safeLink(string(element['url']));
  const common = {
    id,
    class: classes('button', style === 'primary' && 'primary', style === 'danger' && 'danger'),
    'aria-label': string(element['accessibility_label']) || undefined,
  };
  const label = wordsOf(element['text']);
  if (href !== undefined) {
    // The address opens by itself; that it was pressed is told besides.
    const tell = () => scope.say(press);
    return h(
      'a',
      {
        ...common,
        href,
        target: '_blank',
        rel: 'noopener noreferrer',
        'data-through': true,
        on: { click: tell },
      },
      label,
    );
  }
  return h(
    'button',
    { ...common, type: 'button', on: { click: scope.say(confirming(place, element, press)) } },
    label,
  );
}

/** The same, but asked about first where the element says so. */
export function confirming(place: Place, element: Part, does: Extract<Does, { kind: 'act' }>): Does {
  const confirm = part(element['confirm']);
  if (confirm === undefined) return does;
  const asking: Asking = {
    title: wordsOf(confirm['title']),
    text: wordsOf(confirm['text']),
    yes: wordsOf(confirm['confirm']),
    no: wordsOf(confirm['deny']),
    isDanger: confirm['style'] === 'danger',
    act: does.act,
    returnTo: elementId(place, element),
  };
  return { kind: 'ask', asking };
}
