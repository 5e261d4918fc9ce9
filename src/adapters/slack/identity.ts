import type { TenantId, UserId } from '../../ids.ts';
import type { CallSlack } from './web-api.ts';

/** Who the bot token says that we are. */
export interface Identity {
  readonly tenant: TenantId;
  readonly botUser: UserId;
  readonly botId: string;
  readonly appId: string;
  /** "https://acme.slack.com/" */
  readonly url: string;
}

/** Asks Slack. @throws SlackRefusal with `invalid_auth` and the like where the token is no good. */
export async function whoAmI(call: CallSlack): Promise<Identity> {
  // Before the tenant is known, its budget is kept under a name of its own.
  const me = await call('unknown', 'auth.test');
  const tenant = String(me['team_id']);
  const { bot } = await call(tenant, 'bots.info', { bot: me['bot_id'] });
  return {
    tenant,
    botUser: String(me['user_id']),
    botId: String(me['bot_id']),
    appId: String((bot as { app_id?: unknown } | undefined)?.app_id),
    url: String(me['url']),
  };
}

/**
 * The tenant that a request is for. A message of a shared channel names each workspace that may see it; ours is
 * enough. Undefined where it is for another workspace or another app.
 */
export function tenantOf(
  body: Readonly<Record<string, unknown>>,
  { tenant, appId }: Identity,
): TenantId | undefined {
  const app = body['api_app_id'];
  if (app !== undefined && app !== appId) return undefined;
  const authorized = (body['authorizations'] ?? []) as readonly { readonly team_id?: string }[];
  const team = body['team'] as { readonly id?: string } | null | undefined;
  const user = body['user'] as { readonly team_id?: string } | undefined;
  const named = [
    body['team_id'],
    body['context_team_id'],
    team?.id,
    typeof user === 'object' ? user.team_id : undefined,
    ...authorized.map(({ team_id: id }) => id),
  ];
  return named.includes(tenant) ? tenant : undefined;
}
