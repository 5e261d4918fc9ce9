import { RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Later } from '../mentions/events.ts';
import type { SlackEvent } from '../mentions/message.ts';
import type { ShieldDeps } from './deps.ts';
import { forgetShield } from './dismantle.ts';
import { TokenGoneError } from './own-slack.ts';

/** What Slack's events mean for shields. Each is safe to hear twice. */
export function shieldEvents(deps: ShieldDeps): Readonly<Record<string, Later>> {
  return {
    tokens_revoked: async (tenant, event, arrivedAt) => {
      const { tokens } = event as SlackEvent & { tokens?: { oauth?: readonly UserId[] } };
      for (const user of tokens?.oauth ?? []) await onRevoked(deps, tenant, user, arrivedAt);
    },
  };
}

/**
 * They took it back on Slack's side. Slack says whose token is gone and not which: a newer one, by which they have
 * allowed it again since, is still good and stays.
 */
async function onRevoked(deps: ShieldDeps, tenant: TenantId, user: UserId, now: number): Promise<void> {
  const record = await deps.shields.find(tenant, user);
  if (record === undefined) return;
  try {
    await deps.own.dnd(tenant, user);
  } catch (error) {
    if (error instanceof RetryLaterError) throw error;
    if (!(error instanceof TokenGoneError)) return;
    const { endsAt = 0 } = record.snooze ?? {};
    // What Sluice set runs on, and a call has to know.
    if (endsAt > now) await deps.shields.leaveSilent(tenant, user, endsAt, now);
    await forgetShield(deps, tenant, user);
  }
}
