import type { App } from '@slack/bolt';
import type { Metrics } from '../adapters/metrics.ts';
import type { Route } from '../adapters/ops-server.ts';
import type { Stores } from '../adapters/redis/stores.ts';
import type { CallSlack } from '../adapters/slack/web-api.ts';
import type { Agenda, Bells, Claim } from '../agenda/agenda.ts';
import type { DmOnce } from '../agenda/post-once.ts';
import type { Handler, Handlers } from '../agenda/work-off.ts';
import type { CatchupDeps } from '../catchup/deps.ts';
import type { Clock } from '../clock.ts';
import type { HomeSection } from '../home/section.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { LlmConfig } from '../llm-config.ts';
import type { Log } from '../log.ts';
import type { Later } from '../mentions/events.ts';
import type { FactsCache } from '../mentions/facts.ts';
import type { Envelope } from '../mentions/message.ts';
import type { Workspace } from '../people/deps.ts';
import type { Directory, DirectoryNews } from '../people/directory.ts';
import type { Pager } from '../red-phone/pager.ts';
import type { Zones } from '../schedule/zone.ts';
import type { ShieldParts } from '../shield-parts.ts';
import type { Slack } from '../slack.ts';

/** What the features are made of. */
export interface Parts extends Stores, Pick<CatchupDeps, 'history' | 'replies'> {
  readonly llm: LlmConfig | undefined;
  readonly pagers: readonly Pager[];
  readonly shield: ShieldParts;
  readonly slack: Slack;
  readonly callSlack: CallSlack;
  readonly directory: Directory;
  /** Both again, with budgets that only calls spend. */
  readonly urgentSlack: Slack;
  readonly urgentDirectory: Directory;
  readonly workspace: Workspace;
  readonly news: DirectoryNews;
  readonly facts: FactsCache;
  readonly bells: Bells;
  readonly urgentBells: Bells;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing: { readonly settleMs: number; readonly leaseMs: number; readonly hearMs: number };
  readonly metrics: Metrics;
  readonly botUser: UserId;
  /** Removes everything that is kept of a workspace. */
  forgetTenant(tenant: TenantId): Promise<void>;
}

/** What one feature does of all that comes in. What it leaves out is none of its business. */
export interface Feature {
  /** What it does of the agenda. */
  readonly handlers?: Handlers;
  /** What it does of the urgent agenda, which waits for nothing else. */
  readonly urgent?: Handlers;
  /** What it does of Slack's events, through the inbox. */
  readonly later?: Readonly<Record<string, Later>>;
  /** What is noted of an event, before it is acknowledged; undefined where that is nothing. Asks Slack nothing. */
  observe?(envelope: Envelope, arrivedAt: number): Promise<void> | undefined;
  /** What browsers ask for. */
  readonly routes?: readonly Route[];
  /** What people do: commands, buttons, forms. */
  register?(bolt: App): void;
  /** What it shows in App Home. */
  readonly home?: readonly HomeSection[];
  /** Lets go of what runs beside the agenda. */
  stop?(): Promise<void>;
}

/** Notes of any claim that a post may be under way, as that of a digest is noted. */
export function beginsPost({ deliveries }: Pick<Parts, 'deliveries'>): DmOnce['beginPost'] {
  return async (tenant, claim) => (await deliveries.beginPost(tenant, claim)) !== undefined;
}

/** A handler for what is done when it returns. */
export function doing(
  agenda: Pick<Agenda, 'done'>,
  act: (tenant: TenantId, claim: Claim, now: number) => Promise<void>,
): Handler {
  return async (tenant, claim, now) => {
    await act(tenant, claim, now);
    await agenda.done(tenant, claim, now);
  };
}
