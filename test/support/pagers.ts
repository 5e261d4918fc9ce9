import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What a pager's server does instead of its work, once. `hang` takes the request and never answers. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'drop'
  /** It answers well, and its answer never ends. */
  | 'endless';

export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly url: string;
  readonly text: string;
}

export interface FakeServer {
  readonly url: string;
  readonly port: number;
  /** Every request that came, whatever was answered. */
  readonly received: readonly Received[];
  /** What is done with the next requests, in turn; then the work again. */
  readonly faults: Fault[];
  close(): Promise<void>;
}

/** What PagerDuty knows of one key. */
export interface Incident {
  status: 'triggered' | 'acknowledged' | 'resolved';
  readonly summary: string;
  /** How often it was triggered; more than once is still one incident. */
  triggers: number;
}

export interface FakePagerDuty extends FakeServer {
  readonly incidents: ReadonlyMap<string, Incident>;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

/** PagerDuty's Events API v2, as far as one integration goes: keys make incidents one, and bad events are refused. */
export async function startPagerDuty(routingKey: string): Promise<FakePagerDuty> {
  const incidents = new Map<string, Incident>();
  const server = await startFake('/v2/enqueue', ({ text }) => enqueue(incidents, routingKey, text));
  return Object.assign(server, { incidents });
}

/** Something that takes webhooks and says `status` to each. */
export function startWebhook(options: { readonly tls?: Certificate } = {}): Promise<FakeServer> {
  return startFake('/hook', () => ({ status: 200 }), options.tls);
}

function enqueue(incidents: Map<string, Incident>, routingKey: string, text: string): Answer {
  const event = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const { routing_key, event_action, dedup_key, payload } = event;
  const wrong = (error: string): Answer => ({
    status: 400,
    body: { status: 'invalid event', errors: [error] },
  });
  if (routing_key !== routingKey) return wrong("'routing_key' is invalid");
  const key = String(dedup_key ?? '');
  if (key === '' || key.length > 255) return wrong("'dedup_key' is missing or too long");
  const known = incidents.get(key);
  const accepted = { status: 202, body: { status: 'success', dedup_key: key } };
  if (event_action === 'trigger') {
    const { summary, source, severity } = (payload ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof summary !== 'string' || summary === '' || summary.length > 1_024)
      return wrong("'payload.summary'");
    if (typeof source !== 'string' || source === '') return wrong("'payload.source'");
    if (!['critical', 'error', 'warning', 'info'].includes(String(severity)))
      return wrong("'payload.severity'");
    if (known === undefined || known.status === 'resolved') {
      incidents.set(key, { status: 'triggered', summary, triggers: (known?.triggers ?? 0) + 1 });
    } else {
      known.triggers += 1;
    }
    return accepted;
  }
  // Of a key that it does not know, PagerDuty takes the event and does nothing.
  if (event_action === 'acknowledge') {
    if (known?.status === 'triggered') known.status = 'acknowledged';
    return accepted;
  }
  if (event_action === 'resolve') {
    if (known !== undefined) known.status = 'resolved';
    return accepted;
  }
  return wrong("'event_action'");
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

async function startFake(
  path: string,
  work: (request: Received) => Answer,
  tls?: Certificate,
): Promise<FakeServer> {
  const received: Received[] = [];
  const faults: Fault[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        headers: request.headers,
        url: request.url ?? '',
        text: Buffer.concat(chunks).toString(),
      };
      received.push(one);
      const fault = faults.shift();
      if (fault === 'hang') return;
      if (fault === 'drop') {
        request.socket.destroy();
        return;
      }
      const { status, body } =
        typeof fault === 'object' ? { status: fault.status, body: undefined } : work(one);
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(typeof fault === 'object' ? fault.headers : {}),
      });
      if (fault === 'endless') response.write('x'.repeat(1_000));
      else response.end(body === undefined ? '' : JSON.stringify(body));
    });
  };
  const server: Server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}${path}`,
    port,
    received,
    faults,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
