import type { Act } from '../../acts.ts';
import type { Html } from '../html.ts';
import type { Scope } from '../model.ts';
import { type Part, string } from './loose.ts';

/** Where blocks stand, which decides what using one of their elements means. */
export type Surface =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  /** `values` is what the view had been filled with when it was made. */
  | { readonly kind: 'view'; readonly view: string; readonly values: Part; readonly isModal: boolean };

/** An element in its block, on its surface. */
export interface Place {
  readonly scope: Scope;
  readonly surface: Surface;
  readonly blockId: string;
  /** Inside an input block, what is chosen waits until the view is submitted. */
  readonly isInput: boolean;
  /** The id of the label, where there is one. */
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
}

export type ShowElement = (place: Place, element: Part) => Html | undefined;

/** The name of an element that nothing else on the page has. */
export function elementId({ scope, surface, blockId }: Place, element: Part): string {
  const where = surface.kind === 'message' ? `${surface.channel}-${surface.ts}` : surface.view;
  return scope.id(`${where}-${blockId}-${string(element['action_id'])}`);
}

/** The act of using the element. */
export function pressing({ scope, surface, blockId }: Place, element: Part, selected?: unknown): Act {
  const at =
    surface.kind === 'message'
      ? { message: { channel: surface.channel, ts: surface.ts } }
      : { view: surface.view };
  return {
    act: 'press',
    user: scope.person.id,
    ...at,
    actionId: string(element['action_id']),
    blockId,
    selected,
  };
}

/** What is filled in now: what the person chose last, or else what the view came with. */
export function filledIn({ scope, surface, blockId }: Place, element: Part, field: string): unknown {
  const action = string(element['action_id']);
  const where = surface.kind === 'view' ? surface.view : `${surface.channel}-${surface.ts}`;
  const own = scope.pane.forms[where]?.[blockId];
  if (own !== undefined && action in own) return own[action];
  if (surface.kind !== 'view') return undefined;
  const ofBlock = surface.values[blockId] as Part | undefined;
  return (ofBlock?.[action] as Part | undefined)?.[field];
}
