import type { ChannelId, GroupId, MessageRef, TenantId, UserId } from '../ids.ts';

/** What asks for a call: a message with a declared word, a command, a form. */
export interface Ring {
  /** The source message's id as the mentions have it, or `asked-<random>`. */
  readonly id: string;
  readonly caller: { readonly user?: UserId; readonly app?: string };
  readonly users: readonly UserId[];
  readonly groups: readonly GroupId[];
  readonly channel: ChannelId | undefined;
  /** The message whose thread shows what became of it. */
  readonly source: MessageRef | undefined;
  /** The declared phrase; undefined where somebody rang without one. */
  readonly phrase: string | undefined;
  /** The sender's words; sealed wherever they are kept. */
  readonly reason: string;
  /** The caller has seen who is disturbed, and that the budget is over. */
  readonly isConfirmed: boolean;
  /** UTC ms of `now` */
  readonly arrivedAt: number;
}

/** Makes the call durable and due at once; safe to repeat with the same id. */
export type RingUp = (tenant: TenantId, ring: Ring, now: number) => Promise<void>;
