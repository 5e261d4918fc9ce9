import { request } from 'node:http';
import { type Page, startPage } from '../../../emulator/page/page.ts';
import { closeAll, closeLater, start } from '../support.ts';

let page: Page;
let port: number;
let token: string;
let act: string;
beforeAll(async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann', tz: 'Europe/Berlin' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  page = await startPage(slack);
  closeLater(page);
  port = Number(new URL(page.url).port);
  const { body } = await ask('GET', '/', {});
  token = /name="page-token" content="([^"]+)"/.exec(body)?.[1] ?? '';
  act = JSON.stringify({ act: 'send', user: ann, channel, text: 'hello' });
});
afterAll(closeAll);

const messages = () => Object.values(page.state().conversations).flatMap((each) => each.messages).length;

test('the page itself may act', async () => {
  const before = messages();

  const { status } = await ask(
    'POST',
    '/act',
    { origin: `http://127.0.0.1:${port}`, 'x-page-token': token },
    act,
  );

  expect([status, messages()]).toEqual([200, before + 1]);
});

test.each([
  ['without the token', () => ({ origin: `http://127.0.0.1:${port}` })],
  [
    'with a wrong token',
    () => ({ origin: `http://127.0.0.1:${port}`, 'x-page-token': 'x'.repeat(token.length) }),
  ],
  ['from another site', () => ({ origin: 'https://evil.example', 'x-page-token': token })],
  ['from another port', () => ({ origin: 'http://127.0.0.1:1', 'x-page-token': token })],
  ['without an origin', () => ({ 'x-page-token': token })],
])('nobody acts %s', async (_, headers) => {
  const before = messages();

  const { status } = await ask('POST', '/act', headers(), act);

  expect([status, messages()]).toEqual([403, before]);
});

test.each(['/', '/live', '/act', '/client/start.js'])(
  '%s answers nobody who calls this machine by another name',
  async (path) => {
    const { status, body } = await ask('GET', path, { host: `evil.example:${port}` });

    expect(status).toBe(421);
    expect(body).not.toContain(token);
  },
);

test('reading does not act, whatever the token', async () => {
  const { status } = await ask('GET', '/act', { origin: `http://127.0.0.1:${port}`, 'x-page-token': token });

  expect(status).toBe(403);
});

test.each([
  '/client/../page.ts',
  '/view/%2e%2e/page.ts',
  '/client/tsconfig.json',
  '/view',
  '/client/nothing.js',
  '/emulator.ts',
])('%s is not served', async (path) => {
  await expect(ask('GET', path, {})).resolves.toMatchObject({ status: 404 });
});

test('nothing of the page may come from elsewhere', async () => {
  const { headers, body } = await ask('GET', '/', {});

  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self'/,
  );
  expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('what is no act is refused in words', async () => {
  const headers = { origin: `http://127.0.0.1:${port}`, 'x-page-token': token };

  await expect(ask('POST', '/act', headers, '{"act":"fly"}')).resolves.toMatchObject({ status: 400 });
  await expect(ask('POST', '/act', headers, 'not JSON')).resolves.toMatchObject({ status: 400 });
});

interface Answered {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** A request as it stands: `fetch` would normalise paths and hide headers. */
function ask(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let answer = '';
      response.on('data', (chunk: Buffer) => {
        answer += chunk.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: answer }),
      );
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
