import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeLater } from './support.ts';

/** An app that answers each request with the next of these statuses, the last one for ever. 0 answers nothing. */
export async function plainApp(...statuses: readonly number[]) {
  const requests: { headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      requests.push({ headers: request.headers, body });
      const status = statuses[Math.min(requests.length, statuses.length) - 1] ?? 200;
      if (status === 204) response.setHeader('x-slack-no-retry', '1');
      if (status !== 0) response.writeHead(status === 204 ? 500 : status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater({
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/slack/events`, requests };
}
