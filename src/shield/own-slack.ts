import type { TenantId, UserId } from '../ids.ts';
import type { DndNow } from './decide.ts';
import type { Status } from './status.ts';

/** What Slack says to a snooze that it took. */
export interface Snoozed {
  readonly isOn: boolean;
  /** UTC ms; undefined where Slack does not say. */
  readonly endsAt: number | undefined;
}

/**
 * Slack in a person's own name, with their own token. Every call may throw what the calls of `Slack` throw, and
 * TokenGoneError. A call for which the workspace's budget is spent throws RetryLaterError, and keeps the person's
 * place in the line.
 */
export interface OwnSlack {
  /** Waits for the turn to change somebody's snooze: 0 to go ahead, else the ms of `wall` until then. */
  turn(tenant: TenantId, user: UserId, change: 'set' | 'end'): Promise<number>;
  dnd(tenant: TenantId, user: UserId): Promise<DndNow>;
  /** The same without waiting in line; undefined where there is no budget to spare for it. */
  glance(tenant: TenantId, user: UserId): Promise<DndNow | undefined>;
  /** Only after `turn`. Takes the place of any snooze that runs. */
  snooze(tenant: TenantId, user: UserId, minutes: number): Promise<Snoozed>;
  /** Only after `turn`. That none runs is no error. */
  endSnooze(tenant: TenantId, user: UserId): Promise<void>;
  /** For a call: like `dnd` and `endSnooze`, out of turn and from a budget that nobody else spends. */
  dndNow(tenant: TenantId, user: UserId): Promise<DndNow>;
  endSnoozeNow(tenant: TenantId, user: UserId): Promise<void>;
  /** The session of their notification schedule that runs; the next one begins as scheduled. */
  endScheduleNow(tenant: TenantId, user: UserId): Promise<void>;
  status(tenant: TenantId, user: UserId): Promise<Status>;
  /** Answers it as Slack has it then. */
  setStatus(tenant: TenantId, user: UserId, status: Status): Promise<Status>;
  /** Gives the token back to Slack. One that is gone already is no error. */
  revoke(tenant: TenantId, user: UserId): Promise<void>;
}

/** Slack no longer takes the person's token, or there is none: what Sluice set can only run out by itself. */
export class TokenGoneError extends Error {
  override readonly name = 'TokenGoneError';
}
