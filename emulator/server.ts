import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export interface EmulatorServer {
  readonly server: Server;
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  /** While on, connections are refused and those that exist are cut. */
  outage(on: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Listens on loopback, on any free port unless one is given. `route` answers; an error that it throws becomes a cut connection. */
export async function startServer(route: (path: string) => Route, wanted = 0): Promise<EmulatorServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    route(url.pathname)(request, response, url).catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await listen(server, wanted);
  const { port } = server.address() as AddressInfo;

  return {
    server,
    origin: `http://127.0.0.1:${port}`,
    async outage(on) {
      if (on === !server.listening) return;
      await (on ? stop(server) : listen(server, port));
    },
    close: () => (server.listening ? stop(server) : Promise.resolve()),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
