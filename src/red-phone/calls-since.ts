import type { ChannelId, MessageRef, TenantId, UserId } from '../ids.ts';
import { type Call, calledIn } from './call.ts';
import type { CallDeps } from './deps.ts';
import { type Look, lookOf } from './paint.ts';

/** A call to a person as their App Home tells of it. Instants are UTC ms of `now`. */
export interface CallSince {
  readonly id: string;
  readonly at: number;
  /** Undefined where an app called. */
  readonly caller: UserId | undefined;
  readonly phrase: string | undefined;
  readonly channel: ChannelId | undefined;
  readonly source: MessageRef | undefined;
  readonly look: Look;
}

/** The calls to a person since then, the newest first. */
export async function callsSince(
  tenant: TenantId,
  user: UserId,
  since: number,
  { calls }: Pick<CallDeps, 'calls'>,
): Promise<readonly CallSince[]> {
  const found = await calls.since(tenant, user, since);
  return found.flatMap((call: Call) => {
    const person = calledIn(call, user);
    if (person === undefined) return [];
    const { id, openedAt, ring } = call;
    const { caller, phrase, channel, source } = ring;
    return [{ id, at: openedAt, caller: caller.user, phrase, channel, source, look: lookOf(call, person) }];
  });
}
