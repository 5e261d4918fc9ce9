import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallSlack, type Tiers } from '../../../src/adapters/slack/web-api.ts';

/** What came in, and how it is answered. */
let server: Server;
let answers: RequestListener;
let seen: { readonly url: string; readonly token: string; readonly form: Record<string, string> }[];
let paused: [string, number][];

beforeEach(async () => {
  seen = [];
  paused = [];
  answers = (_, response) => void response.end('{"ok":true}');
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      seen.push({ url: request.url ?? '', token: request.headers.authorization ?? '', form });
      answers(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

const tiers: Tiers = {
  reserve: async () => 0,
  pause: async (_, method, ms) => void paused.push([method, ms]),
};

function call(args: Record<string, unknown> = {}, timeoutMs = 2_000) {
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  return createCallSlack({ apiUrl, tiers, timeoutMs, tokenOf: async () => 'xoxb-1' })(
    'T1',
    'chat.postMessage',
    args,
  );
}

test('a call goes out once, with its token and its fields as Slack reads them', async () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Grüße & <mehr>' } }];
  answers = (_, response) => void response.end('{"ok":true,"ts":"1.2"}');

  expect(
    await call({ channel: 'C1', text: 'a+b=c', blocks, unfurl_links: false, thread_ts: undefined }),
  ).toEqual({
    ok: true,
    ts: '1.2',
  });
  expect(seen).toEqual([
    {
      url: '/api/chat.postMessage',
      token: 'Bearer xoxb-1',
      form: { channel: 'C1', text: 'a+b=c', blocks: JSON.stringify(blocks), unfurl_links: 'false' },
    },
  ]);
});

test('the scopes that Slack names are told', async () => {
  answers = (_, response) =>
    void response.writeHead(200, { 'x-oauth-scopes': 'chat:write, im:write' }).end('{"ok":true}');

  expect(await call()).toMatchObject({ response_metadata: { scopes: ['chat:write', 'im:write'] } });
});

test.each([
  ['a no of Slack', 200, '{"ok":false,"error":"channel_not_found"}', 'SlackRefusal', 'channel_not_found'],
  ['a no of the server', 404, 'Not here', 'SlackRefusal', 'http_404'],
  ['a fault of Slack', 200, '{"ok":false,"error":"internal_error"}', 'OutcomeUnknownError', undefined],
  ['a fault of the server', 503, 'Busy', 'OutcomeUnknownError', undefined],
  ['a way to elsewhere', 302, '', 'OutcomeUnknownError', undefined],
])('%s says whose move it is', async (_, status, body, name, code) => {
  answers = (_request, response) => void response.writeHead(status).end(body);

  await expect(call()).rejects.toMatchObject({ name, ...(code === undefined ? {} : { code }) });
  expect(seen).toHaveLength(1);
});

test('whoever is told to wait waits so long, and nobody else asks meanwhile', async () => {
  answers = (_, response) => void response.writeHead(429, { 'retry-after': '7' }).end();

  await expect(call()).rejects.toMatchObject({ name: 'RetryLaterError', retryAfterMs: 7_000 });
  expect(paused).toEqual([['chat.postMessage', 7_000]]);
});

test('a limit without a time leaves it unknown', async () => {
  answers = (_, response) => void response.writeHead(429).end();

  await expect(call()).rejects.toMatchObject({ name: 'OutcomeUnknownError' });
});

test('without an answer in time it is unknown what happened, and the call is not made again', async () => {
  answers = () => {};

  await expect(call({}, 50)).rejects.toMatchObject({ name: 'OutcomeUnknownError' });
  expect(seen).toHaveLength(1);
});

test('a connection that breaks leaves it unknown, and the call is not made again', async () => {
  answers = (request) => void request.socket.destroy();

  await expect(call()).rejects.toMatchObject({ name: 'OutcomeUnknownError' });
  expect(seen).toHaveLength(1);
});

test('where nobody listens nothing happened: it is to be tried again', async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const lost = createCallSlack({ apiUrl: `http://127.0.0.1:${port}/`, tiers, tokenOf: async () => 'x' });

  await expect(lost('T1', 'chat.postMessage')).rejects.toMatchObject({
    name: 'RetryLaterError',
    retryAfterMs: 5_000,
  });
});
