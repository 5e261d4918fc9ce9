import { z } from 'zod';
import type { TenantId, UserId } from '../ids.ts';
import { NudgeKind } from '../people/policy.ts';

/** What somebody wants to hear no more of. */
export const Muted = z.union([NudgeKind, z.literal('all')]);
export type Muted = z.infer<typeof Muted>;

export interface Turn {
  readonly kind: NudgeKind;
  /** The mention's id. */
  readonly message: string;
  /** The claim's id. */
  readonly claim: string;
}

/** When somebody was last nudged about what, and what they want to hear no more of. Nothing of what they wrote. */
export interface Nudged {
  /**
   * Takes the turn to nudge somebody about something at `now`: true where they were not within `cooldownMs`, and have
   * not opted out. The same claim may take it again, so that what failed can be tried again; another one of the same
   * message never.
   */
  take(tenant: TenantId, user: UserId, turn: Turn, cooldownMs: number, now: number): Promise<boolean>;
  muted(tenant: TenantId, user: UserId): Promise<ReadonlySet<Muted>>;
  mute(tenant: TenantId, user: UserId, what: Muted): Promise<void>;
  /** Everything may come again. */
  unmute(tenant: TenantId, user: UserId): Promise<void>;
}
