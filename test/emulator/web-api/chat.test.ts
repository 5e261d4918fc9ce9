import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

const ERROR = (error: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error }) });

test('metadata comes back whole only when asked for', async () => {
  const slack = await start();
  const channel = slack.addChannel({ name: 'general' });
  const metadata = { event_type: 'digest', event_payload: { batch_id: 'b1' } };
  const bot = client(slack);
  await bot.chat.postMessage({ channel, text: 'x', metadata });

  const plain = await bot.conversations.history({ channel });
  const whole = await bot.conversations.history({ channel, include_all_metadata: true });

  expect(plain.messages?.[0]?.metadata).toEqual({ event_type: 'digest' });
  expect(whole.messages?.[0]?.metadata).toEqual(metadata);
  const nested = { event_type: 'x', event_payload: { a: { b: { c: 1 } } } };
  await expect(bot.chat.postMessage({ channel, text: 'x', metadata: nested as never })).rejects.toEqual(
    ERROR('invalid_metadata_schema'),
  );
});

test.each([
  [
    '51 blocks',
    Array.from({ length: 51 }, () => ({ type: 'divider' })),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    'a long section',
    [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a long header',
    [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'an empty text',
    [{ type: 'section', text: { type: 'mrkdwn', text: '' } }],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '11 context elements',
    [{ type: 'context', elements: Array.from({ length: 11 }, () => ({ type: 'mrkdwn', text: 'x' })) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'a long button',
    [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'x'.repeat(76) } }],
      },
    ],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  ['an unknown block', [{ type: 'fancy' }], 'unsupported type: fancy [json-pointer:/blocks/0/type]'],
])('%s is refused as Slack refuses it', async (_, blocks, problem) => {
  const slack = await start();
  const channel = slack.addChannel({ name: 'general' });

  await expect(
    client(slack).chat.postMessage({ channel, text: 'x', blocks: blocks as never }),
  ).rejects.toMatchObject({
    data: { error: 'invalid_blocks', response_metadata: { messages: [`[ERROR] ${problem}`] } },
  });
  expect(slack.messages(channel)).toEqual([]);
});

test('only its own messages can be changed or removed by the bot', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const hers = await slack.post({ user: ann, channel, text: 'mine' });
  const bot = client(slack);
  const { ts = '' } = await bot.chat.postMessage({ channel, text: 'first', blocks: [{ type: 'divider' }] });

  await bot.chat.update({ channel, ts, text: 'second' });

  expect(slack.messages(channel).at(-1)).toMatchObject({ text: 'second', blocks: [{ type: 'divider' }] });
  await expect(bot.chat.update({ channel, ts: hers, text: 'no' })).rejects.toEqual(
    ERROR('cant_update_message'),
  );
  await expect(bot.chat.delete({ channel, ts: hers })).rejects.toEqual(ERROR('cant_delete_message'));
  await bot.chat.delete({ channel, ts });
  await expect(bot.chat.delete({ channel, ts })).rejects.toEqual(ERROR('message_not_found'));
});

test('an ephemeral is seen by its person alone and stays out of history', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const bob = slack.addUser({ name: 'bob' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const bot = client(slack);

  const { message_ts } = await bot.chat.postEphemeral({ channel, user: ann, text: 'psst' });

  expect(slack.ephemerals(ann)).toMatchObject([{ text: 'psst', ts: message_ts, state: 'shown', via: 'api' }]);
  expect(slack.ephemerals(bob)).toEqual([]);
  expect((await bot.conversations.history({ channel })).messages).toEqual([]);
  await expect(bot.chat.postEphemeral({ channel, user: bob, text: 'x' })).rejects.toEqual(
    ERROR('user_not_in_channel'),
  );
});

test('a permalink of a reply names its thread', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const ts = await slack.post({ user: ann, channel, text: 'x' });
  const reply = await slack.post({ user: ann, channel, text: 'y', threadTs: ts });

  const { permalink } = await client(slack).chat.getPermalink({ channel, message_ts: reply });

  expect(permalink).toBe(
    `https://emulated.slack.com/archives/${channel}/p${reply.replace('.', '')}?thread_ts=${ts}&cid=${channel}`,
  );
});
