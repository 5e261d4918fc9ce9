import type { App } from '@slack/bolt';
import type { Metrics } from './adapters/metrics.ts';
import { createOpenAiModel } from './adapters/openai.ts';
import type { Route } from './adapters/ops-server.ts';
import type { Stores } from './adapters/redis/stores.ts';
import { shieldRoutes } from './adapters/slack/oauth-routes.ts';
import type { CallSlack } from './adapters/slack/web-api.ts';
import type { Bells, Claim } from './agenda/agenda.ts';
import type { Handler, Handlers } from './agenda/work-off.ts';
import { ACTIVITY_MS } from './catchup/activity.ts';
import { catchUpOnThread } from './catchup/begin.ts';
import type { CatchupDeps } from './catchup/deps.ts';
import { registerCatchup } from './catchup/listeners.ts';
import type { OfferedModel } from './catchup/model-choice.ts';
import { observe } from './catchup/observe.ts';
import { createRuns } from './catchup/runs.ts';
import { type Clock, MINUTE } from './clock.ts';
import type { LlmConfig } from './config.ts';
import { deliverDigest } from './digest/deliver.ts';
import type { DigestDeps } from './digest/deps.ts';
import { introduce } from './digest/introduce.ts';
import { registerDigest } from './digest/listeners.ts';
import { redact } from './digest/redact.ts';
import { registerHome } from './home/listeners.ts';
import { publishHome } from './home/publish.ts';
import type { TenantId, UserId } from './ids.ts';
import type { Log } from './log.ts';
import { changeHandlers } from './mentions/changes.ts';
import { type Ingestion, type Later, workInbox } from './mentions/events.ts';
import { expireTexts } from './mentions/expiry.ts';
import type { FactsCache } from './mentions/facts.ts';
import type { Envelope } from './mentions/message.ts';
import { calendarOf } from './people/calendar.ts';
import type { PeopleDeps, Workspace } from './people/deps.ts';
import type { Directory, DirectoryNews } from './people/directory.ts';
import { peopleEvents } from './people/events.ts';
import { createPeopleHandler } from './people/job.ts';
import { registerPeople } from './people/listeners.ts';
import { pauseWorkspace } from './people/pause.ts';
import type { Person } from './people/person.ts';
import { registerReceipts } from './receipts/listeners.ts';
import { movedNotice } from './receipts/moved-notice.ts';
import { parsePermalink } from './receipts/permalink.ts';
import { createReceiptHandler } from './receipts/send.ts';
import { onDelivered } from './receipts/watch.ts';
import { why } from './receipts/why.ts';
import { nextBlock } from './schedule/blocks.ts';
import type { Zones } from './schedule/zone.ts';
import { lookingAfterChanges } from './shield/changes.ts';
import type { ShieldDeps } from './shield/deps.ts';
import { shieldEvents } from './shield/events.ts';
import { awaitHearing } from './shield/hearing.ts';
import { createShieldHandler, lookAt } from './shield/job.ts';
import { isShieldedUntil } from './shield/known.ts';
import { registerShield } from './shield/listeners.ts';
import { protectionOf } from './shield/protection.ts';
import { silentBlockLine } from './shield/quiet-hours.ts';
import { answerCallback, answerLink } from './shield/web.ts';
import type { ShieldParts } from './shield-parts.ts';
import type { Slack } from './slack.ts';
import { createModelSummarizer } from './summary/with-model.ts';

/** What the features are made of. */
export interface Parts extends Stores, Pick<CatchupDeps, 'history' | 'replies'> {
  readonly llm: LlmConfig | undefined;
  readonly shield: ShieldParts;
  readonly slack: Slack;
  readonly callSlack: CallSlack;
  readonly directory: Directory;
  readonly workspace: Workspace;
  readonly news: DirectoryNews;
  readonly facts: FactsCache;
  readonly bells: Bells;
  readonly zones: Zones;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing: { readonly settleMs: number; readonly leaseMs: number };
  readonly metrics: Metrics;
  readonly botUser: UserId;
  /** Removes everything that is kept of a workspace. */
  forgetTenant(tenant: TenantId): Promise<void>;
}

export interface Features {
  /** What they do of the agenda. */
  handlers(ingestion: Ingestion): Handlers;
  /** What they do of Slack's events, through the inbox. */
  readonly later: Readonly<Record<string, Later>>;
  /** What is noted of an event, before it is acknowledged. */
  observe(envelope: Envelope, arrivedAt: number): Promise<void>;
  /** What browsers ask for. */
  readonly routes: readonly Route[];
  /** What people do: commands, buttons, forms. */
  register(bolt: App): void;
  /** Delivers what waits and lets everything pass from now on, as the operator asks. */
  pause(tenant: TenantId): Promise<void>;
  /** How many mentions wait for anybody. */
  countWaiting(tenant: TenantId): Promise<number>;
  /** Lets go of what runs beside the agenda. */
  stop(): Promise<void>;
}

/** For the numbers only: a digest says so by its own rule. */
const LATE_MS = MINUTE;

/** The features, each given what it asks for: they do not know one another. */
export function createFeatures(given: Parts): Features {
  const parts = { ...given, ...withShields(given) };
  const { agenda, clock, failures, held, metrics, news, timing, zones } = parts;
  const refreshHome = (tenant: TenantId, user: UserId, now: number, hash?: string) =>
    publishHome(home, tenant, user, now, { hash });
  const shield: ShieldDeps = { ...parts, ...parts.shield, refreshHome };

  const catchup: CatchupDeps = { ...parts, leaseMs: timing.leaseMs, model: offeredModel(parts) };
  const catchups = createRuns(catchup);
  const catchUp: DigestDeps['catchUp'] = (tenant, user, ref, now) =>
    catchUpOnThread(tenant, user, ref, now, catchup);
  const digests = {
    ...parts,
    catchUp,
    // Nothing is to wait again for whoever has left.
    nextBlockStart: (person: Person, now: number) =>
      person.enrolment.state === 'out' ? undefined : nextBlock(calendarOf(person, zones), now)?.start,
  };
  const people: PeopleDeps = {
    ...parts,
    movedNotice: (tenant, moved, now) => movedNotice(tenant, moved, now, parts),
    protectionOf: (tenant, person, now) => protectionOf({ ...parts, ...parts.shield }, tenant, person, now),
    silentBlockLine: (tenant, person, now) =>
      silentBlockLine({ ...parts, ...parts.shield }, tenant, person, now),
  };
  const home = { ...people, failures: (tenant: TenantId) => failures.list(tenant) };

  /** A handler for what is done when it returns. */
  const doing =
    (act: (tenant: TenantId, claim: Claim, now: number) => Promise<void>): Handler =>
    async (tenant, claim, now) => {
      await act(tenant, claim, now);
      await agenda.done(tenant, claim, now);
    };

  return {
    handlers: (ingestion) => ({
      catchup: catchups.handler,
      digest: (tenant, claim, now) =>
        deliverDigest(tenant, claim, now, {
          ...parts,
          settleMs: timing.settleMs,
          awaitHearing: (of, person, its, at) => awaitHearing(shield, of, person, its, at),
          async onDelivered(of, recipient, mentions) {
            metrics.digest(now - claim.due > LATE_MS ? 'late' : 'delivered');
            await onDelivered(of, recipient, mentions, now, parts);
          },
        }),
      enrol: createPeopleHandler(people),
      expire: doing(async (tenant, _claim, now) => {
        await parts.activity.forgetBefore(tenant, now - ACTIVITY_MS);
        await expireTexts(tenant, now, parts);
      }),
      inbox: doing((tenant, { thing }) => workInbox(tenant, thing, ingestion)),
      introduce: doing((tenant, { thing, id }, now) => introduce(tenant, thing, id, now, digests)),
      receipt: createReceiptHandler(parts),
      redact: doing((tenant, { thing }, now) => redact(digests, tenant, thing, now)),
      shield: createShieldHandler(shield),
    }),
    later: inTurn(
      changeHandlers({ ...parts, news, held, clock }),
      peopleEvents(people, news, parts.botUser),
      shieldEvents(shield),
    ),
    routes: shieldRoutes(
      { link: (query) => answerLink(shield, query), callback: (query) => answerCallback(shield, query) },
      (err) => parts.log.error({ err }, 'A page of the shield could not be answered'),
    ),
    register(bolt) {
      registerPeople(bolt, {
        ...people,
        why: (tenant, asker, link, now) => why(tenant, asker, link, now, parts),
        refreshHome,
      });
      registerHome(bolt, home);
      registerDigest(bolt, digests);
      registerReceipts(bolt, parts);
      registerShield(bolt, shield);
      registerCatchup(bolt, { ...catchup, readPermalink: parsePermalink });
    },
    observe: (envelope, arrivedAt) => observe(envelope, parts, arrivedAt),
    stop: () => catchups.stop(),
    pause: (tenant) => pauseWorkspace(people, tenant, 'operator', clock.now()),
    async countWaiting(tenant) {
      let waiting = 0;
      for (const { user } of await parts.people.all(tenant)) waiting += await held.countWaiting(tenant, user);
      return waiting;
    },
  };
}

/** People who are looked at when they change, and what their senders may be told. */
function withShields({ people, shield, ...parts }: Parts) {
  const looks = { ...parts, ...shield };
  return {
    people: lookingAfterChanges(people, (tenant, user, at) => lookAt(looks, tenant, user, at), parts.clock),
    isShieldedUntil: (tenant: TenantId, user: UserId, until: number, now: number) =>
      isShieldedUntil(looks, tenant, user, until, now),
  };
}

/** What an admin may accept; without that nothing is sent to it. */
function offeredModel({ llm, segments, modelBudget }: Parts): OfferedModel | undefined {
  if (llm === undefined) return undefined;
  const model = createOpenAiModel({ config: llm });
  return {
    name: llm.model,
    host: new URL(llm.baseUrl).host,
    summarizer: createModelSummarizer({ model, cache: segments, budget: modelBudget }),
    spent: (tenant, now) => modelBudget.spent(tenant, now),
  };
}

/** Each event to all who listen, one after the other. What fails is tried again, all of it: each is safe to repeat. */
function inTurn(...listeners: readonly Readonly<Record<string, Later>>[]): Readonly<Record<string, Later>> {
  const types = new Set(listeners.flatMap((listener) => Object.keys(listener)));
  const each = (type: string): Later => {
    const concerned = listeners.flatMap((listener) => listener[type] ?? []);
    return async (tenant, event, arrivedAt) => {
      for (const listen of concerned) await listen(tenant, event, arrivedAt);
    };
  };
  return Object.fromEntries([...types].map((type) => [type, each(type)]));
}
