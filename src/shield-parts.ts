import type { Encryption } from './adapters/encryption.ts';
import type { RedisClient } from './adapters/redis/scripts.ts';
import { createSlots } from './adapters/redis/shield-slots.ts';
import { createShieldLinks, createUserTokens } from './adapters/redis/shield-tokens.ts';
import { createShields } from './adapters/redis/shields.ts';
import { createFreshToken } from './adapters/slack/fresh-token.ts';
import { createOAuth } from './adapters/slack/oauth.ts';
import { createCoverage } from './adapters/slack/oauth-coverage.ts';
import { createQuietHoursOf } from './adapters/slack/quiet-hours.ts';
import { createOwnSlack } from './adapters/slack/user-tokens.ts';
import type { CallSlack, WebApiOptions } from './adapters/slack/web-api.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { ShieldDeps } from './shield/deps.ts';
import type { QuietHoursOf } from './shield/quiet-hours.ts';
import type { HttpWorkspace, SlackSite, SocketWorkspace } from './slack-config.ts';

/** What shields stand on outside of the app. */
export interface ShieldParts
  extends Pick<
      ShieldDeps,
      | 'shields'
      | 'userTokens'
      | 'shieldLinks'
      | 'own'
      | 'oauth'
      | 'coverage'
      | 'shieldConfig'
      | 'authorizeUrl'
    >,
    Pick<ShieldDeps, 'againMs'> {
  readonly quietHoursOf: QuietHoursOf;
}

interface ShieldOptions extends Pick<WebApiOptions, 'apiUrl' | 'tiers' | 'timeoutMs' | 'onCall'> {
  readonly slackConfig: SlackSite & (SocketWorkspace | HttpWorkspace);
  readonly encryption: Encryption;
  readonly clock: Clock;
  readonly minuteMs: number;
  readonly againMs: number;
  readonly log: Log;
  /** With the bot's token; people's own are kept apart from it. */
  readonly callSlack: CallSlack;
}

export function createShieldParts(options: ShieldOptions, redis: RedisClient): ShieldParts {
  const { slackConfig, encryption, clock, minuteMs, againMs, log, callSlack, ...calling } = options;
  const { authorizeUrl, shield: shieldConfig } = slackConfig;
  const userTokens = createUserTokens(redis, encryption);
  const slots = createSlots(redis, clock, minuteMs);
  const { wall } = clock;
  const oauth = createOAuth(calling.apiUrl, wall, calling.timeoutMs);
  const client = shieldConfig.kind === 'ready' ? shieldConfig : undefined;
  const tokenFor = createFreshToken({ tokens: userTokens, oauth, client, wall, log });
  return {
    shields: createShields(redis),
    userTokens,
    shieldLinks: createShieldLinks(redis),
    own: createOwnSlack({ ...calling, tokenFor, slots, callSlack, againMs }),
    oauth,
    coverage: createCoverage(callSlack),
    quietHoursOf: createQuietHoursOf(callSlack, slots),
    shieldConfig,
    authorizeUrl,
    againMs,
  };
}
