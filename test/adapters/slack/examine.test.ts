import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { examineClock } from '../../../src/adapters/slack/examine.ts';

const SLACKS_TIME = Date.UTC(2026, 0, 20, 8);
let slack: Server;
let apiUrl: string;
beforeAll(async () => {
  slack = createServer((_, response) => {
    response.setHeader('date', new Date(SLACKS_TIME).toUTCString());
    response.end('{"ok":true}');
  }).listen(0, '127.0.0.1');
  await once(slack, 'listening');
  apiUrl = `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`;
});
afterAll(() => void slack.close());

test.each([
  [0, 'ok', /agree/],
  [-59_000, 'ok', /agree/],
  [90_000, 'mend', /clock is 90 s off Slack's: switch on time synchronisation/],
  [-600_000, 'mend', /clock is 600 s off/],
] as const)('a machine’s clock that is %i ms off is %s', async (offMs, level, words) => {
  const [check] = await examineClock(apiUrl, () => SLACKS_TIME + offMs);

  expect(check).toMatchObject({ about: 'clock', level, words: expect.stringMatching(words) });
});

test('a Slack that cannot be reached is said with where to look', async () => {
  const [check] = await examineClock('http://127.0.0.1:1/api/', () => SLACKS_TIME);

  expect(check).toMatchObject({
    level: 'mend',
    words: expect.stringContaining('network, proxy and firewall'),
  });
});
