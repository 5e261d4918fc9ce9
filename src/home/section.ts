import type { KnownBlock } from '@slack/types';
import type { TenantId, UserId } from '../ids.ts';

/**
 * Where a section stands in App Home, from the top. Before a person has set Sluice up they see none of their own;
 * `workspace` is only for those who decide for it.
 */
export const PLACES = [
  'calls',
  'waiting',
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
  /** Nothing to show: an empty list. What it throws costs the page this section and no other. */
  blocks(visitor: Visitor, now: number): Promise<readonly KnownBlock[]>;
}
