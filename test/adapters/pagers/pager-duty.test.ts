import type { GuardOptions } from '../../../src/adapters/pagers/guard.ts';
import { createPagerDuty } from '../../../src/adapters/pagers/pager-duty.ts';
import { type Pager, PagerError } from '../../../src/red-phone/pager.ts';
import { Secret } from '../../../src/secret.ts';
import { type FakePagerDuty, type Fault, startPagerDuty } from '../../support/pagers.ts';

const KEY = 'R0123456789abcdef0123456789abcde';
const wall = Date.parse('2026-11-22T17:00:00Z');
const page = {
  key: 'C1|1763888400.000100',
  summary: 'Ana rings: sev1',
  source: '#payments',
  link: 'https://acme.slack.com/archives/C1/p1763888400000100',
  at: wall,
};

let server: FakePagerDuty;
let pager: Pager;
beforeEach(async () => {
  server = await startPagerDuty(KEY);
  pager = pagerWith();
});
afterEach(() => server.close());

function pagerWith(
  change: {
    readonly key?: string;
    readonly url?: string;
    readonly allowsLoopback?: boolean;
    readonly lookup?: NonNullable<GuardOptions['lookup']>;
  } = {},
) {
  const { key = KEY, url = server.url, allowsLoopback = true, ...more } = change;
  const config = { routingKey: new Secret(key), eventsUrl: url };
  return createPagerDuty(config, { allowsLoopback, timeoutMs: 300, wall: () => wall, ...more });
}

async function failureOf(sending: Promise<void>): Promise<PagerError> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PagerError)) throw new Error(`No PagerError but ${String(error)}`);
  return error;
}

const statuses = () => [...server.incidents.values()].map(({ status }) => status);

test('a call is one incident, however often it is told, and is acknowledged and resolved as one', async () => {
  await pager.send('trigger', page);
  await pager.send('trigger', page);
  expect(statuses()).toEqual(['triggered']);
  await pager.send('acknowledge', page);
  expect(statuses()).toEqual(['acknowledged']);
  await pager.send('resolve', page);
  expect(statuses()).toEqual(['resolved']);
});

test('two calls are two incidents, and the end of one leaves the other', async () => {
  await pager.send('trigger', page);
  await pager.send('trigger', { ...page, key: 'another' });
  await pager.send('resolve', page);
  expect(statuses()).toEqual(['resolved', 'triggered']);
});

test('says who needs whom, from where, since when, with the message to open', async () => {
  await pager.send('trigger', page);
  expect(JSON.parse(server.received[0]?.text ?? '')).toEqual({
    routing_key: KEY,
    event_action: 'trigger',
    dedup_key: page.key,
    payload: {
      summary: page.summary,
      source: page.source,
      severity: 'critical',
      timestamp: '2026-11-22T17:00:00.000Z',
    },
    client: 'Sluice',
    client_url: page.link,
    links: [{ href: page.link, text: 'Slack' }],
  });
});

test('of an acknowledgement it hears no words of anybody', async () => {
  await pager.send('acknowledge', page);
  expect(server.received[0]?.text).not.toContain('Ana');
});

test('a summary and a key that are too long are taken all the same, and the key stays one', async () => {
  const long = { ...page, summary: `${'é😀'.repeat(2_000)}\ud800`, key: 'k'.repeat(400) };
  await pager.send('trigger', { ...long, summary: 'a'.repeat(5_000) });
  await pager.send('acknowledge', long);
  expect(statuses()).toEqual(['acknowledged']);
});

test('without a link it is told as well', async () => {
  await pager.send('trigger', { ...page, link: undefined });
  expect(statuses()).toEqual(['triggered']);
});

test.each<[Fault, Partial<PagerError>]>([
  [
    { status: 429, headers: { 'retry-after': '7' } },
    { reason: 'limited', isFinal: false, retryAfterMs: 7_000 },
  ],
  [{ status: 429 }, { reason: 'limited', isFinal: false, retryAfterMs: undefined }],
  [
    { status: 503, headers: { 'retry-after': 'Sun, 22 Nov 2026 17:00:30 GMT' } },
    { reason: 'failing', isFinal: false, retryAfterMs: 30_000 },
  ],
  [
    { status: 500, headers: { 'retry-after': '86400' } },
    { reason: 'failing', isFinal: false, retryAfterMs: 120_000 },
  ],
  [
    { status: 500, headers: { 'retry-after': 'soon' } },
    { reason: 'failing', isFinal: false, retryAfterMs: undefined },
  ],
  [{ status: 200 }, { reason: 'failing', isFinal: false }],
  [{ status: 400 }, { reason: 'refused', isFinal: true }],
  [{ status: 404 }, { reason: 'refused', isFinal: true }],
  [{ status: 408 }, { reason: 'failing', isFinal: false }],
  ['hang', { reason: 'timeout', isFinal: false }],
  ['drop', { reason: 'unreachable', isFinal: false }],
])('an answer of %j is no page, and it is known whether to try again', async (fault, expected) => {
  server.faults.push(fault);
  expect(await failureOf(pager.send('trigger', page))).toMatchObject(expected);
  expect(server.incidents.size).toBe(0);

  await pager.send('trigger', page);
  expect(statuses()).toEqual(['triggered']);
});

test('an answer that never ends is taken for what it says at its beginning', async () => {
  server.faults.push('endless');
  await pager.send('trigger', page);
  expect(statuses()).toEqual(['triggered']);
});

test('a wrong key is refused for good', async () => {
  const failure = await failureOf(pagerWith({ key: 'wrong' }).send('trigger', page));
  expect(failure).toMatchObject({ reason: 'refused', isFinal: true, message: 'PagerDuty answered 400' });
});

test('a redirect is not followed, wherever it leads', async () => {
  const other = await startPagerDuty(KEY);
  try {
    for (const status of [301, 302, 303, 307, 308]) {
      server.faults.push({ status, headers: { location: other.url } });
      expect(await failureOf(pager.send('trigger', page))).toMatchObject({
        reason: 'redirect',
        isFinal: true,
      });
    }
    expect(other.received).toEqual([]);
  } finally {
    await other.close();
  }
});

test('nothing is sent to this machine unless Slack is on it', async () => {
  const failure = await failureOf(pagerWith({ allowsLoopback: false }).send('trigger', page));
  expect(failure).toMatchObject({ reason: 'private-address', isFinal: true });
  const named = await failureOf(
    pagerWith({ allowsLoopback: false, url: server.url.replace('127.0.0.1', 'localhost') }).send(
      'trigger',
      page,
    ),
  );
  expect(named).toMatchObject({ reason: 'private-address', isFinal: false });
  expect(server.received).toEqual([]);
});

test('a name that leads to a private address for a moment is sent nothing, and is paged once it leads elsewhere', async () => {
  const addresses = ['10.0.0.7', '127.0.0.1'];
  const moving = pagerWith({
    url: server.url.replace('127.0.0.1', 'pager.example.com'),
    lookup: (_host, _options, done) => done(null, [{ address: addresses.shift() ?? '', family: 4 }]),
  });
  expect(await failureOf(moving.send('trigger', page))).toMatchObject({
    reason: 'private-address',
    isFinal: false,
  });
  expect(server.received).toEqual([]);
  await moving.send('trigger', page);
  expect(statuses()).toEqual(['triggered']);
});

test('where nobody listens, it can be tried again', async () => {
  const { url } = server;
  await server.close();
  const failure = await failureOf(pagerWith({ url }).send('trigger', page));
  server = await startPagerDuty(KEY);
  expect(failure).toMatchObject({ reason: 'unreachable', isFinal: false });
});

test('no failure says the key or the address', async () => {
  for (const fault of [{ status: 400 }, 'hang', 'drop'] satisfies Fault[]) {
    server.faults.push(fault);
    const { message } = await failureOf(pager.send('trigger', page));
    expect(message).not.toMatch(/127\.0|http|R0123/);
  }
});
