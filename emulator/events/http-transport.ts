import { request } from 'node:http';
import { makeGate } from '../gate.ts';
import { type Loose, parseJson } from '../json.ts';
import type { World } from '../world/world.ts';
import type { Attempt, Delivery, Retry, Transport } from './delivery.ts';
import { signedHeaders } from './signature.ts';

export interface HttpTransport extends Transport {
  sendTo(url: string): void;
  /** Posts these very bytes and headers. */
  sendRaw(body: string, headers: { [name: string]: string }): Promise<Attempt>;
}

/** Connections to the app at one time: more would only spend its three seconds in its accept queue. */
const MOST_AT_ONCE = 64;

/** Posts deliveries to the app's request URL, signed as Slack signs them. */
export function httpTransport(world: World, closing: AbortSignal): HttpTransport {
  let target: string | undefined;
  const gate = makeGate(MOST_AT_ONCE);
  const sent = new WeakMap<Delivery, { body: string; headers: { [name: string]: string } }>();

  function sendRaw(body: string, headers: { [name: string]: string }): Promise<Attempt> {
    if (target === undefined) throw new Error('Call sendEventsTo first');
    const url = target;
    return gate(() => post(url, body, headers, world, closing));
  }

  return {
    sendTo(url) {
      target = url;
    },
    ready: () => target !== undefined,
    send(delivery, retry) {
      const body = bodyOf(delivery);
      const headers = {
        ...headersOf(delivery, retry),
        ...signedHeaders(world.settings.signingSecret, body, unix()),
      };
      sent.set(delivery, { body, headers });
      return sendRaw(body, headers);
    },
    replay(delivery) {
      const last = sent.get(delivery);
      if (!last) throw new Error('That delivery was never sent');
      return sendRaw(last.body, last.headers);
    },
    sendRaw,
  };
}

/** Events are JSON, commands are forms, interactions are JSON in a form. */
function bodyOf(delivery: Delivery): string {
  if (delivery.kind === 'command') return form(delivery.payload);
  if (delivery.kind === 'interaction') return form({ payload: JSON.stringify(delivery.payload) });
  return JSON.stringify(delivery.payload);
}

function form(fields: Loose): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) written.set(name, String(value));
  return written.toString();
}

function headersOf(delivery: Delivery, retry: Retry | undefined): { [name: string]: string } {
  const isForm = delivery.kind === 'command' || delivery.kind === 'interaction';
  return {
    'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
  };
}

function post(
  url: string,
  body: string,
  headers: { [name: string]: string },
  world: World,
  closing: AbortSignal,
): Promise<Attempt> {
  const begun: Attempt = { at: world.clock.now(), headers };
  return new Promise((resolve) => {
    const timeout = AbortSignal.timeout(world.settings.ackMs);
    const failed = () =>
      resolve({ ...begun, failure: timeout.aborted ? 'http_timeout' : 'connection_failed' });
    const signal = AbortSignal.any([timeout, closing]);
    const size = { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = request(url, { method: 'POST', agent: false, headers: { ...headers, ...size }, signal });
    outgoing.on('error', failed);
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        const answer = readable(Buffer.concat(chunks).toString('utf8'));
        const noRetry = response.headers['x-slack-no-retry'] === '1';
        const ok = status >= 200 && status < 300;
        resolve({
          ...begun,
          status,
          answer,
          ...(ok ? {} : { failure: 'http_error' }),
          ...(noRetry ? { noRetry } : {}),
        });
      });
    });
    outgoing.end(body);
  });
}

function readable(text: string): unknown {
  return parseJson(text) ?? text;
}

function unix(): number {
  return Math.floor(Date.now() / 1000);
}
