import { createEncryption } from './adapters/encryption.ts';
import { createMetrics } from './adapters/metrics.ts';
import { healthRoutes, metricsRoute, portOf, type Readiness, serveRoutes } from './adapters/ops-server.ts';
import { createPagers } from './adapters/pagers/pagers.ts';
import { LEASE_MS, TENANTS_KEY } from './adapters/redis/agenda.ts';
import { forgetTenant } from './adapters/redis/forget-tenant.ts';
import type { RedisClient } from './adapters/redis/scripts.ts';
import { createStores } from './adapters/redis/stores.ts';
import { createBoltApp } from './adapters/slack/bolt-app.ts';
import { boltLogger } from './adapters/slack/bolt-logger.ts';
import { createDirectory, createDirectoryNews } from './adapters/slack/directory.ts';
import { type Identity, tenantOf, whoAmI } from './adapters/slack/identity.ts';
import { DurableReceiver } from './adapters/slack/receiver.ts';
import { createSlack } from './adapters/slack/slack.ts';
import { createTranscripts } from './adapters/slack/transcripts.ts';
import { urgently } from './adapters/slack/urgent.ts';
import { CALL_TIMEOUT_MS, createCallSlack, type WebApiOptions } from './adapters/slack/web-api.ts';
import { createWorkspace } from './adapters/slack/workspace.ts';
import { SWEEP_MS } from './agenda/sweep.ts';
import { BACKOFF_MS } from './agenda/work-off.ts';
import { createAgendas, createOutlook } from './agenda-parts.ts';
import { type Clock, MINUTE, SECOND } from './clock.ts';
import type { Config, EncryptionKey } from './config.ts';
import { coerceError } from './errors.ts';
import { createFeatures } from './features.ts';
import type { Log } from './log.ts';
import { type Ingestion, takeIn } from './mentions/events.ts';
import { EXPIRY } from './mentions/expiry.ts';
import { createFactsCache, FACTS_MS } from './mentions/facts.ts';
import { inboxSize } from './mentions/inbox.ts';
import { tellingOfChanges } from './people/people.ts';
import { beginNotes } from './red-phone/note.ts';
import { ringsBut } from './red-phone/ring-of.ts';
import type { Zones } from './schedule/zone.ts';
import { createShieldParts } from './shield-parts.ts';
import type { Timing } from './timing.ts';

/** What the process gives the app, and a test may give otherwise. */
export interface Surroundings {
  readonly log: Log;
  readonly clock: Clock;
  readonly zones: Zones;
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly redis: { readonly commands: RedisClient; readonly worker: RedisClient };
  readonly timing?: Partial<Timing>;
}

const USUAL_TIMING: Timing = {
  callMs: CALL_TIMEOUT_MS,
  // Longer than a call may take, and time for what was sent to land.
  settleMs: 30 * SECOND,
  leaseMs: LEASE_MS,
  sweepMs: SWEEP_MS,
  backoffMs: BACKOFF_MS,
  hearMs: SECOND / 2,
  againMs: 5 * SECOND,
  factsMs: FACTS_MS,
  minuteMs: MINUTE,
};

export interface Sluice {
  readonly identity: Identity;
  /** Where HTTP is listened to; undefined in Socket Mode. */
  port(): number | undefined;
  readiness(): Promise<Readiness>;
  /** Pauses the workspace: what waits is delivered, everything passes until an admin resumes. */
  pause(): Promise<void>;
  /** How many mentions wait for anybody. */
  countWaiting(): Promise<number>;
  /** Takes nothing new, ends what is under way, hands back the rest. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * The whole app, started: nothing else puts parts together. Throws what keeps it from starting, in words for the
 * operator; nothing is left running then.
 */
export async function startApp(config: Config, surroundings: Surroundings): Promise<Sluice> {
  const { log, clock, zones, redis } = surroundings;
  const { slack: slackConfig, postsPerMinute } = config;
  if (slackConfig.mode === 'many')
    throw new Error('Installing into many workspaces is not part of this release');
  const timing: Timing = { ...USUAL_TIMING, ...surroundings.timing };
  const encryption = createEncryption(surroundings.encryptionKeys);
  const stores = createStores(redis.commands, { encryption, clock, log, postsPerMinute, ...timing });
  const { agenda, inbox } = stores;
  const outlook = createOutlook(stores, clock);
  const metrics = createMetrics({
    oldestDueSeconds: outlook.oldestDueSeconds,
    inboxSize: () => inboxSize(agenda, inbox),
  });

  const { apiUrl } = slackConfig;
  const calling = { apiUrl, tiers: stores.tiers, timeoutMs: timing.callMs, onCall: metrics.call };
  const botCalling: WebApiOptions = {
    ...calling,
    tokenOf: async () => slackConfig.botToken.reveal(),
    onWait: (method, ms) => metrics.rateLimitWait(method, ms / SECOND),
  };
  const callSlack = createCallSlack(botCalling);
  const identity = await whoAmI(callSlack);
  await redis.commands.sadd(TENANTS_KEY, identity.tenant);
  await agenda.schedule(identity.tenant, 'expire', EXPIRY, clock.now());
  await beginNotes(agenda, identity.tenant, clock.now());

  const slack = createSlack(callSlack, stores.dmIds);
  const directory = createDirectory(callSlack, stores.directoryCache, clock);
  const callUrgently = createCallSlack({ ...botCalling, tiers: urgently(stores.tiers) });
  const news = createDirectoryNews(stores.directoryCache);
  const facts = createFactsCache(stores.people, directory, clock, timing.factsMs);
  const people = tellingOfChanges(stores.people, (tenant) => facts.drop(tenant));
  const agendas = createAgendas({
    stores,
    redis,
    clock,
    log,
    metrics,
    timing,
  });
  const { bells, urgentBells } = agendas;
  const features = createFeatures({
    ...stores,
    people,
    slack,
    callSlack,
    directory,
    urgentSlack: createSlack(callUrgently, stores.dmIds),
    urgentDirectory: createDirectory(callUrgently, stores.directoryCache, clock),
    workspace: createWorkspace(callSlack),
    news,
    facts,
    bells,
    urgentBells,
    zones,
    clock,
    log,
    timing,
    metrics,
    botUser: identity.botUser,
    ...createTranscripts(callSlack, { timeoutMs: timing.callMs, botId: identity.botId }),
    llm: config.llm,
    pagers: createPagers(config.pagers, clock),
    shield: createShieldParts(
      { ...calling, ...timing, callSlack, slackConfig, encryption, clock, log },
      redis.commands,
    ),
    forgetTenant: (tenant) => forgetTenant(redis.commands, tenant),
  });
  const ingestion: Ingestion = {
    facts,
    held: features.held,
    zones,
    inbox,
    bells,
    urgentBells,
    ringOf: ringsBut(identity.botUser),
    learnGroup: async (tenant, group) => void (await directory.membersOf(tenant, group)),
    later: features.later,
    onVerdict: (verdict) =>
      metrics.verdict(verdict.kind, verdict.kind === 'pass' ? verdict.reason : verdict.because),
  };
  const routes = [...healthRoutes(readiness), ...features.routes];
  const receiver = new DurableReceiver({
    config,
    door: {
      async takeIn(envelope) {
        const arrived = clock.wall();
        const now = clock.now();
        await Promise.all([takeIn(envelope, ingestion, now), features.observe(envelope, now)]);
        metrics.event(envelope.event.type, 'taken-in');
        metrics.acknowledged((clock.wall() - arrived) / SECOND);
      },
      tenantOf: (body) => tenantOf(body, identity),
      replays: stores.replays,
      wall: clock.wall,
      onRateLimited: () => log.error('Slack drops events: more than 30,000 an hour'),
      onRefused(thrown) {
        metrics.event('request', 'refused');
        log.warn({ err: coerceError(thrown) }, 'A request was refused');
      },
    },
    routes,
    logger: boltLogger(log),
  });
  const botToken = slackConfig.botToken.reveal();
  const bolt = createBoltApp({ receiver, apiUrl: slackConfig.apiUrl, botToken, identity, log });
  features.register(bolt);

  let stopped: Promise<void> | undefined;
  async function readiness(): Promise<Readiness> {
    const reasons = stopped === undefined ? [] : ['Sluice is stopping'];
    if (redis.commands.status !== 'ready') reasons.push('Redis does not answer');
    const upTo = reasons.length > 0 ? 0 : await outlook.caughtUpTo();
    return { ready: reasons.length === 0, reasons, caughtUpTo: upTo };
  }

  // The bells hold a connection from the moment that they are made.
  const opened: { close(): Promise<unknown> }[] = [{ close: () => agendas.close().then(features.stop) }];
  try {
    const { port, host } = config.ops;
    opened.unshift(await serveRoutes([metricsRoute(metrics.render)], { port, host, variable: 'OPS_PORT' }));
    if (slackConfig.mode === 'socket') {
      opened.unshift(await serveRoutes(routes, { port: config.port, variable: 'PORT' }));
    }
    agendas.start({ due: features.handlers(ingestion), urgent: features.urgent });
    const server = await receiver.start();
    const sweeping = setInterval(agendas.look, timing.sweepMs);
    const unsubscribe = clock.onJump(agendas.look);
    agendas.look();

    return {
      identity,
      port: () => portOf(server),
      readiness,
      pause: () => features.pause(identity.tenant),
      countWaiting: () => features.countWaiting(identity.tenant),
      stop() {
        stopped ??= (async () => {
          clearInterval(sweeping);
          unsubscribe();
          await receiver.stop();
          await closeAll(opened);
        })();
        return stopped;
      },
    };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

/** The last first: the servers tell how it stands for as long as anything is under way. */
async function closeAll(opened: readonly { close(): Promise<unknown> }[]): Promise<void> {
  for (const each of opened.toReversed()) await each.close();
}
