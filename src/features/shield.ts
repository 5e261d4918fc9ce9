import { shieldRoutes } from '../adapters/slack/oauth-routes.ts';
import type { Deliver } from '../digest/deliver.ts';
import type { PeopleDeps } from '../people/deps.ts';
import type { ReceiptRoles } from '../receipts/roles.ts';
import type { CallDeps } from '../red-phone/deps.ts';
import { endForCall, restoreAfterCall } from '../shield/call.ts';
import { lookingAfterChanges } from '../shield/changes.ts';
import type { ShieldDeps } from '../shield/deps.ts';
import { shieldEvents } from '../shield/events.ts';
import { awaitHearing } from '../shield/hearing.ts';
import { createShieldHandler, lookAt } from '../shield/job.ts';
import { isShieldedUntil } from '../shield/known.ts';
import { registerShield } from '../shield/listeners.ts';
import { protectionOf } from '../shield/protection.ts';
import { silentBlockLine } from '../shield/quiet-hours.ts';
import { answerCallback, answerLink } from '../shield/web.ts';
import type { Feature, Parts } from './feature.ts';

/** The parts with people who are looked at when they change, and with what their senders may be told. */
export function withShields(parts: Parts): Parts & Pick<ReceiptRoles, 'isShieldedUntil'> {
  const looks = { ...parts, ...parts.shield };
  return {
    ...parts,
    people: lookingAfterChanges(
      parts.people,
      (tenant, user, at) => lookAt(looks, tenant, user, at),
      parts.clock,
    ),
    isShieldedUntil: (tenant, user, until, now) => isShieldedUntil(looks, tenant, user, until, now),
  };
}

/** Do Not Disturb and status between blocks. */
export function shieldFeature(
  parts: Parts,
  refreshHome: ShieldDeps['refreshHome'],
): Feature &
  Pick<PeopleDeps, 'protectionOf' | 'silentBlockLine'> &
  Pick<CallDeps, 'endForCall' | 'restoreAfterCall'> & { readonly awaitHearing: Deliver['awaitHearing'] } {
  const deps: ShieldDeps = { ...parts, ...parts.shield, refreshHome };
  const looks = { ...parts, ...parts.shield };
  return {
    handlers: { shield: createShieldHandler(deps) },
    later: shieldEvents(deps),
    routes: shieldRoutes(
      { link: (query) => answerLink(deps, query), callback: (query) => answerCallback(deps, query) },
      (err) => parts.log.error({ err }, 'A page of the shield could not be answered'),
    ),
    register: (bolt) => registerShield(bolt, deps),
    protectionOf: (tenant, person, now) => protectionOf(looks, tenant, person, now),
    silentBlockLine: (tenant, person, now) => silentBlockLine(looks, tenant, person, now),
    endForCall: (tenant, user, call, now) => endForCall(deps, tenant, user, call, now),
    restoreAfterCall: (tenant, user, call, now) => restoreAfterCall(deps, tenant, user, call, now),
    awaitHearing: (tenant, person, shield, claim, now) =>
      awaitHearing(deps, tenant, person, shield, claim, now),
  };
}
