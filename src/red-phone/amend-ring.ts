import type { TenantId, UserId } from '../ids.ts';
import { amended } from './amend-call.ts';
import { type Call, LATE_MS } from './call.ts';
import type { CallDeps } from './deps.ts';
import type { Recipients } from './recipients.ts';
import { callerOf, type Ring } from './ring.ts';

/**
 * Brings an edit of a message into the call that the message has made or joined; `who` is undefined where it calls
 * nobody. Whoever has muted the caller of that call is not called by it, whoever adds them. Answers of whom that call tells then: whom it calls, and whom it does not since it reaches only so many.
 */
export async function amend(
  tenant: TenantId,
  ring: Ring,
  made: Call,
  who: Recipients | undefined,
  most: number,
  now: number,
  deps: CallDeps,
): Promise<ReadonlySet<UserId>> {
  const { people, left, unread } = who ?? { people: [], left: [], unread: [] };
  const callers = callerOf(ring) === callerOf(made.ring) ? [ring] : [ring, made.ring];
  const mutes = await Promise.all(callers.map((by) => mutesOf(tenant, by, { people }, now, deps)));
  const muted = new Set(mutes.flatMap((each) => [...each]));
  const isLate = now - (ring.saidAt ?? ring.arrivedAt) > LATE_MS;
  const changed = await deps.calls.change(tenant, made.id, (call) =>
    amended(call, { ring, who: { people, left, unread }, muted, isLate, most }, now),
  );
  await deps.urgentBells.ring(tenant, now);
  return new Set([...(changed?.call.people.map(({ user }) => user) ?? []), ...(changed?.call.left ?? [])]);
}

/** Those who take no calls from the caller today. */
export async function mutesOf(
  tenant: TenantId,
  ring: Ring,
  { people }: Pick<Recipients, 'people'>,
  now: number,
  { brake }: CallDeps,
): Promise<ReadonlySet<UserId>> {
  const users = people.map(({ user }) => user);
  return await brake.mutes(tenant, callerOf(ring), users, now);
}
