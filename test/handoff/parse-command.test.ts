import { parseCommand } from '../../src/handoff/parse-command.ts';

test.each([
  ['', { kind: 'draft', to: undefined }],
  ['<@U1|ben>', { kind: 'draft', to: { kind: 'person', user: 'U1' } }],
  ['  <@W12> ', { kind: 'draft', to: { kind: 'person', user: 'W12' } }],
  ['<!subteam^S1|@ops>', { kind: 'draft', to: { kind: 'group', group: 'S1' } }],
  ['<#C1|general>', { kind: 'draft', to: { kind: 'channel', channel: 'C1' } }],
  ['list', { kind: 'list' }],
  ['Liste', { kind: 'list' }],
  ['help', { kind: 'help' }],
  ['hilfe', { kind: 'help' }],
  ['@nobody', { kind: 'not-understood', part: '@nobody' }],
  ['<@U1> <@U2>', { kind: 'not-understood', part: '<@U2>' }],
  ['<!here>', { kind: 'not-understood', part: '<!here>' }],
])('“%s” is read for what it is', (text, reading) => {
  expect(parseCommand(text)).toEqual(reading);
});
