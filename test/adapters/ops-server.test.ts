import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  healthRoutes,
  metricsRoute,
  type OpsServer,
  type Readiness,
  type Route,
  serveRoutes,
} from '../../src/adapters/ops-server.ts';

const servers: OpsServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(routes: Route[]): Promise<(path: string, method?: string) => Promise<Response>> {
  const server = await serveRoutes(routes, { port: 0, host: '127.0.0.1', variable: 'OPS_PORT' });
  servers.push(server);
  return (path, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
}

const ready: Readiness = { ready: true, reasons: [], caughtUpTo: 1_732_271_400_000 };
const stopping: Readiness = { ready: false, reasons: ['Sluice is stopping'], caughtUpTo: 0 };

test('ready: 200, with the instant up to which everything due is done', async () => {
  const ask = await serve(healthRoutes(async () => ready));

  const answer = await ask('/readyz');

  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(ready);
});

test('not ready: 503, with the reasons, while it is still alive', async () => {
  const ask = await serve(healthRoutes(async () => stopping));

  const answer = await ask('/readyz');

  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual(stopping);
  expect((await ask('/livez')).status).toBe(200);
});

test('readiness that cannot be found out is not ready, and tells strangers nothing', async () => {
  const ask = await serve(healthRoutes(() => Promise.reject(new Error('canary'))));

  const answer = await ask('/readyz');

  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('canary');
});

test('HEAD is answered like GET, by load balancers that ask so; nothing else is', async () => {
  const ask = await serve(healthRoutes(async () => ready));

  expect((await ask('/livez', 'HEAD')).status).toBe(200);
  expect((await ask('/livez', 'POST')).status).toBe(405);
  expect((await ask('/')).status).toBe(404);
  expect((await ask('/readyz?verbose')).status).toBe(200);
});

test('metrics come with the type that Prometheus wants', async () => {
  const ask = await serve([
    metricsRoute(async () => ({ contentType: 'text/plain; version=0.0.4', body: 'up 1\n' })),
  ]);

  const answer = await ask('/metrics');

  expect(answer.headers.get('content-type')).toContain('version=0.0.4');
  expect(await answer.text()).toBe('up 1\n');
});

test('a port that is taken is told with the variable to change', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;

  await expect(serveRoutes([], { port, host: '127.0.0.1', variable: 'OPS_PORT' })).rejects.toThrow(
    `Cannot listen on 127.0.0.1:${port} (EADDRINUSE): end what is there, or set OPS_PORT to another.`,
  );
  other.close();
});

test('it closes although somebody keeps a connection open', async () => {
  const server = await serveRoutes(
    healthRoutes(async () => ready),
    {
      port: 0,
      host: '127.0.0.1',
      variable: 'PORT',
    },
  );
  await (
    await fetch(`http://127.0.0.1:${server.port}/livez`, { headers: { connection: 'keep-alive' } })
  ).text();

  await server.close();

  await expect(fetch(`http://127.0.0.1:${server.port}/livez`)).rejects.toThrow();
});
