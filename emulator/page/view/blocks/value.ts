import type { Msg } from '../model.ts';
import { confirming } from './button.ts';
import { type Part, string } from './loose.ts';
import { type Place, pressing } from './surface.ts';

/** What choosing a value means: in an input it waits for the submission, elsewhere the app is told at once. */
export function chosen(place: Place, element: Part, value: unknown): Msg {
  const { scope, surface, blockId, isInput } = place;
  if (!isInput) {
    return scope.say(confirming(place, element, { kind: 'act', act: pressing(place, element, value) }));
  }
  const view = surface.kind === 'view' ? surface.view : `${surface.channel}-${surface.ts}`;
  return scope.say({ kind: 'fill', view, block: blockId, action: string(element['action_id']), value });
}
