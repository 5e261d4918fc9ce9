import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPReceiver, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { MINUTE } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { Envelope } from '../../mentions/message.ts';
import { BadSignatureError, type Body, eventsFirst } from './http-events.ts';
import { RefusedRequestError, type Replays, requestOf, type SignedRequest } from './request.ts';

/** What comes in from Slack and is not Bolt's business. */
export interface Door {
  /** Resolves once the event is durable; whatever it throws refuses the event, so that Slack sends it again. */
  takeIn(envelope: Envelope): Promise<void>;
  /** The tenant that the request is for. Undefined: neither our workspace nor our app. */
  tenantOf(body: Readonly<Record<string, unknown>>): string | undefined;
  readonly replays: Replays;
  wall(): number;
  onRateLimited(): void;
  onRefused(error: unknown): void;
}

interface Route {
  readonly path: string;
  readonly method: string[];
  handler(request: IncomingMessage, response: ServerResponse): void;
}

interface ReceiverOptions {
  readonly config: Config;
  readonly door: Door;
  readonly routes: readonly Route[];
  readonly logger: BoltLogger;
}

type BoltLogger = NonNullable<ConstructorParameters<typeof HTTPReceiver>[0]['logger']>;

/** Slack promises nothing for the time in which no connection stands; a second one bridges the first one's renewals. */
const SOCKETS = 2;

/** Events that Bolt answers: nothing to keep, and gone is gone. */
const boltsEvents = new Set(['app_home_opened']);

/**
 * Bolt acknowledges events before any listener runs, so that a crash would lose them. This receiver wraps Bolt's own:
 * events are taken in first, and acknowledged only when they are durable. Everything else goes to Bolt as it is.
 */
export class DurableReceiver implements Receiver {
  readonly #inner: readonly Receiver[];
  readonly #door: Door;
  readonly #port: number | undefined;

  constructor({ config, door, routes, logger }: ReceiverOptions) {
    this.#door = door;
    const { slack } = config;
    if (slack.mode === 'socket') {
      this.#inner = Array.from({ length: SOCKETS }, () =>
        socket(slack.appToken.reveal(), slack.apiUrl, logger, door),
      );
    } else {
      this.#port = config.port;
      const bolt = http(slack.signingSecret.reveal(), routes, logger, door);
      bolt.requestListener = eventsFirst({
        signingSecret: slack.signingSecret.reveal(),
        wall: door.wall,
        isOurs,
        take: (body, request) => this.#take(body, request),
        refuse: (error, response) => refuseFor(error, response, door),
        bolt: bolt.requestListener,
      });
      this.#inner = [bolt];
    }
  }

  init(app: App): void {
    const process = (event: ReceiverEvent): Promise<void> => this.#process(event, app);
    const before: App = Object.create(app, { processEvent: { value: process } });
    for (const receiver of this.#inner) receiver.init(before);
  }

  /** Answers the HTTP server in HTTP mode. */
  async start(): Promise<unknown> {
    const started = await Promise.all(
      this.#inner.map((receiver) =>
        this.#port === undefined ? receiver.start() : receiver.start(this.#port),
      ),
    );
    return started[0];
  }

  async stop(): Promise<void> {
    await Promise.all(this.#inner.map((receiver) => receiver.stop()));
  }

  async #process(event: ReceiverEvent, app: App): Promise<void> {
    const { body } = event;
    if (body['type'] === 'app_rate_limited') {
      // Bolt knows no such event: it would answer 404 after three seconds, and Slack would count a failure.
      this.#door.onRateLimited();
      await event.ack();
      return;
    }
    const request = requestOf(event.customProperties);
    if (isOurs(body)) {
      await this.#take(body, request);
      await event.ack();
      return;
    }
    const tenant = this.#tenantOf(body, request);
    if (request !== undefined) await this.#refuseReplayed(tenant, request);
    await app.processEvent(event);
  }

  /** Resolves once the event is durable. */
  async #take(body: Body, request: SignedRequest | undefined): Promise<void> {
    const tenant = this.#tenantOf(body, request);
    try {
      if (request !== undefined) await this.#refuseReplayed(tenant, request);
      const envelope = body as unknown as Envelope;
      await this.#door.takeIn(envelope.team_id === tenant ? envelope : { ...envelope, team_id: tenant });
    } catch (error) {
      // Not waited for: while Redis hangs, Slack's three seconds have room for one answer of it.
      if (request !== undefined && !(error instanceof RefusedRequestError))
        this.#door.replays.forget(tenant, request).catch(() => {});
      throw error;
    }
  }

  #tenantOf(body: Body, request: SignedRequest | undefined): string {
    const tenant = this.#door.tenantOf(body);
    if (tenant === undefined) throw new RefusedRequestError('It is of another workspace or app', 403);
    if (request !== undefined && request.sentAt - this.#door.wall() > 5 * MINUTE) {
      throw new RefusedRequestError('It is dated in the future', 401);
    }
    return tenant;
  }

  async #refuseReplayed(tenant: string, request: SignedRequest): Promise<void> {
    if (!(await this.#door.replays.isNew(tenant, request)))
      throw new RefusedRequestError('It was sent before', 401);
  }
}

/** Events that must be durable before Slack hears that they arrived. */
function isOurs(body: Body): boolean {
  return body['type'] === 'event_callback' && !boltsEvents.has(eventType(body));
}

function eventType(body: Readonly<Record<string, unknown>>): string {
  return String((body['event'] as { type?: unknown } | undefined)?.type);
}

function http(signingSecret: string, routes: readonly Route[], logger: BoltLogger, door: Door): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    logger,
    customRoutes: [...routes],
    customPropertiesExtractor: (request) => ({
      signature: request.headers['x-slack-signature'],
      sentAt: Number(request.headers['x-slack-request-timestamp']) * 1000,
    }),
    processEventErrorHandler: async ({ error, response }) => {
      refuseFor(error, response, door);
      // It has its answer: Bolt need not wait for one.
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      door.onRefused(new Error('It was not acknowledged in time'));
      refuse(response, 503);
    },
  });
}

function refuseFor(error: unknown, response: ServerResponse, door: Door): void {
  door.onRefused(error);
  const isBad = error instanceof BadSignatureError;
  refuse(response, isBad ? 401 : error instanceof RefusedRequestError ? error.status : 503);
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status);
  response.end();
}

function socket(appToken: string, slackApiUrl: string, logger: BoltLogger, door: Door): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions: { slackApiUrl } },
    processEventErrorHandler: async ({ error }) => {
      door.onRefused(error);
      // Of what is refused for good, Slack need not hear again; everything else stays unacknowledged and comes again.
      return error instanceof RefusedRequestError;
    },
  });
}
