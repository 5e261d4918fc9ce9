import type { Act } from '../../acts.ts';
import type { Html } from '../html.ts';
import type { Scope } from '../model.ts';
import { type Part, part, string } from './loose.ts';

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
  /** The app is told at once besides. */
  readonly dispatches?: boolean;
  /** The id of the label, where there is one. */
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
}

export type ShowElement = (place: Place, element: Part) => Html | undefined;

/** The name of an element that nothing else on the page has. */
export function elementId({ scope, surface, blockId }: Place, element: Part): string {
  return scope.id(`${formOf(surface)}-${blockId}-${string(element['action_id'])}`);
}

/** The act of using the element. */
export function pressing({ scope, surface, blockId }: Place, element: Part, selected?: unknown): Act {
  const common = {
    act: 'press' as const,
    user: scope.person.id,
    actionId: string(element['action_id']),
    blockId,
    selected,
  };
  if (surface.kind === 'message') return { ...common, message: { channel: surface.channel, ts: surface.ts } };
  return { ...common, view: surface.view, values: scope.pane.forms[surface.view] };
}

/** What is filled in now: what the person chose last, or else what the view or the element came with. */
export function filledIn(place: Place, element: Part, field: string, initial?: unknown): unknown {
  const { scope, surface, blockId } = place;
  const action = string(element['action_id']);
  const own = scope.pane.forms[formOf(surface)]?.[blockId];
  if (own !== undefined && action in own) return own[action];
  if (surface.kind !== 'view') return initial;
  const came = part(part(surface.values[blockId])?.[action]);
  return came !== undefined && field in came ? came[field] : initial;
}

/** The name under which is kept what people fill in there. */
export function formOf(surface: Surface): string {
  return surface.kind === 'view' ? surface.view : `${surface.channel}-${surface.ts}`;
}
