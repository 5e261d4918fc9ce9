import { WebClient } from '@slack/web-api';
import { Secret } from '../../secret.ts';
import type { OAuth } from '../../shield/deps.ts';
import { SlackRefusal } from '../../slack.ts';
import type { OAuthClient } from '../../slack-config.ts';
import { CALL_TIMEOUT_MS, silent, whoseMove } from './web-api.ts';

interface AccessAnswer {
  readonly team?: { readonly id?: string } | null;
  readonly authed_user?: { readonly id?: string; readonly access_token?: string; readonly scope?: string };
}

/** Exchanges a code for a person's token. A code is good for one exchange, so nothing is tried twice. */
export function createOAuth(apiUrl: string, timeoutMs: number = CALL_TIMEOUT_MS): OAuth {
  const web = new WebClient(undefined, {
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    headers: {},
    logger: silent,
  });
  const method = 'oauth.v2.access';

  return {
    async exchange(client, code, redirectUri) {
      const { authed_user: person, team } = await access(client, code, redirectUri);
      const { id, access_token: token, scope = '' } = person ?? {};
      if (id === undefined || token === undefined) throw new SlackRefusal(method, 'no_user_token');
      return { tenant: String(team?.id), user: id, token: new Secret(token), scopes: scope.split(',') };
    },
  };

  async function access(client: OAuthClient, code: string, redirectUri: string): Promise<AccessAnswer> {
    try {
      const answer: unknown = await web.apiCall(method, {
        client_id: client.clientId,
        client_secret: client.clientSecret.reveal(),
        code,
        redirect_uri: redirectUri,
      });
      return answer as AccessAnswer;
    } catch (thrown) {
      throw whoseMove(method, thrown).error;
    }
  }
}
