import type { Loose } from '../json.ts';

/** One try to tell the app. */
export interface Attempt {
  /** Simulated ms. */
  at: number;
  headers: { [name: string]: string };
  /** What the app answered; absent when nothing came. In Socket Mode an acknowledgement counts as 200. */
  status?: number;
  /** Why the try failed, in the words of x-slack-retry-reason. */
  failure?: 'http_timeout' | 'connection_failed' | 'http_error';
  /** The answer's body, parsed if it is JSON. */
  answer?: unknown;
  /** The app asked not to be told again. */
  noRetry?: boolean;
}

/** An event, command or interaction on its way to the app. */
export interface Delivery {
  kind: 'event' | 'command' | 'interaction' | 'verification';
  /** The id of the event, or of nothing else. */
  eventId?: string;
  /** The event's type (`message`), the command, or the interaction's type (`block_actions`). */
  about: string;
  payload: Loose;
  attempts: Attempt[];
  state: 'pending' | 'acknowledged' | 'given-up';
}

export interface Retry {
  num: number;
  reason: string;
}

/** A way to the app: signed requests or a WebSocket. */
export interface Transport {
  /** False as long as there is nobody to tell at all. */
  ready(): boolean;
  /** Tries once. Never rejects. */
  send(delivery: Delivery, retry?: Retry): Promise<Attempt>;
  /** Sends the last try of a delivery again, byte by byte. */
  replay(delivery: Delivery): Promise<Attempt>;
}
