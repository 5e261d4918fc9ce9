import { createMask } from '../../src/summary/mask.ts';
import { startCpu } from '../support/cpu.ts';

test.each([
  ['a Slack token', 'the bot uses xoxb-1234567890-abcdefghij now', 'the bot uses [key 1] now'],
  ['an OpenAI key', 'key sk-proj-abcdefghijklmnop123456', 'key [key 1]'],
  ['a GitHub token', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789', '[key 1]'],
  ['an AWS key id', 'id AKIAIOSFODNN7EXAMPLE.', 'id [key 1].'],
  ['a JWT', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123', 'Bearer [key 1]'],
  [
    'a private key',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY----- done',
    '[key 1] done',
  ],
  ['a password', 'password: hunter2! and go', 'password: [key 1] and go'],
  ['a password in German', 'Das Passwort ist Geheim123', 'Das Passwort ist [key 1]'],
  ['a setting', 'API_KEY=abcd1234efgh', 'API_KEY=[key 1]'],
  ['credentials in an address', 'postgres://app:s3cret@db/shop', 'postgres://[key 1]db/shop'],
  ['a long random string', 'use Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWo= here', 'use [key 1] here'],
  ['a card number', 'card 4111 1111 1111 1111 please', 'card [card 1] please'],
  ['a bank account', 'IBAN DE89 3704 0044 0532 0130 00, thanks', 'IBAN [account 1], thanks'],
  ['an account by its name', 'account number 123456789', 'account number [account 1]'],
])('%s does not leave, and comes back', (_what, text, hidden) => {
  const mask = createMask();

  expect(mask.hide(text)).toBe(hidden);
  expect(mask.reveal(mask.hide(text))).toBe(text);
});

test.each([
  'The password is wrong again',
  'order 1234567890123456 was sent twice',
  'call 030 1234567 after 14:00',
  'PR 1234 in acme/web, commit 3f2a9bc',
  'between 2026-11-23 and 2026-11-30',
  'the token expires and the secret is out',
])('%s: nothing in it is hidden', (text) => {
  expect(createMask().hide(text)).toBe(text);
});

test('the same value has the same stand-in, another one another', () => {
  const mask = createMask();

  expect(mask.hide('xoxb-aaaaaaaaaa then xoxb-bbbbbbbbbb')).toBe('[key 1] then [key 2]');
  expect(mask.hide('again xoxb-aaaaaaaaaa')).toBe('again [key 1]');
});

test('a stand-in that somebody typed reveals nothing', () => {
  const mask = createMask();
  mask.hide('xoxb-aaaaaaaaaa');

  expect(mask.hide('what is [key 1]?')).toBe('what is (key 1]?');
});

test('texts made to be slow are not', () => {
  const cpuMs = startCpu();
  for (const part of ['a+', '1 ', 'password', '-----BEGIN KEY-----', 'DE12 ', 'aB3/', '://x'])
    createMask().hide(part.repeat(20_000));

  expect(cpuMs()).toBeLessThan(2_000);
});
