import { MINUTE } from '../clock.ts';
import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { isOwn } from './decide.ts';
import type { ShieldDeps } from './deps.ts';

/** What Slack said is believed for as long: people end a shield by hand, and Slack tells nobody. */
const BELIEVED_MS = 5 * MINUTE;

/** Whether it is known that Slack stays silent for the person until then: the only ground for a promise of it. */
export async function isShieldedUntil(
  deps: Pick<ShieldDeps, 'shields' | 'own' | 'log'>,
  tenant: TenantId,
  user: UserId,
  until: number,
  now: number,
): Promise<boolean> {
  const record = await deps.shields.find(tenant, user);
  const { snooze, seenAt = 0 } = record ?? {};
  const isLong = (endsAt: number): boolean => endsAt > now && endsAt >= until - MINUTE;
  if (snooze?.isConfirmed !== true || !isLong(snooze.endsAt)) return false;
  if (now - seenAt < BELIEVED_MS) return true;
  const dnd = await deps.own.glance(tenant, user).catch((thrown: unknown) => {
    deps.log.info({ tenant, err: coerceError(thrown) }, 'It is not known whether a shield is on');
    return undefined;
  });
  if (dnd === undefined) return false;
  const isOn = dnd.snoozeEndsAt !== undefined && isOwn(dnd.snoozeEndsAt, snooze);
  const found = isOn ? { seenAt: now } : { snooze: undefined, liftedAt: now };
  await deps.shields.change(tenant, user, (latest) => {
    // Meanwhile another one may have been set.
    return latest.snooze?.endsAt === snooze.endsAt ? { ...latest, ...found } : latest;
  });
  return isOn;
}
