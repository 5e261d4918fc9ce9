import type { Attempt, Delivery } from '../events/delivery.ts';
import type { HttpTransport } from '../events/http-transport.ts';
import type { Outbox } from '../events/outbox.ts';
import { signedHeaders } from '../events/signature.ts';
import { str } from '../json.ts';
import type { EmulatorServer } from '../server.ts';
import type { SocketMode } from '../socket-mode.ts';
import type { UserId } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** The line between Slack and the app. */
export interface Wire {
  /** HTTP mode: where the app takes events, commands and interactions. */
  sendEventsTo(url: string): void;
  /** HTTP mode: Slack's challenge for a new request URL; whether the app met it. */
  verifyUrl(): Promise<boolean>;
  /** While on, everything of Slack's refuses connections, and WebSockets are cut. Await it. */
  outage(on: boolean): Promise<void>;
  /**
   * Opens an authorize URL as that person, and allows the app what it wants (or denies it).
   * @returns the address to which Slack leads back, with `code` and `state`
   */
  authorize(url: string, user: UserId, decision?: 'allow' | 'deny'): Promise<string>;
  /** Every delivery acknowledged or given up. */
  settled(): Promise<void>;
  /** The last try of the delivery once more, byte by byte. */
  replay(delivery: Delivery): Promise<Attempt>;
  /** An event once more, newly signed, as a retry. */
  redeliver(eventId: string): Promise<Attempt>;
  /**
   * HTTP mode: these bytes with these headers. Unless they hold a signature, they are signed,
   * as of `signedAt` (UTC seconds) or now.
   */
  sendRaw(request: {
    body: string;
    headers?: { [name: string]: string };
    signedAt?: number;
  }): Promise<Attempt>;
}

interface Line {
  world: World;
  server: EmulatorServer;
  http: HttpTransport;
  socketMode: SocketMode;
  outbox: Outbox;
}

export function wire({ world, server, http, socketMode, outbox }: Line): Wire {
  const inSocketMode = world.settings.mode === 'socket';
  const onlyHttp = () => {
    if (inSocketMode) throw new Error('In Socket Mode nothing is posted to the app');
  };

  return {
    sendEventsTo(url) {
      onlyHttp();
      http.sendTo(url);
    },
    async verifyUrl() {
      onlyHttp();
      const challenge = world.ids.hex(40);
      const payload = { token: world.app.verificationToken, challenge, type: 'url_verification' };
      const { answer } = await outbox.sendOnce('verification', 'url_verification', payload);
      return answer === challenge || str(answer, 'challenge') === challenge;
    },
    async outage(on) {
      if (on) socketMode.sockets.drop();
      await server.outage(on);
    },
    async authorize(url, user, decision = 'allow') {
      const body = new URLSearchParams({ user, decision });
      const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
      const location = response.headers.get('location');
      if (location === null) throw new Error(`Slack would not authorize: ${await response.text()}`);
      return location;
    },
    settled: () => outbox.settled(),
    replay: (delivery) => (inSocketMode ? socketMode.transport : http).replay(delivery),
    redeliver: (eventId) => outbox.redeliver(eventId),
    async sendRaw({ body, headers = {}, signedAt = Math.floor(Date.now() / 1000) }) {
      onlyHttp();
      const signature = signedHeaders(world.settings.signingSecret, body, signedAt);
      const own = 'x-slack-signature' in headers ? {} : signature;
      return http.sendRaw(body, { 'content-type': 'application/json', ...own, ...headers });
    },
  };
}
