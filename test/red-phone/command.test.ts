import { parseRedPhone } from '../../src/red-phone/command.ts';
import { startCpu } from '../support/cpu.ts';

const nobody = { users: [], groups: [] };
const bare = { kind: 'add', meaning: '', channels: [], by: nobody, needsReason: false };

test.each`
  text                                                                                 | command
  ${''}                                                                                | ${{ kind: 'list' }}
  ${'  LIST '}                                                                         | ${{ kind: 'list' }}
  ${'help'}                                                                            | ${{ kind: 'help' }}
  ${'log'}                                                                             | ${{ kind: 'log' }}
  ${'add sev1'}                                                                        | ${{ ...bare, phrases: ['sev1'] }}
  ${'add prod down, sev1'}                                                             | ${{ ...bare, phrases: ['prod down', 'sev1'] }}
  ${'add “prod  down”, :rotating_light:'}                                              | ${{ ...bare, phrases: ['prod down', ':rotating_light:'] }}
  ${'add R&amp;D down'}                                                                | ${{ ...bare, phrases: ['R&D down'] }}
  ${'add 緊急、本番停止'}                                                              | ${{ ...bare, phrases: ['緊急', '本番停止'] }}
  ${'add sev1 in <#C1|a> <#C2|b>'}                                                     | ${{ ...bare, phrases: ['sev1'], channels: ['C1', 'C2'] }}
  ${'add sev1 in <#C1|a>, <#C1|a>'}                                                    | ${{ ...bare, phrases: ['sev1'], channels: ['C1'] }}
  ${'add sev1 by <@U1|ann> <!subteam^S1|@oncall>'}                                     | ${{ ...bare, phrases: ['sev1'], by: { users: ['U1'], groups: ['S1'] } }}
  ${'add sev1 Reason Required'}                                                        | ${{ ...bare, phrases: ['sev1'], needsReason: true }}
  ${'add fire in building'}                                                            | ${{ ...bare, phrases: ['fire in building'] }}
  ${'add sev1 means Customers cannot buy'}                                             | ${{ ...bare, phrases: ['sev1'], meaning: 'Customers cannot buy' }}
  ${'add a b, sev1 by <@U1|x> in <#C1|y> reason required means No <@U2> left'}         | ${{ ...bare, phrases: ['a b', 'sev1'], by: { users: ['U1'], groups: [] }, channels: ['C1'], needsReason: true, meaning: 'No <@U2> left' }}
  ${'remove sev1, prod down'}                                                          | ${{ kind: 'remove', phrases: ['sev1', 'prod down'] }}
  ${'in <#C1|a> calls <!subteam^S1|@pay> <@U1|ann>'}                                   | ${{ kind: 'calls-in', channels: ['C1'], users: ['U1'], groups: ['S1'] }}
  ${'in <#C1|a>, <#C2|b> Calls nobody'}                                                | ${{ kind: 'calls-in', channels: ['C1', 'C2'], ...nobody }}
  ${'call'}                                                                            | ${{ kind: 'call', ...nobody, reason: '' }}
  ${'call <@U1|ann>'}                                                                  | ${{ kind: 'call', users: ['U1'], groups: [], reason: '' }}
  ${'call <@U1|ann> <@W2>, <!subteam^S1|@ops>: db &amp; <#C1|shop> for <@U3|cy> down'} | ${{ kind: 'call', users: ['U1', 'W2'], groups: ['S1'], reason: 'db & #shop for @cy down' }}
  ${'call the shop is down'}                                                           | ${{ kind: 'call', ...nobody, reason: 'the shop is down' }}
`('"/redphone $text" is understood', ({ text, command }) => {
  expect(parseRedPhone(text)).toEqual(command);
});

test.each`
  text                              | part                            | reason
  ${'ad sev1'}                      | ${'ad'}                         | ${'verb'}
  ${'add'}                          | ${''}                           | ${'empty'}
  ${'add , ,'}                      | ${''}                           | ${'empty'}
  ${'add in <#C1|a>'}               | ${''}                           | ${'empty'}
  ${'remove'}                       | ${''}                           | ${'empty'}
  ${'add sev1 in #nowhere'}         | ${'#nowhere'}                   | ${'name'}
  ${'add sev1 by @nobody'}          | ${'@nobody'}                    | ${'name'}
  ${'add sev1 <#C1|general>'}       | ${'#general'}                   | ${'name'}
  ${'add sev1 in <@U1|ann>'}        | ${'@ann'}                       | ${'name'}
  ${'add by <#C1|general>'}         | ${'#general'}                   | ${'name'}
  ${'add sev1, ?!'}                 | ${'?!'}                         | ${'unfindable'}
  ${'add https://sev1.io'}          | ${'https://sev1.io'}            | ${'unfindable'}
  ${`add ${'so long '.repeat(11)}`} | ${'so long '.repeat(11).trim()} | ${'too-long'}
  ${'in <#C1|a>'}                   | ${''}                           | ${'empty'}
  ${'in <#C1|a> calls'}             | ${''}                           | ${'empty'}
  ${'in <#C1|a> calls @nobody'}     | ${'@nobody'}                    | ${'name'}
  ${'in #nowhere calls <@U1|ann>'}  | ${'#nowhere'}                   | ${'name'}
  ${'call @anna shop is down'}      | ${'@anna'}                      | ${'name'}
`('"/redphone $text" is not: "$part" ($reason)', ({ text, part, reason }) => {
  expect(parseRedPhone(text)).toMatchObject({ kind: 'not-understood', part, reason });
});

test('what is not understood is answered with an example that is', () => {
  for (const text of ['nope', 'add', 'remove', 'in', 'call @nobody']) {
    const answer = parseRedPhone(text);
    const example = answer.kind === 'not-understood' ? answer.example : '';
    const escaped = example
      .replace('/redphone ', '')
      .replace(/@(\w+)/g, '<@U1|$1>')
      .replace(/#(\w+)/g, '<#C1|$1>');
    expect(parseRedPhone(escaped)).not.toMatchObject({ kind: 'not-understood' });
  }
});

test.each(['in <#C1|a', ' in', ',', '<@U1|', '"', ' means', 'in <#C1>, '])(
  'a command of 8,000 characters of %j is read at once',
  (piece) => {
    const cpuMs = startCpu();
    parseRedPhone(`add ${piece.repeat(8000 / piece.length)}`);
    parseRedPhone(`call ${piece.repeat(8000 / piece.length)}`);
    expect(cpuMs()).toBeLessThan(1_000);
  },
);
