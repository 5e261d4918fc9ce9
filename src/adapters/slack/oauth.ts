import { WebClient } from '@slack/web-api';
import { SECOND } from '../../clock.ts';
import { Secret } from '../../secret.ts';
import type { OAuth } from '../../shield/deps.ts';
import type { UserToken } from '../../shield/record.ts';
import { SlackRefusal } from '../../slack.ts';
import type { OAuthClient } from '../../slack-config.ts';
import { CALL_TIMEOUT_MS, silent, whoseMove } from './web-api.ts';

interface RawToken {
  readonly access_token?: string;
  readonly refresh_token?: string;
  /** Seconds. */
  readonly expires_in?: number;
}

/** A code brings the person's token below `authed_user`; a renewal brings it at the top. */
interface AccessAnswer extends RawToken {
  readonly team?: { readonly id?: string } | null;
  readonly authed_user?: RawToken & { readonly id?: string; readonly scope?: string };
}

const method = 'oauth.v2.access';

/** Exchanges a code, or the key of a token that ends, for a person's token. Each works once, so nothing is tried twice. */
export function createOAuth(apiUrl: string, wall: () => number, timeoutMs: number = CALL_TIMEOUT_MS): OAuth {
  const web = new WebClient(undefined, {
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    headers: {},
    logger: silent,
  });

  return {
    async exchange(client, code, redirectUri) {
      const { authed_user: person = {}, team } = await access(client, { code, redirect_uri: redirectUri });
      const { id, scope = '' } = person;
      if (id === undefined) throw new SlackRefusal(method, 'no_user_token');
      return { tenant: String(team?.id), user: id, scopes: scope.split(','), ...tokenIn(person, wall()) };
    },

    async renew(client, key) {
      const answer = await access(client, { grant_type: 'refresh_token', refresh_token: key.reveal() });
      return tokenIn(answer.authed_user?.access_token === undefined ? answer : answer.authed_user, wall());
    },
  };

  async function access(client: OAuthClient, given: Readonly<Record<string, string>>): Promise<AccessAnswer> {
    try {
      const answer: unknown = await web.apiCall(method, {
        client_id: client.clientId,
        client_secret: client.clientSecret.reveal(),
        ...given,
      });
      return answer as AccessAnswer;
    } catch (thrown) {
      throw whoseMove(method, thrown).error;
    }
  }
}

function tokenIn(
  { access_token: token, refresh_token: key, expires_in: seconds }: RawToken,
  now: number,
): UserToken {
  if (token === undefined) throw new SlackRefusal(method, 'no_user_token');
  const ends = key !== undefined && seconds !== undefined;
  return {
    token: new Secret(token),
    renewal: ends ? { key: new Secret(key), expiresAt: now + seconds * SECOND } : undefined,
  };
}
