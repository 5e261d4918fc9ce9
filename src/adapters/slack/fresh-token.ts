import { HOUR, MINUTE, SECOND } from '../../clock.ts';
import { coerceError, RetryLaterError } from '../../errors.ts';
import type { TenantId, UserId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { Secret } from '../../secret.ts';
import type { OAuth } from '../../shield/deps.ts';
import { TokenGoneError } from '../../shield/own-slack.ts';
import type { UserToken, UserTokens } from '../../shield/record.ts';
import { SlackRefusal } from '../../slack.ts';
import type { OAuthClient } from '../../slack-config.ts';

/** So long before its end a token is exchanged for the next one: there is time to try again. ms of `wall` */
const EARLY_MS = 2 * HOUR;
/** One that ends sooner is not used any more: it may be over when Slack reads it. */
const LAST_MS = MINUTE;
/** How soon it is looked whether another process has brought a new one. */
const LOOK_MS = SECOND / 4;
/** How soon it is tried again where Slack does not take this app's own credentials. */
const MENDED_MS = 5 * MINUTE;

/** Slack's answers that mean: with this, nobody gets another token. */
const over = new Set([
  'account_inactive',
  'invalid_grant',
  'invalid_refresh_token',
  'token_expired',
  'token_revoked',
]);

interface Needs {
  readonly tokens: Pick<UserTokens, 'find' | 'swap' | 'lock'>;
  readonly oauth: Pick<OAuth, 'renew'>;
  /** Undefined where the operator has taken it away. */
  readonly client: OAuthClient | undefined;
  readonly wall: () => number;
  readonly log: Pick<Log, 'warn'>;
}

/** A person's token to call with; `refused` is one that Slack has just called expired. */
export type FreshToken = (tenant: TenantId, user: UserId, refused?: Secret) => Promise<Secret>;

/**
 * Where an app has token rotation on, people's tokens end after twelve hours, and each is exchanged for the next one
 * with a key that works once. One process at a time does that, so that none takes the key from the other.
 * @throws TokenGoneError where there is none any more, RetryLaterError while it cannot be had
 */
export function createFreshToken({ tokens, oauth, client, wall, log }: Needs): FreshToken {
  return async (tenant, user, refused) => {
    const kept = await find(tenant, user);
    if (leftOf(kept, refused) > EARLY_MS) return kept.token;
    const letGo = await tokens.lock(tenant, user);
    if (letGo === undefined) return usable(kept, refused) ?? later('Somebody is renewing it', LOOK_MS);
    try {
      // Another may have brought it meanwhile.
      const latest = await find(tenant, user);
      return leftOf(latest, refused) > EARLY_MS ? latest.token : await renewed(tenant, user, latest, refused);
    } finally {
      await letGo();
    }
  };

  async function find(tenant: TenantId, user: UserId): Promise<UserToken> {
    const kept = await tokens.find(tenant, user);
    if (kept === undefined) throw new TokenGoneError('There is no token of theirs');
    return kept;
  }

  function leftOf({ token, renewal }: UserToken, refused: Secret | undefined): number {
    if (renewal === undefined) return Number.POSITIVE_INFINITY;
    return refused?.reveal() === token.reveal() ? 0 : renewal.expiresAt - wall();
  }

  function usable(kept: UserToken, refused: Secret | undefined): Secret | undefined {
    return leftOf(kept, refused) > LAST_MS ? kept.token : undefined;
  }

  /** What stands in the way costs nothing while the old one is still good. */
  async function renewed(
    tenant: TenantId,
    user: UserId,
    kept: UserToken,
    refused: Secret | undefined,
  ): Promise<Secret> {
    try {
      if (kept.renewal === undefined) return kept.token;
      if (client === undefined) later('The app has no credentials to renew a token', MENDED_MS);
      const next = await oauth.renew(client, kept.renewal.key);
      await tokens.swap(tenant, user, kept, next);
      return next.token;
    } catch (error) {
      const old = usable(kept, refused);
      log.warn({ tenant, err: coerceError(error) }, 'A token of a shield could not be renewed');
      if (old !== undefined) return old;
      if (!(error instanceof SlackRefusal)) throw error;
      if (!over.has(error.code)) later(`Slack does not renew a token: ${error.code}`, MENDED_MS, error);
      throw new TokenGoneError(`Slack does not renew their token: ${error.code}`, { cause: error });
    }
  }
}

function later(why: string, ms: number, cause?: Error): never {
  throw new RetryLaterError(why, ms, { cause });
}
