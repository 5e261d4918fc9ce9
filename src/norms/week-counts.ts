import type { TenantId, UserId } from '../ids.ts';

/** What one digest brought. */
export interface Delivered {
  readonly recipient: UserId;
  /** How long each mention waited, ms. */
  readonly waits: readonly number[];
  /** Working time of theirs in which something waited, ms. */
  readonly focus: number;
}

/** Sums of a whole workspace's week. */
export interface WeekFigures {
  /** How many people these are about; an estimate, since nobody is kept. */
  readonly people: number;
  readonly held: number;
  readonly focus: number;
  readonly waits: ReadonlyMap<number, number>;
  /** Handoffs that were accepted, and how many people gave or took them. */
  readonly handoffs: { readonly count: number; readonly people: number };
}

/** Sums alone: of whom and of which message they are made is not kept, and nobody can be asked out of them. */
export interface WeekCounts {
  add(tenant: TenantId, week: string, delivered: Delivered): Promise<void>;
  addHandoff(tenant: TenantId, week: string, people: readonly UserId[]): Promise<void>;
  read(tenant: TenantId, week: string): Promise<WeekFigures>;
}
