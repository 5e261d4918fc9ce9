import type { Agenda, Bells } from '../agenda/agenda.ts';
import type { Clock } from '../clock.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Secret } from '../secret.ts';
import type { Slack } from '../slack.ts';
import type { OAuthClient, ShieldConfig } from '../slack-config.ts';
import type { OwnSlack } from './own-slack.ts';
import type { ShieldLinks, Shields, UserToken, UserTokens } from './record.ts';

/** What shields rest on. */
export interface ShieldDeps {
  readonly shields: Shields;
  readonly userTokens: UserTokens;
  readonly shieldLinks: ShieldLinks;
  readonly own: OwnSlack;
  readonly oauth: OAuth;
  readonly coverage: Coverage;
  readonly shieldConfig: ShieldConfig;
  /** How soon what Slack gave no answer to is looked at again, ms of `wall`. */
  readonly againMs: number;
  /** Slack's page of consent. */
  readonly authorizeUrl: string;
  readonly agenda: Pick<Agenda, 'schedule' | 'done' | 'postpone'>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly people: Pick<People, 'find' | 'policy'>;
  readonly directory: Pick<Directory, 'profile'>;
  readonly slack: Pick<Slack, 'dm' | 'post' | 'findByBatch' | 'openModal' | 'updateModal'>;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  /** Shows the person's App Home as it is now; `hash` is of the page on which they pressed something. */
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
}

/** Exchanges what Slack gave the browser for a token. @throws SlackRefusal where Slack does not take it */
export interface OAuth {
  exchange(client: OAuthClient, code: string, redirectUri: string): Promise<Grant>;
  /** The next token for one that ends; `key` works once. Throws what the calls of `Slack` throw as well. */
  renew(client: OAuthClient, key: Secret): Promise<UserToken>;
}

/** Whom a token speaks for, and what it may do. */
export interface Grant extends UserToken {
  readonly tenant: TenantId;
  readonly user: UserId;
  readonly scopes: readonly string[];
}

/** Where a person is and Sluice is not. */
export interface Coverage {
  publicChannelsWithout(tenant: TenantId, user: UserId): Promise<readonly ChannelId[]>;
}
