import type { Does, Msg } from '../model.ts';
import { confirming } from './button.ts';
import { type Part, string } from './loose.ts';
import { formOf, type Place, pressing } from './surface.ts';

/**
 * What choosing a value means: in an input it waits for the submission; elsewhere, or where the input says so, the app
 * is told at once.
 */
export function chosen(place: Place, element: Part, value: unknown): Msg {
  if (place.isInput && !place.dispatches) return filling(place, element, value);
  return telling(place, element, value);
}

/** Keeps the value until the view is submitted, or the app is told. */
export function filling({ scope, surface, blockId }: Place, element: Part, value: unknown): Msg {
  const action = string(element['action_id']);
  return scope.say({ kind: 'fill', view: formOf(surface), block: blockId, action, value });
}

/** Keeps the value, and tells the app of it as the person types on. */
export function typing(place: Place, element: Part, value: unknown): Msg {
  return place.scope.say({ kind: 'typed', act: pressing(place, element, value) });
}

/** Tells the app of the value. */
export function telling(place: Place, element: Part, value: unknown): Msg {
  const does: Extract<Does, { kind: 'act' }> = { kind: 'act', act: pressing(place, element, value) };
  return place.scope.say(confirming(place, element, does));
}
