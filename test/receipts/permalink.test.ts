import { parsePermalink } from '../../src/receipts/permalink.ts';

const link = 'https://acme.slack.com/archives/C024BE91L/p1763888400000100';
const root = { channel: 'C024BE91L', ts: '1763888400.000100' };
const reply = { channel: 'C024BE91L', ts: '1763888500.000200', threadTs: '1763888400.000100' };
const query = '?thread_ts=1763888400.000100&cid=C024BE91L';

test.each([
  [link, root],
  [` ${link}/ `, root],
  [`<${link}>`, root],
  [`<${link}|acme.slack.com/archives/…>`, root],
  [`https://acme.slack.com/archives/C024BE91L/p1763888500000200${query}`, reply],
  [`<https://acme.slack.com/archives/C024BE91L/p1763888500000200${query.replace('&', '&amp;')}>`, reply],
  // A root that names itself as its thread has no thread.
  [`${link}${query}`, root],
  ['https://acme.enterprise.slack.com/archives/G01AB/p1763888400000100', { ...root, channel: 'G01AB' }],
])('%s is a message', (text, ref) => {
  expect(parsePermalink(text)).toEqual(ref);
});

test.each([
  '',
  'why',
  'https://acme.slack.com/archives/C024BE91L',
  'https://acme.slack.com/archives/C024BE91L/p17638884000001',
  'https://acme.slack.com/archives/../p1763888400000100',
  `${link}0`,
  'C024BE91L|1763888400.000100',
  '<@U1>',
])('%j is none', (text) => {
  expect(parsePermalink(text)).toBeUndefined();
});
