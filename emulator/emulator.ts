import { type Changes, makeChanges } from './changes.ts';
import { simulatedClock } from './clock.ts';
import type { Delivery } from './events/delivery.ts';
import { dispatchEvents } from './events/dispatcher.ts';
import { httpTransport } from './events/http-transport.ts';
import { makeOutbox } from './events/outbox.ts';
import { type Acting, acting } from './facade/acting.ts';
import { type Administration, administration } from './facade/administration.ts';
import { type Forgetting, forgetting } from './facade/forgetting.ts';
import { type Looking, looking } from './facade/looking.ts';
import { type People, people } from './facade/people.ts';
import { type Wire, wire } from './facade/wire.ts';
import { type Faults, makeFaults } from './faults.ts';
import { seededIds } from './ids.ts';
import { makeResponseUrls } from './interactivity/response-urls.ts';
import { logNotifications, type Notification } from './notifications.ts';
import { makeOAuth } from './oauth/oauth.ts';
import { type EmulatorOptions, settingsOf } from './options.ts';
import { makeRateLimits } from './rate-limits.ts';
import { clockRoute, router } from './router.ts';
import { startServer } from './server.ts';
import { makeSocketMode, type Sockets } from './socket-mode.ts';
import { worldHandlers } from './web-api/handlers.ts';
import type { ApiCall } from './web-api/serve.ts';
import { grant } from './world/installation.ts';
import { issueToken } from './world/tokens.ts';
import type { UserId } from './world/types.ts';
import { addOwnUsers } from './world/users.ts';
import { emptyWorld } from './world/world.ts';

interface Identity {
  /** SLACK_API_URL for the app. */
  apiUrl: string;
  authorizeUrl: string;
  /** CLOCK_URL for the app: answers `{"now": ms, "rate": n}`. */
  clockUrl: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** Empty when the app is not installed from the start. */
  botToken: string;
  appToken: string;
  teamId: string;
  appId: string;
  botUserId: UserId;
  botId: string;
}

/** One Slack workspace with one app installed, served over real HTTP on loopback. */
export interface Emulator extends Identity, People, Administration, Acting, Looking, Wire, Forgetting {
  faults: Pick<Faults, 'add'>;
  until: Changes['until'];
  /** Calls back after anything has changed; returns what ends it. */
  subscribe: Changes['subscribe'];
  deliveries: Delivery[];
  notifications: Notification[];
  sockets: Sockets;
  close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = settingsOf(options);
  const calls: ApiCall[] = [];
  const { changed, subscribe, until } = makeChanges(() => recent(calls));
  const clock = simulatedClock(settings.now, settings.rate, changed);
  const world = emptyWorld(settings, clock, seededIds(settings.seed), changed);
  addOwnUsers(world);
  const botToken = settings.installed ? grant(world, 'bot', world.app.botUserId, settings.scopes).value : '';
  const appToken = issueToken(world, 'app', '', ['connections:write', 'authorizations:read']).value;

  const closing = new AbortController();
  const faults = makeFaults();
  const limits = settings.rateLimits ? makeRateLimits(settings.postsPerMinute) : undefined;
  const responseUrls = makeResponseUrls(world, faults, () => server.origin);
  const socketMode = makeSocketMode(world, () => server.origin);
  const oauth = makeOAuth(world);
  const handlers = { ...worldHandlers, ...socketMode.handlers, ...oauth.handlers };
  const api = { world, handlers, limits, faults, calls, closing: closing.signal };
  const server = await startServer(router(api, responseUrls, oauth));
  const clockServer = await startServer(() => clockRoute(clock));
  server.server.on('upgrade', socketMode.upgrade);
  const http = httpTransport(world, closing.signal);
  const outbox = makeOutbox(world, settings.mode === 'socket' ? socketMode.transport : http, closing.signal);
  const notifications = logNotifications(world);
  dispatchEvents(world, outbox);

  return {
    apiUrl: `${server.origin}/api/`,
    authorizeUrl: `${server.origin}/oauth/v2/authorize`,
    clockUrl: `${clockServer.origin}/clock`,
    signingSecret: settings.signingSecret,
    clientId: world.app.clientId,
    clientSecret: world.app.clientSecret,
    botToken,
    appToken,
    teamId: world.team.id,
    appId: world.app.id,
    botUserId: world.app.botUserId,
    botId: world.app.botId,
    ...people(world),
    ...administration(world, outbox),
    ...acting({ world, outbox, responseUrls }),
    ...looking(world, calls),
    ...wire({ world, server, http, socketMode, outbox }),
    ...forgetting(world, outbox, calls, notifications),
    sockets: socketMode.sockets,
    faults,
    until,
    subscribe,
    deliveries: outbox.deliveries,
    notifications,
    async close() {
      closing.abort();
      await socketMode.close();
      await Promise.all([server.close(), clockServer.close()]);
    },
  };
}

function recent(calls: readonly ApiCall[]): string {
  const lines = calls.slice(-10).map((call) => {
    const outcome = call.result['ok'] === true ? 'ok' : String(call.result['error'] ?? '');
    return `  ${call.method} ${JSON.stringify(call.args).slice(0, 200)} → ${call.status} ${outcome}`;
  });
  return lines.join('\n') || '  none';
}
