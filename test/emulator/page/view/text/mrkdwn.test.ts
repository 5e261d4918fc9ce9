import { type Inline, readInline, readMrkdwn } from '../../../../../emulator/page/view/text/mrkdwn.ts';

const text = (content: string): Inline => ({ kind: 'text', text: content });

test.each<[string, Inline[]]>([
  [
    '*bold* and _slanted_ and ~gone~',
    [
      { kind: 'bold', inside: [text('bold')] },
      text(' and '),
      { kind: 'italic', inside: [text('slanted')] },
      text(' and '),
      { kind: 'strike', inside: [text('gone')] },
    ],
  ],
  ['snake_case_name and 2*3*4', [text('snake_case_name and 2*3*4')]],
  ['`*code* &lt;b&gt;`', [{ kind: 'code', text: '*code* <b>' }]],
  [
    '*<https://a.example/x_y_z|see>*',
    [{ kind: 'bold', inside: [{ kind: 'link', url: 'https://a.example/x_y_z', label: 'see' }] }],
  ],
  ['<https://a.example/?a=1&amp;b=2>', [{ kind: 'link', url: 'https://a.example/?a=1&b=2', label: '' }]],
  [
    '<@U123|ann> <#C1> <!subteam^S9|@ops> <!here>',
    [
      { kind: 'user', id: 'U123', label: 'ann' },
      text(' '),
      { kind: 'channel', id: 'C1', label: '' },
      text(' '),
      { kind: 'group', id: 'S9', label: '@ops' },
      text(' '),
      { kind: 'broadcast', range: 'here' },
    ],
  ],
  [
    '<!date^1768903200^{date_short} at {time}|then>',
    [{ kind: 'date', seconds: 1768903200, format: '{date_short} at {time}', fallback: 'then' }],
  ],
  [':eyes: one\ntwo', [{ kind: 'emoji', name: 'eyes' }, text(' one'), { kind: 'break' }, text('two')]],
  ['&lt;script&gt; &amp;lt;', [text('<script> &lt;')]],
  ['at 10:30:15 today', [text('at 10'), { kind: 'emoji', name: '30' }, text('15 today')]],
])('reads %j as Slack does', (source, expected) => {
  expect(readInline(source)).toEqual(expected);
});

test('quotes and preformatted parts stand by themselves', () => {
  expect(readMrkdwn('before\n> one\n&gt; two\nafter ```let a = 1;\n*b*```').map(({ kind }) => kind)).toEqual([
    'lines',
    'quote',
    'lines',
    'code',
  ]);
});

test('a character that the reading itself uses is no way to smuggle anything in', () => {
  expect(readInline('\uE000 <@U1>')).toEqual([text('\uFFFD '), { kind: 'user', id: 'U1', label: '' }]);
});
