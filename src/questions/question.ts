import { DAY } from '../clock.ts';
import type { ChannelId, GroupId, MessageRef, TenantId, Ts, UserId } from '../ids.ts';

/** Somebody asked somebody something in a message, by name or in a group: ids and an instant, no text. */
export interface Question {
  readonly ref: MessageRef;
  readonly asker: UserId;
  /** On the asker's own page a group stands for its members. */
  readonly asked: UserId | GroupId;
  /** It asks a group that the person is in: it ends for all of them when one answers or passes it on. */
  readonly isOfGroup: boolean;
  /** UTC ms */
  readonly askedAt: number;
  /** The asker cannot go on without an answer, as far as their words show it. */
  readonly isBlocked: boolean;
  /** The asked person has said that it is not for them; it still waits for the asker. */
  readonly isDeclined: boolean;
}

/** What one version of a message asks; nobody in it for nothing, or nothing any more. */
export interface Asking {
  readonly ref: MessageRef;
  readonly version: Ts;
  readonly asker: UserId;
  /** Whether the question also stands on the asker's own page. */
  readonly isAskerIn: boolean;
  /** By name. */
  readonly asked: readonly UserId[];
  /** As members of `groups`. */
  readonly members: readonly UserId[];
  readonly groups: readonly GroupId[];
  readonly isBlocked: boolean;
}

/**
 * The open questions, for the pages of those whom they concern and for nobody else. Each method is one atomic step and
 * safe to repeat; those that change something answer whose pages look otherwise now. Every `now` is UTC ms.
 */
export interface Questions {
  /** An older version than what is known changes nothing; whoever has answered is not asked again by an edit. */
  ask(tenant: TenantId, asking: Asking, now: number): Promise<readonly UserId[]>;
  /** The message is gone, or another says the same better. It asks nothing any more, even if it is yet to come. */
  withdraw(tenant: TenantId, channel: ChannelId, ts: Ts, now: number): Promise<readonly UserId[]>;
  /** The person wrote in the thread at `by`, or reacted to its message `ts` (no `by`). */
  answer(
    tenant: TenantId,
    user: UserId,
    of: { readonly channel: ChannelId; readonly ts: Ts; readonly by?: Ts },
    now: number,
  ): Promise<readonly UserId[]>;
  /** The asked person says that it is not for them; of a group's members each for themself. */
  decline(tenant: TenantId, user: UserId, ref: Named, now: number): Promise<readonly UserId[]>;
  /** The asker needs no answer any more of `asked`. */
  settle(
    tenant: TenantId,
    asker: UserId,
    ref: Named & { readonly asked: UserId | GroupId },
    now: number,
  ): Promise<readonly UserId[]>;
  /** Empty where it did not wait on `from`. */
  passOn(tenant: TenantId, from: UserId, to: UserId, ref: Named, now: number): Promise<readonly UserId[]>;
  /** Whether anything may wait for an answer of the person: a second old at most, and asks Redis no oftener. */
  isAsked(tenant: TenantId, user: UserId): Promise<boolean>;
  waitingOn(tenant: TenantId, user: UserId, now: number): Promise<readonly Question[]>;
  askedBy(tenant: TenantId, user: UserId, now: number): Promise<readonly Question[]>;
}

type Named = Pick<MessageRef, 'channel' | 'ts'>;

/** What nobody has answered for so long is asked no more. */
export const QUESTION_MS = 7 * DAY;

/** Who cannot go on comes first, and then who has waited longest. */
export function mostUrgentFirst(questions: readonly Question[]): readonly Question[] {
  return questions.toSorted((a, b) => Number(b.isBlocked) - Number(a.isBlocked) || a.askedAt - b.askedAt);
}
