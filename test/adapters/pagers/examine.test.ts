import { examinePagers } from '../../../src/adapters/pagers/examine.ts';
import { defaultTemplate } from '../../../src/red-phone/pager-template.ts';
import { Secret } from '../../../src/secret.ts';
import { type FakeServer, startWebhook } from '../../support/pagers.ts';

let server: FakeServer;
beforeAll(async () => {
  server = await startWebhook();
});
afterAll(() => server.close());

interface Change {
  readonly url?: string;
  readonly allowsLoopback?: boolean;
  readonly routingKey?: string;
}

async function look({ url = server.url, allowsLoopback = true, routingKey }: Change = {}) {
  const pagerDuty =
    routingKey === undefined ? undefined : { routingKey: new Secret(routingKey), eventsUrl: url };
  const webhook = { url: new Secret(url), secret: new Secret('s'), template: defaultTemplate };
  const checks = await examinePagers({
    allowsLoopback,
    pagerDuty,
    webhook: routingKey === undefined ? webhook : undefined,
  });
  return checks.map(({ about, level, words }) => `${level} ${about}: ${words}`);
}

test('without a pager, that is said and nothing is to be mended', async () => {
  const none = { pagerDuty: undefined, webhook: undefined, allowsLoopback: false };
  expect(await examinePagers(none)).toMatchObject([{ level: 'ok', about: 'pager' }]);
});

test('a pager that can be reached is found well, and is sent nothing', async () => {
  expect(await look()).toEqual([expect.stringMatching(/^ok pager: .*nothing was sent/)]);
  expect(server.received).toEqual([]);
});

test('a private address, where pages are not sent, is to be mended', async () => {
  expect(await look({ allowsLoopback: false })).toEqual([
    expect.stringMatching(/^mend pager: .*private address/),
  ]);
});

test('a pager that nobody answers at, or without the certificate, is to be mended', async () => {
  const closed = await startWebhook();
  await closed.close();
  expect(await look({ url: closed.url })).toEqual([
    expect.stringMatching(/^mend pager: .*ECONNREFUSED.*check its address/),
  ]);
  const plain = server.url.replace('http:', 'https:');
  expect(await look({ url: plain })).toEqual([expect.stringMatching(/^mend pager: .*certificate/)]);
});

test('a key that is none of PagerDuty’s form is pointed out, without showing it', async () => {
  expect(await look({ routingKey: 'a1'.repeat(16) })).toHaveLength(1);
  const found = await look({ routingKey: 'too-short' });
  expect(found).toEqual([
    expect.stringContaining('ok PagerDuty'),
    expect.stringMatching(/^note PagerDuty: .*32 letters and digits/),
  ]);
  expect(found.join()).not.toContain('too-short');
});
