import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What `/readyz` says. */
export interface Readiness {
  readonly ready: boolean;
  /** Why not, in words; empty when ready. */
  readonly reasons: readonly string[];
  /** UTC ms of `now` up to which everything due is done. */
  readonly caughtUpTo: number;
}

/** A path of an HTTP server: of ours, or of Bolt's (`customRoutes`). */
export interface Route {
  readonly path: string;
  readonly method: string[];
  handler(request: IncomingMessage, response: ServerResponse): void;
}

/** `/livez` answers while the process does; `/readyz` with 200 or 503, and why. */
export function healthRoutes(readiness: () => Promise<Readiness>): Route[] {
  return [
    route('/livez', async () => json(200, { live: true })),
    route('/readyz', async () => {
      const state = await readiness();
      return json(state.ready ? 200 : 503, state);
    }),
  ];
}

/** `/metrics`, for Prometheus. */
export function metricsRoute(render: () => Promise<{ contentType: string; body: string }>): Route {
  return route('/metrics', async () => ({ status: 200, ...(await render()) }));
}

export interface OpsServer {
  /** The one it got, where 0 was asked for. */
  readonly port: number;
  close(): Promise<void>;
}

interface Place {
  readonly port: number;
  /** Every address, unless given. */
  readonly host?: string;
  /** The variable that the port comes from, for the words when it cannot be had. */
  readonly variable: 'PORT' | 'OPS_PORT';
}

/** @throws in words for the operator when it cannot listen there. */
export async function serveRoutes(
  routes: readonly Route[],
  { port, host, variable }: Place,
): Promise<OpsServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    const found = routes.find((candidate) => candidate.path === path);
    if (found === undefined) send(response, json(404, { error: 'There is nothing here' }));
    else if (!found.method.includes(request.method ?? '')) send(response, json(405, { error: 'Only GET' }));
    else found.handler(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const place = host === undefined ? `port ${port}` : `${host}:${port}`;
      const words = `Cannot listen on ${place} (${cause.code}): end what is there, or set ${variable} to another.`;
      reject(new Error(words, { cause }));
    });
    server.listen(port, host);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Undefined for what listens nowhere. */
export function portOf(server: unknown): number | undefined {
  const { address } = server as { address?: () => AddressInfo | string | null };
  const bound = address?.call(server);
  return typeof bound === 'object' ? bound?.port : undefined;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

function json(status: number, value: object): Answer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function route(path: string, answer: () => Promise<Answer>): Route {
  return {
    path,
    method: ['GET', 'HEAD'],
    handler(_request, response) {
      answer()
        // What went wrong stays in our log: whoever may ask this need not be an operator.
        .catch(() => json(503, { ready: false, reasons: ['It cannot be found out'] }))
        .then((found) => send(response, found))
        .catch(() => response.destroy());
    },
  };
}

function send(response: ServerResponse, { status, contentType, body }: Answer): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(body);
}
