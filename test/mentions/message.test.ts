import { type Arrival, readArrival, type SlackEvent } from '../../src/mentions/message.ts';
import { startCpu } from '../support/cpu.ts';

function read(event: Partial<SlackEvent> & Readonly<Record<string, unknown>>): Arrival | undefined {
  return readArrival({
    team_id: 'T1',
    event: {
      type: 'message',
      channel: 'C1',
      channel_type: 'channel',
      user: 'UANA',
      ts: '1.000001',
      ...event,
    },
  });
}

function calledOn(event: Readonly<Record<string, unknown>>) {
  const arrival = read(event);
  if (arrival === undefined || arrival.kind === 'deleted') return undefined;
  const { users, groups, announces } = arrival.message;
  return { users, groups, announces };
}

const richText = (...elements: readonly unknown[]) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] },
];

test.each<
  [string, Readonly<Record<string, unknown>>, { users?: string[]; groups?: string[]; announces?: boolean }]
>([
  ['a name', { text: '<@U1> and <@W2|walt>, <@U1> again' }, { users: ['U1', 'W2'] }],
  ['a user group', { text: '<!subteam^S1|@team> look' }, { groups: ['S1'] }],
  ['everybody', { text: '<!here> <!channel|channel>' }, { announces: true }],
  [
    'a name in a rich text that the text lacks',
    { text: '', blocks: richText({ type: 'user', user_id: 'U1' }) },
    { users: ['U1'] },
  ],
  [
    'a group and everybody in a rich text',
    {
      text: '',
      blocks: richText({ type: 'usergroup', usergroup_id: 'S1' }, { type: 'broadcast', range: 'here' }),
    },
    { groups: ['S1'], announces: true },
  ],
  ['nobody in plain words', { text: 'mail @ana or <mailto:a@b.c|a@b.c>' }, {}],
])('finds %s', (_what, event, expected) => {
  expect(calledOn(event)).toEqual({ users: [], groups: [], announces: false, ...expected });
});

test.each(['file_share', 'thread_broadcast', 'me_message', 'bot_message'])(
  'reads a %s as said',
  (subtype) => {
    expect(read({ subtype, text: '<@U1>' })?.kind).toBe('posted');
  },
);

test.each(['channel_join', 'channel_topic', 'message_replied', 'ekm_access_denied'])(
  'reads a %s as nothing said',
  (subtype) => {
    expect(read({ subtype, text: '<@U1>' })).toBeUndefined();
  },
);

test.each([
  ['a direct message with the bot', { channel_type: 'im' }],
  [
    'an unfurl, which edits without anybody editing',
    { subtype: 'message_changed', message: { ts: '1.000001', text: '<@U1>' } },
  ],
  [
    'an unfurl of what was edited before',
    {
      subtype: 'message_changed',
      ts: '3.000003',
      message: { ts: '1.000001', text: '<@U1>', edited: { ts: '2.000000' }, attachments: [{}] },
      previous_message: { ts: '1.000001', text: '<@U1>', edited: { ts: '2.000000' } },
    },
  ],
  ['an event without a channel', { channel: undefined }],
])('passes over %s', (_what, event) => {
  expect(read(event)).toBeUndefined();
});

test('an edit has the version of the event that tells of it, and the message’s own name', () => {
  const arrival = read({
    subtype: 'message_changed',
    ts: '2.000002',
    message: { ts: '1.000001', user: 'UANA', text: '<@U1>', edited: { ts: '1.000000' } },
  });

  expect(arrival).toMatchObject({
    kind: 'edited',
    message: { ts: '1.000001', version: '2.000002', users: ['U1'] },
  });
});

test.each([
  ['text', { text: '<@U2>' }],
  ['blocks', { blocks: richText({ type: 'user', user_id: 'U2' }) }],
])(
  'of two edits in one second, which Slack gives one name, the second is read by its %s',
  (_what, changes) => {
    const before = { ts: '1.000001', user: 'UANA', text: '<@U1>', edited: { ts: '2.000000' } };
    const arrival = read({
      subtype: 'message_changed',
      ts: '2.000002',
      message: { ...before, ...changes },
      previous_message: before,
    });

    expect(arrival).toMatchObject({ kind: 'edited', message: { textBefore: '<@U1>' } });
  },
);

test.each([
  ['deleted', { subtype: 'message_deleted', deleted_ts: '1.000001' }],
  [
    'turned into a gravestone above its replies',
    { subtype: 'message_changed', message: { ts: '1.000001', subtype: 'tombstone' } },
  ],
])('a message is gone when it is %s', (_how, event) => {
  expect(read(event)).toEqual({ kind: 'deleted', tenant: 'T1', channel: 'C1', ts: '1.000001' });
});

test('a thread’s root is top-level, its replies are in the thread', () => {
  const root = read({ thread_ts: '1.000001', text: 'x' });
  const reply = read({ thread_ts: '0.500000', text: 'x' });

  expect(root).toMatchObject({ message: expect.not.objectContaining({ threadTs: expect.anything() }) });
  expect(reply).toMatchObject({ message: { threadTs: '0.500000' } });
});

test('a text of names that never end is read in no time', () => {
  const cpuMs = startCpu();

  expect(calledOn({ text: `${'<@U1|'.repeat(40_000)}<@U2>` })).toMatchObject({ users: ['U2'] });
  expect(cpuMs()).toBeLessThan(1_000);
});

test('an app’s message names the app', () => {
  expect(read({ subtype: 'bot_message', bot_id: 'B1', app_id: 'A1', user: undefined })).toMatchObject({
    message: { author: { app: 'A1' } },
  });
});
