import type { CommsBlock } from './blocks.ts';
import type { Zone } from './zone.ts';

/** One weekly window on the wall clock. An end at or before the start is on the next day. */
export interface WeeklyBlock {
  /** ISO weekdays, 1 (Monday) to 7 (Sunday), of the window's start. */
  readonly days: readonly number[];
  /** `HH:MM` */
  readonly start: string;
  /** `HH:MM` or `24:00` */
  readonly end: string;
}

/** Local dates, both included. */
export interface Absence {
  /** `YYYY-MM-DD` */
  readonly from: string;
  /** `YYYY-MM-DD` */
  readonly to: string;
}

/** One block moved once; it keeps its length. A later move may take up where an earlier one ended. */
export interface MovedBlock {
  /** The start of the block that is moved, ms. */
  readonly from: number;
  /** Where it starts instead, ms. */
  readonly to: number;
}

/** All that decides when a person reads. */
export interface Calendar {
  readonly blocks: readonly WeeklyBlock[];
  readonly zone: Zone;
  readonly absences: readonly Absence[];
  /** Unscheduled blocks. They hold during an absence too, since somebody asked for them. */
  readonly opens: readonly CommsBlock[];
  readonly moved: readonly MovedBlock[];
}
