import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { parseAsk } from '../../src/catchup/parse-ask.ts';
import { parsePermalink } from '../../src/receipts/permalink.ts';

const now = Date.parse('2026-03-25T14:30Z');
const zone = loadZoneData().get('UTC');
const link = 'https://acme.slack.com/archives/C0ROOM/p1732271400000100';
const hourAgo = now - 3_600_000;

const read = (text: string, here = 'C0HERE') => parseAsk(text, here, { zone, now }, parsePermalink);

test.each([
  ['', { kind: 'channel', channel: 'C0HERE' }],
  ['1h', { kind: 'channel', channel: 'C0HERE', since: hourAgo }],
  ['<#C0ROOM|room>', { kind: 'channel', channel: 'C0ROOM' }],
  ['<#C0ROOM>', { kind: 'channel', channel: 'C0ROOM' }],
  ['<#C0ROOM|room> since 13:30', { kind: 'channel', channel: 'C0ROOM', since: hourAgo }],
  ['1h <#C0ROOM|room>', { kind: 'channel', channel: 'C0ROOM', since: hourAgo }],
  ['1h in <#C0ROOM|room>, please', { kind: 'channel', channel: 'C0ROOM', since: hourAgo }],
  ['all', { kind: 'all' }],
  ['alle seit 13:30', { kind: 'all', since: hourAgo }],
  [link, { kind: 'thread', channel: 'C0ROOM', threadTs: '1732271400.000100' }],
  [`<${link}>`, { kind: 'thread', channel: 'C0ROOM', threadTs: '1732271400.000100' }],
  [
    `<${link}?thread_ts=1732270000.000200&amp;cid=C0ROOM|a link> 1h`,
    { kind: 'thread', channel: 'C0ROOM', threadTs: '1732270000.000200', since: hourAgo },
  ],
])('“%s” asks for %j', (text, ask) => {
  expect(read(text)).toEqual({ kind: 'ask', ask });
});

test.each([
  ['help', { kind: 'help' }],
  ['--help', { kind: 'help' }],
  ['<@U0BEN>', { kind: 'not-understood', part: '<@U0BEN>', reason: 'word' }],
  ['einstellungen', { kind: 'settings' }],
  ['#typo', { kind: 'not-understood', part: '#typo', reason: 'channel' }],
  ['https://example.com/', { kind: 'not-understood', part: 'https://example.com/', reason: 'link' }],
  ['when I was away', { kind: 'not-understood', part: 'when I was away', reason: 'word' }],
  ['all <#C0ROOM>', { kind: 'not-understood', part: '<#C0ROOM>', reason: 'word' }],
])('“%s” is %j', (text, reading) => {
  expect(read(text)).toEqual(reading);
});

test('in direct messages, and of them, nothing can be asked but for other places', () => {
  expect(read('', 'D0DIRECT')).toMatchObject({ reason: 'direct' });
  expect(read(link.replace('C0ROOM', 'D0DIRECT'))).toMatchObject({ reason: 'direct' });
  expect(read('all', 'D0DIRECT')).toMatchObject({ kind: 'ask' });
  expect(read('<#C0ROOM|room>', 'D0DIRECT')).toMatchObject({ kind: 'ask' });
});
