import { HOUR } from '../../src/clock.ts';
import { parseCommsCommand } from '../../src/people/comms-command.ts';
import { at, MONDAY, zones } from '../support/fakes-people.ts';

const speaker = { zone: zones.get('Europe/Berlin'), now: MONDAY };
const read = (text: string) => parseCommsCommand(text, speaker);
const weekdays = [1, 2, 3, 4, 5];

test.each([
  ['', 'show'],
  ['  ', 'show'],
  ['on', 'on'],
  ['OFF', 'off'],
  ['now', 'now'],
  ['back', 'back'],
  ['help', 'help'],
  ['zone slack', 'zone-slack'],
])('"%s" asks for %s', (text, kind) => {
  expect(read(text)).toEqual({ kind });
});

test.each([
  ['mon-fri 11:00-11:30 16:00-16:30', 2],
  ['weekdays 9-9:30am', 1],
  ['Mo–Fr 11–11:30', 1],
])('"%s" sets hours of %d windows', (text, windows) => {
  const command = read(text);
  expect(command).toMatchObject({ kind: 'hours' });
  expect(command.kind === 'hours' && command.blocks.map(({ days }) => days)).toEqual(
    Array.from({ length: windows }, () => weekdays),
  );
});

test('"on mon 9-10" is hours, not enrolment with the default', () => {
  expect(read('on mon 9-10')).toEqual({
    kind: 'hours',
    blocks: [{ days: [1], start: '09:00', end: '10:00' }],
  });
});

test.each([
  ['open 2h', MONDAY + 2 * HOUR],
  ['open until fri 09:00', at('Fri 09:00')],
  ['open 17:00', at('Mon 17:00')],
])('"%s" opens until the right instant', (text, until) => {
  expect(read(text)).toEqual({ kind: 'open', until });
});

test('later takes a length of time', () => {
  expect(read('later 1h')).toEqual({ kind: 'later', byMs: HOUR });
  expect(read('later by 30 min')).toEqual({ kind: 'later', byMs: HOUR / 2 });
});

test.each([
  ['away 2026-12-20..2027-01-03', undefined],
  ['away 2026-12-20..2027-01-03 <@U2|bob>', 'U2'],
  ['away <@W2> 2026-12-20..2027-01-03', 'W2'],
])('"%s" is an absence, its stand-in %s', (text, standIn) => {
  expect(read(text)).toEqual({ kind: 'away', absence: { from: '2026-12-20', to: '2027-01-03' }, standIn });
});

test.each([
  'why https://acme.slack.com/archives/C1/p1732271400000100?thread_ts=1.2&cid=C1',
  'why <https://acme.slack.com/archives/C1/p1732271400000100?thread_ts=1.2&amp;cid=C1|a link>',
])('"%s" asks about that message', (text) => {
  const permalink = 'https://acme.slack.com/archives/C1/p1732271400000100?thread_ts=1.2&cid=C1';
  expect(read(text)).toEqual({ kind: 'why', permalink });
});

test.each([
  ['foo', 'foo', 'word', '/comms mon-fri'],
  ['now please', 'now please', 'word', '/comms mon-fri'],
  ['mon-fri', 'mon-fri', 'day', '/comms mon-fri'],
  ['mon 25:00-26:00', '25:00', 'time', '/comms mon-fri'],
  ['zone', '', 'empty', '/comms zone'],
  ['open soon', 'soon', 'word', '/comms open'],
  ['later', '', 'empty', '/comms later'],
  ['away christmas', 'christmas', 'word', '/comms away'],
  ['away 2026-12-20..2026-12-01', '2026-12-20..2026-12-01', 'order', '/comms away'],
  ['away 2020-12-20..2020-12-21', '2020-12-20..2020-12-21', 'past', '/comms away'],
  ['away 2026-12-20 somebody', 'somebody', 'word', '/comms away'],
  ['why me', 'me', 'word', '/comms why'],
])('"%s" is refused with its part "%s" (%s) and an example', (text, part, reason, example) => {
  expect(read(text)).toEqual({
    kind: 'not-understood',
    part,
    reason,
    example: expect.stringContaining(example),
  });
});
