import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPageWebhook } from '../../../src/adapters/pagers/webhook.ts';
import { type Pager, PagerError } from '../../../src/red-phone/pager.ts';
import { readTemplate } from '../../../src/red-phone/pager-template.ts';
import { Secret } from '../../../src/secret.ts';
import { type Certificate, type FakeServer, type Received, startWebhook } from '../../support/pagers.ts';

const wall = Date.parse('2026-11-22T17:00:00.900Z');
const page = {
  key: 'C1|1763888400.000100',
  summary: 'Ana rings: "the shop is down"',
  source: '#payments',
  link: 'https://acme.slack.com/archives/C1/p1763888400000100',
  at: wall,
};

let server: FakeServer;
beforeEach(async () => {
  server = await startWebhook();
});
afterEach(() => server.close());

interface Change {
  readonly url?: string;
  readonly secret?: string;
  readonly template?: string;
}

function pagerWith({
  url = server.url,
  secret = 'a secret',
  template = '{"title":"{{summary}}"}',
}: Change = {}): Pager {
  const config = { url: new Secret(url), secret: new Secret(secret), template: readTemplate(template) };
  return createPageWebhook(config, { allowsLoopback: true, timeoutMs: 500, wall: () => wall });
}

function last(): Received {
  const received = server.received.at(-1);
  if (received === undefined) throw new Error('Nothing was received');
  return received;
}

/** As a receiver checks it, by the specification of Standard Webhooks. */
function isSigned({ headers, text }: Received, key: Buffer): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  return headers['webhook-signature'] === `v1,${signature}`;
}

test('the template is posted as JSON, signed with the secret and the time', async () => {
  await pagerWith().send('trigger', page);

  const received = last();
  expect(JSON.parse(received.text)).toEqual({ title: page.summary });
  expect(received.headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-timestamp': String(Math.floor(wall / 1000)),
  });
  expect(isSigned(received, Buffer.from('a secret'))).toBe(true);
  expect(
    isSigned({ ...received, text: received.text.replace('down', 'fine') }, Buffer.from('a secret')),
  ).toBe(false);
});

test('a secret as other tools of Standard Webhooks have it is the bytes that it stands for', async () => {
  const bytes = Buffer.from('twenty-four bytes of key');
  await pagerWith({ secret: `whsec_${bytes.toString('base64')}` }).send('trigger', page);
  expect(isSigned(last(), bytes)).toBe(true);
});

test('a page that is sent again has the same id, and each action its own', async () => {
  const pager = pagerWith();
  for (const action of ['trigger', 'trigger', 'acknowledge'] as const) await pager.send(action, page);
  const [first, again, acknowledged] = server.received.map(({ headers }) => headers['webhook-id']);
  expect(again).toBe(first);
  expect(acknowledged).not.toBe(first);
});

test('nothing is posted for an action that the template leaves out', async () => {
  await pagerWith({ template: '{"trigger":{"title":"x"}}' }).send('resolve', page);
  expect(server.received).toEqual([]);
});

test.each([
  [':tk_abc%2F1@', 'Bearer tk_abc/1'],
  ['ana:pass%3Aword@', `Basic ${Buffer.from('ana:pass:word').toString('base64')}`],
  ['', undefined],
])(
  'credentials in the URL (%s) are sent as a header, and not as part of the address',
  async (credentials, header) => {
    const pager = pagerWith({
      url: server.url.replace('http://', `http://${credentials}`).concat('?token=t'),
    });
    await pager.send('trigger', page);
    expect(last().headers['authorization']).toBe(header);
    expect(last().url).toBe('/hook?token=t');
    expect(pager.name).toBe(`127.0.0.1:${server.port}`);
  },
);

test('every status of success is one, and none other', async () => {
  const pager = pagerWith();
  for (const status of [200, 201, 202, 204]) {
    server.faults.push({ status });
    await pager.send('trigger', page);
  }
  for (const status of [302, 401, 429, 500]) {
    server.faults.push({ status, headers: { location: server.url } });
    await expect(pager.send('trigger', page)).rejects.toThrow(PagerError);
  }
});

test('a key with anything in it stays within its header', async () => {
  await pagerWith().send('trigger', { ...page, key: 'a\r\nx-evil: 1 \u{1f525}' });
  expect(last().headers).not.toHaveProperty('x-evil');
});

test('where TLS is refused, nothing is sent', async () => {
  const plain = pagerWith({ url: server.url.replace('http://', 'https://') });
  await expect(plain.send('trigger', page)).rejects.toMatchObject({ reason: 'unreachable', isFinal: false });
  expect(server.received).toEqual([]);
});

const certificate = makeCertificate();
const withOpenssl = certificate === undefined ? test.skip : test;

withOpenssl('a certificate that nobody vouches for is not accepted', async () => {
  if (certificate === undefined) throw new Error('No certificate');
  const untrusted = await startWebhook({ tls: certificate });
  try {
    const sending = pagerWith({ url: untrusted.url }).send('trigger', page);
    await expect(sending).rejects.toMatchObject({ reason: 'unreachable', isFinal: false });
    expect(untrusted.received).toEqual([]);
  } finally {
    await untrusted.close();
  }
});

/** Undefined where this machine has no openssl. */
function makeCertificate(): Certificate | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'sluice-tls-'));
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  try {
    const order =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1';
    const address = ['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert];
    execFileSync('openssl', [...order.split(' '), ...address], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return undefined;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
