import type { LookupAddress } from 'node:dns';
import { createGuardedConnect, PrivateAddressError } from '../../../src/adapters/pagers/guard.ts';
import { type FakeServer, startWebhook } from '../../support/pagers.ts';

let server: FakeServer;
beforeAll(async () => {
  server = await startWebhook();
});
afterAll(() => server.close());

/** What comes of connecting to `host`, which leads to these addresses at the first question and here at every other. */
async function connect(
  host: string,
  addresses: readonly string[] = [],
  allowsLoopback = false,
): Promise<{ readonly outcome: string; readonly asked: number }> {
  let asked = 0;
  const guarded = createGuardedConnect({
    allowsLoopback,
    timeoutMs: 1_000,
    lookup(_host, _options, done) {
      asked += 1;
      const answer = asked === 1 ? addresses : ['127.0.0.1'];
      done(
        null,
        answer.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    },
  });
  const to = { protocol: 'http:', hostname: host, host: `${host}:${server.port}`, port: String(server.port) };
  const outcome = await new Promise<string>((resolve) => {
    guarded(to, (error, socket) => {
      const address = socket?.remoteAddress;
      socket?.destroy();
      if (error instanceof PrivateAddressError) resolve('private');
      else resolve(error === null ? `connected to ${address}` : 'no connection');
    });
  });
  return { outcome, asked };
}

test.each([
  ['127.0.0.1'],
  ['10.0.0.1'],
  ['169.254.169.254'],
  ['[::1]'],
  ['[::ffff:127.0.0.1]'],
  ['[fe80::1]'],
])('the address %s in a URL is not connected to', async (host) => {
  expect((await connect(host)).outcome).toBe('private');
});

test.each([
  [['127.0.0.1']],
  [['::1']],
  [['::ffff:127.0.0.1']],
  [['192.168.0.7']],
  [['8.8.8.8', '127.0.0.1']],
  [['2606:4700::1111', 'fd00::1']],
])('a name that leads to %j is not connected to', async (addresses) => {
  expect(await connect('pager.example', addresses)).toEqual({ outcome: 'private', asked: 1 });
});

test('a name is asked for once: what it leads to a moment later is never connected to', async () => {
  // Nothing listens on the first address; whoever asked again would be led here, and connect.
  const { outcome, asked } = await connect('pager.example', ['240.0.0.1'], true);
  expect({ outcome, asked }).toEqual({ outcome: 'private', asked: 1 });
});

test('where this machine is allowed, it alone is', async () => {
  expect((await connect('127.0.0.1', [], true)).outcome).toBe('connected to 127.0.0.1');
  expect((await connect('pager.example', ['127.0.0.1'], true)).outcome).toBe('connected to 127.0.0.1');
  expect((await connect('pager.example', ['10.0.0.1'], true)).outcome).toBe('private');
  expect((await connect('10.0.0.1', [], true)).outcome).toBe('private');
});
