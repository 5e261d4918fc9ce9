import { button, section } from '../block-kit.ts';
import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Person } from '../people/person.ts';
import { wordsFor } from '../words/words.ts';
import { SHIELD_ACTIONS } from './action-ids.ts';
import { adjustSnooze } from './adjust-snooze.ts';
import { adjustStatus } from './adjust-status.ts';
import type { ShieldDeps } from './deps.ts';
import type { Wanted } from './gap.ts';
import type { Looked } from './outcome.ts';
import type { TokenGoneError } from './own-slack.ts';
import type { ShieldRecord } from './record.ts';

const LEFT: Wanted = { kind: 'off', reason: 'left', lookAt: undefined };

/** Ends what Sluice set, gives the token back and forgets. Done again after a crash it goes on where it was. */
export async function dismantle(
  deps: ShieldDeps,
  tenant: TenantId,
  record: ShieldRecord,
  person: Person | undefined,
  attempts: number,
  now: number,
): Promise<Looked> {
  const adjusted = await adjustSnooze(deps, tenant, record, LEFT, undefined, attempts);
  if (adjusted.kind === 'wait') return adjusted;
  await adjustStatus(deps, tenant, adjusted.record, person, LEFT, attempts, now);
  await deps.own.revoke(tenant, record.user);
  await forgetShield(deps, tenant, record.user);
  return { kind: 'done', next: undefined };
}

export async function forgetShield(
  { userTokens, shields }: Pick<ShieldDeps, 'userTokens' | 'shields'>,
  tenant: TenantId,
  user: UserId,
): Promise<void> {
  await userTokens.forget(tenant, user);
  await shields.forget(tenant, user);
}

/** Slack no longer takes the token: what is on runs out by itself, and the person is told how to have it back. */
export async function loseToken(
  deps: ShieldDeps,
  tenant: TenantId,
  { user }: ShieldRecord,
  person: Person | undefined,
  error: TokenGoneError,
  now: number,
): Promise<void> {
  deps.log.warn({ tenant, err: error }, 'Slack no longer takes the token of a shield');
  if (person === undefined) {
    await forgetShield(deps, tenant, user);
    return;
  }
  await deps.userTokens.forget(tenant, user);
  const trouble = { what: 'token-gone', at: now } as const;
  await deps.shields.change(tenant, user, (record) => ({ ...record, turnAt: undefined, trouble }));
  const { shield } = wordsFor(person.locale);
  const again = button(SHIELD_ACTIONS.offer, shield.again);
  const blocks = [section(shield.tokenGone, { accessory: again })];
  try {
    const channel = await deps.slack.dm(tenant, user);
    await deps.slack.post(tenant, { channel, text: shield.tokenGone, blocks });
  } catch (thrown) {
    // It stands in App Home and in /comms as well.
    deps.log.warn(
      { tenant, err: coerceError(thrown) },
      'Somebody could not be told that their shield is off',
    );
  }
}
