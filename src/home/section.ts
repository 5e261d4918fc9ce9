import type { KnownBlock } from '@slack/types';
import type { TenantId, UserId } from '../ids.ts';

/**
 * Where a section stands in App Home, from the top. Before a person has set Sluice up they see none of their own;
 * `workspace` is only for those who decide for it.
 */
export const PLACES = [
  'waiting',
  'calls',
  'batons',
  'questions',
  'catchups',
  'rota',
  'own',
  'workspace',
] as const;
export type Place = (typeof PLACES)[number];

/** Whose page it is, and what it is written in. */
export interface Visitor {
  readonly tenant: TenantId;
  readonly user: UserId;
  readonly locale: string;
}

/** A part of App Home that a feature fills. */
export interface HomeSection {
  readonly place: Place;
  /**
   * Its own heading first; an empty list where there is nothing to show. What it throws, and what takes longer than a
   * second, costs the page this section and no other. A section is to be small: of a long list the first few, and how
   * many more there are. What does not fit on the page is left out from its end.
   */
  blocks(visitor: Visitor, now: number): Promise<readonly KnownBlock[]>;
}
