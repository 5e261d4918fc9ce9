import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signedHeaders } from '../../../emulator/events/signature.ts';
import { type Body, eventsFirst } from '../../../src/adapters/slack/http-events.ts';

const SECRET = 'shh';
const now = Date.now();

interface Seen {
  readonly taken: Body[];
  readonly bolt: string[];
  readonly refused: unknown[];
}

let server: Server;
let seen: Seen;
let takes: () => Promise<void>;

beforeEach(async () => {
  seen = { taken: [], bolt: [], refused: [] };
  takes = async () => {};
  server = createServer(
    eventsFirst({
      signingSecret: SECRET,
      wall: () => now,
      isOurs: ({ type }) => type === 'event_callback',
      async take(body) {
        await takes();
        seen.taken.push(body);
      },
      refuse(error, response) {
        seen.refused.push(error);
        response.writeHead(503).end();
      },
      bolt(request, response) {
        const { rawBody } = request as { rawBody?: Buffer };
        seen.bolt.push(`${request.url} ${rawBody?.toString() ?? 'unread'}`);
        response.writeHead(404).end();
      },
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

async function post(
  body: string,
  headers: Record<string, string> = {},
  path = '/slack/events',
): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      ...signedHeaders(SECRET, body, Math.floor(now / 1000)),
      ...headers,
    },
  });
  return response.status;
}

const event = JSON.stringify({ type: 'event_callback', event: { type: 'message', text: 'Grüße' } });

test('an event is answered only when it is taken', async () => {
  let isDurable = false;
  takes = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    isDurable = true;
  };

  expect(await post(event)).toBe(200);
  expect(isDurable).toBe(true);
  expect(seen.taken).toEqual([JSON.parse(event)]);
});

test('an event that cannot be taken is refused', async () => {
  takes = () => Promise.reject(new Error('Redis is away'));

  expect(await post(event)).toBe(503);
  expect(seen.taken).toEqual([]);
});

test.each([
  ['no signature', { 'x-slack-signature': '' }],
  ['another signature', { 'x-slack-signature': `v0=${'0'.repeat(64)}` }],
  ['a signature of another length', { 'x-slack-signature': 'v0=00' }],
  ['another time than was signed', { 'x-slack-request-timestamp': String(Math.floor(now / 1000) - 1) }],
  ['a time that is no number', { 'x-slack-request-timestamp': '1e9' }],
  ['a good signature of six minutes ago', signedHeaders(SECRET, event, Math.floor(now / 1000) - 360)],
])('with %s nothing is taken, and Bolt is not asked', async (_, headers) => {
  expect(await post(event, headers)).toBe(503);
  expect(seen).toMatchObject({ taken: [], bolt: [], refused: [{ name: 'BadSignatureError' }] });
});

test.each([
  ['what is no JSON', 'no json', 400],
  ['what is no object', '"text"', 400],
  ['more than four megabytes', `"${'x'.repeat(4 * 1024 * 1024)}"`, 413],
])('%s is refused for good', async (_, body, status) => {
  expect(await post(body)).toBe(status);
  expect(seen).toEqual({ taken: [], bolt: [], refused: [] });
});

test('what is Bolt’s comes to it as it was sent', async () => {
  const challenge = JSON.stringify({ type: 'url_verification', challenge: 'x' });
  await post(challenge);
  await post('payload=1', { 'content-type': 'application/x-www-form-urlencoded' });
  await post(event, {}, '/elsewhere');

  expect(seen.bolt).toEqual([`/slack/events ${challenge}`, '/slack/events unread', '/elsewhere unread']);
});
