import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

const ERROR = (error: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error }) });

test('a private channel without the bot does not exist for it, a public one does', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const secret = slack.addChannel({ name: 'secret', kind: 'private', members: [ann], bot: false });
  const open = slack.addChannel({ name: 'open', members: [ann], bot: false });
  const bot = client(slack);

  await expect(bot.conversations.info({ channel: secret })).rejects.toEqual(ERROR('channel_not_found'));
  expect((await bot.conversations.info({ channel: open })).channel).toMatchObject({
    name: 'open',
    is_member: false,
  });
  await expect(bot.conversations.history({ channel: open })).rejects.toEqual(ERROR('not_in_channel'));
  await expect(bot.chat.postMessage({ channel: open, text: 'hi' })).rejects.toEqual(ERROR('not_in_channel'));
  await bot.conversations.join({ channel: open });
  expect(await bot.chat.postMessage({ channel: open, text: 'hi' })).toMatchObject({ ok: true });
});

test('the DM of bot and person is one conversation, however it is opened', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const bot = client(slack);

  const { channel } = await bot.conversations.open({ users: ann });
  const posted = await bot.chat.postMessage({ channel: ann, text: 'hello' });

  expect(posted.channel).toBe(channel?.id);
  expect(slack.dm(ann).map(({ text }) => text)).toEqual(['hello']);
  await expect(bot.conversations.open({ users: 'U0NOBODY' })).rejects.toEqual(ERROR('user_not_found'));
  slack.deactivate(ann);
  await expect(bot.conversations.open({ users: ann })).rejects.toEqual(ERROR('user_disabled'));
});

test('with the messages tab off the bot cannot write to people', async () => {
  const slack = await start({ messagesTab: false });
  const ann = slack.addUser({ name: 'ann' });

  await expect(client(slack).chat.postMessage({ channel: ann, text: 'hi' })).rejects.toEqual(
    ERROR('messages_tab_disabled'),
  );
});

test('conversations of a person show private ones only where the bot is too', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  slack.addChannel({ name: 'hidden', kind: 'private', members: [ann], bot: false });
  const both = slack.addChannel({ name: 'both', kind: 'private', members: [ann] });
  const open = slack.addChannel({ name: 'open', members: [ann], bot: false });

  const list = await client(slack).users.conversations({
    user: ann,
    types: 'public_channel,private_channel',
  });

  expect(list.channels?.map(({ id }) => id)).toEqual([both, open]);
});

test('history is newest first, bounded by ts, and leaves replies to the thread', async () => {
  const slack = await start({ now: Date.UTC(2026, 0, 5, 9), rate: 0 });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const one = await slack.post({ user: ann, channel, text: 'one' });
  const two = await slack.post({ user: ann, channel, text: 'two' });
  const reply = await slack.post({ user: ann, channel, text: 'reply', threadTs: one });
  const three = await slack.post({ user: ann, channel, text: 'three' });
  const bot = client(slack);
  const texts = (answer: { messages?: { text?: string }[] }) => answer.messages?.map(({ text }) => text);

  expect([one, two, reply, three]).toEqual([...new Set([one, two, reply, three])].sort());
  expect(one).toBe(`${Date.UTC(2026, 0, 5, 9) / 1000}.000000`);
  expect(texts(await bot.conversations.history({ channel }))).toEqual(['three', 'two', 'one']);
  expect(texts(await bot.conversations.history({ channel, oldest: one, latest: three }))).toEqual(['two']);
  expect(
    texts(await bot.conversations.history({ channel, oldest: one, latest: two, inclusive: true })),
  ).toEqual(['two', 'one']);
  const thread = await bot.conversations.replies({ channel, ts: one });
  expect(texts(thread)).toEqual(['one', 'reply']);
  expect(thread.messages?.[0]).toMatchObject({ reply_count: 1, latest_reply: reply, thread_ts: one });
  await expect(bot.conversations.replies({ channel, ts: '1.000000' })).rejects.toEqual(
    ERROR('thread_not_found'),
  );
});
