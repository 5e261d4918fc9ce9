import type { App } from '@slack/bolt';
import type { Stores } from './adapters/redis/stores.ts';
import type { CallSlack } from './adapters/slack/web-api.ts';
import type { Bells } from './agenda/agenda.ts';
import type { Handlers } from './agenda/work-off.ts';
import type { Clock } from './clock.ts';
import { deliverDigest } from './digest/deliver.ts';
import type { Log } from './log.ts';
import { type Ingestion, type Later, workInbox } from './mentions/events.ts';
import type { FactsCache } from './mentions/facts.ts';
import type { Directory, DirectoryNews } from './people/directory.ts';
import type { Zones } from './schedule/zone.ts';
import type { Slack } from './slack.ts';

/** What the features are made of. */
export interface Parts extends Stores {
  readonly slack: Slack;
  readonly callSlack: CallSlack;
  readonly directory: Directory;
  readonly news: DirectoryNews;
  readonly facts: FactsCache;
  readonly bells: Bells;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing: { readonly settleMs: number };
}

export interface Features {
  /** What they do of the agenda. */
  handlers(ingestion: Ingestion): Handlers;
  /** What they do of Slack's events, through the inbox. */
  readonly later: Readonly<Record<string, Later>>;
  /** What people do: commands, buttons, forms. */
  register(bolt: App): void;
}

/** The features, each given what it asks for: they do not know one another. */
export function createFeatures(parts: Parts): Features {
  const { agenda, timing } = parts;

  return {
    handlers: (ingestion) => ({
      async inbox(tenant, claim, now) {
        await workInbox(tenant, claim.thing, ingestion);
        await agenda.done(tenant, claim, now);
      },
      digest: (tenant, claim, now) =>
        deliverDigest(tenant, claim, now, {
          ...parts,
          settleMs: timing.settleMs,
          onDelivered: async () => {},
        }),
    }),
    later: {},
    register: () => {},
  };
}
