import type { TenantId, UserId } from '../ids.ts';
import { instantOf } from '../ids.ts';
import { ACTIVITY_MS, USUAL_MS } from './activity.ts';
import type { Ask } from './ask.ts';
import type { CatchupDeps } from './deps.ts';
import { type Window, wholeWindow, windowFrom } from './window.ts';

/**
 * From when on the person is caught up: as they said; of a thread all of it; else since they were last there, as far as
 * that is known; else for a day.
 */
export async function windowOf(
  tenant: TenantId,
  user: UserId,
  channel: string,
  { kind, since }: Pick<Exclude<Ask, { kind: 'question' }>, 'kind' | 'since'>,
  now: number,
  { activity }: Pick<CatchupDeps, 'activity'>,
): Promise<Window> {
  if (since !== undefined) return windowFrom(since, now);
  if (kind === 'thread') return wholeWindow(now);
  const last = await activity.lastIn(tenant, user, channel);
  const isKnown = last !== undefined && now - instantOf(last) <= ACTIVITY_MS;
  return windowFrom(isKnown ? last : now - USUAL_MS, now);
}
