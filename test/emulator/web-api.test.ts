import { WebClient } from '@slack/web-api';
import { client, closeAll, start } from './support.ts';

afterEach(closeAll);

const ERROR = (error: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error }) });

describe('tokens and scopes', () => {
  test('the bot learns who it is', async () => {
    const slack = await start();

    const who = await client(slack).auth.test();

    expect(who).toMatchObject({ user_id: slack.botUserId, team_id: slack.teamId, bot_id: slack.botId });
    expect(who.response_metadata?.scopes).toContain('chat:write');
  });

  test('an unknown token, no token and the wrong kind of token are told apart', async () => {
    const slack = await start();

    await expect(client(slack, 'xoxb-nobody').auth.test()).rejects.toEqual(ERROR('invalid_auth'));
    await expect(new WebClient(undefined, { slackApiUrl: slack.apiUrl }).users.list({})).rejects.toEqual(
      ERROR('not_authed'),
    );
    await expect(client(slack).dnd.setSnooze({ num_minutes: 5 })).rejects.toEqual(
      ERROR('not_allowed_token_type'),
    );
    await expect(client(slack, slack.appToken).users.list({})).rejects.toEqual(
      ERROR('not_allowed_token_type'),
    );
  });

  test('a missing scope is named', async () => {
    const slack = await start({ scopes: ['chat:write'] });

    const failure = await client(slack)
      .users.list({})
      .catch((error: unknown) => error);

    expect(failure).toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write' },
    });
  });

  test('a private channel needs the scope of private channels', async () => {
    const slack = await start({ scopes: ['channels:history'] });
    const ann = slack.addUser({ name: 'ann' });
    const channel = slack.addChannel({ name: 'secret', kind: 'private', members: [ann] });

    const failure = await client(slack)
      .conversations.history({ channel })
      .catch((error: unknown) => error);

    expect(failure).toMatchObject({ data: { error: 'missing_scope', needed: 'groups:history' } });
  });

  test('a missing argument and an unknown method are refused', async () => {
    const slack = await start();

    await expect(client(slack).apiCall('conversations.info')).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] missing required field: channel'] },
      },
    });
    await expect(client(slack).apiCall('chat.shout')).rejects.toEqual(ERROR('unknown_method'));
  });

  test('a JSON body does as well as a form', async () => {
    const slack = await start();
    const ann = slack.addUser({ name: 'ann' });
    const channel = slack.addChannel({ name: 'general', members: [ann] });

    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: `Bearer ${slack.botToken}`,
      },
      body: JSON.stringify({ channel, text: 'hello', blocks: [{ type: 'divider' }] }),
    });

    expect(await response.json()).toMatchObject({ ok: true, channel, message: { text: 'hello' } });
  });
});

describe('people', () => {
  test('the offset of a zone is that of the simulated season', async () => {
    const slack = await start({ now: Date.UTC(2026, 0, 15), rate: 0 });
    const ann = slack.addUser({ name: 'ann', tz: 'Europe/Berlin', locale: 'de-DE' });

    const winter = await client(slack).users.info({ user: ann });
    slack.clock.set(Date.UTC(2026, 6, 15));
    const summer = await client(slack).users.info({ user: ann, include_locale: true });

    expect(winter.user).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 3600 });
    expect(winter.user?.locale).toBeUndefined();
    expect(summer.user).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 7200, locale: 'de-DE' });
  });

  test('lists are paged by cursors, and a foreign cursor is refused', async () => {
    const slack = await start();
    const people = ['ann', 'bob', 'cem', 'dia'].map((name) => slack.addUser({ name }));

    const seen: string[] = [];
    for await (const page of client(slack).paginate('users.list', { limit: 2 })) {
      const { members = [] } = page as { members?: { id: string }[] };
      expect(members.length).toBeLessThanOrEqual(2);
      seen.push(...members.map(({ id }) => id));
    }

    expect(seen).toEqual([slack.botUserId, 'USLACKBOT', ...people]);
    await expect(client(slack).users.list({ cursor: 'nonsense' })).rejects.toEqual(ERROR('invalid_cursor'));
  });

  test('members of a user group are read by id', async () => {
    const slack = await start();
    const ann = slack.addUser({ name: 'ann' });
    const group = slack.addUserGroup({ handle: 'oncall', members: [ann] });

    expect(await client(slack).usergroups.users.list({ usergroup: group })).toMatchObject({ users: [ann] });
    await expect(client(slack).usergroups.users.list({ usergroup: 'S1' })).rejects.toEqual(
      ERROR('no_such_subteam'),
    );
  });
});

describe('conversations', () => {
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
    await expect(bot.chat.postMessage({ channel: open, text: 'hi' })).rejects.toEqual(
      ERROR('not_in_channel'),
    );
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
});

describe('posting', () => {
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

    expect(slack.ephemerals(ann)).toMatchObject([
      { text: 'psst', ts: message_ts, state: 'shown', via: 'api' },
    ]);
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
});

test('what people write becomes rich text with its mentions', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });

  await slack.post({
    user: ann,
    channel,
    text: `*hi* <@${ann}> a &lt; b <!subteam^S1|@x> <!here> \`<@U1>\` <https://a.b|c>`,
  });

  expect(slack.messages(channel)[0]?.blocks?.[0]).toMatchObject({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'hi', style: { bold: true } },
          { type: 'text', text: ' ' },
          { type: 'user', user_id: ann },
          { type: 'text', text: ' a < b ' },
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'text', text: ' ' },
          { type: 'broadcast', range: 'here' },
          { type: 'text', text: ' ' },
          { type: 'text', text: '<@U1>', style: { code: true } },
          { type: 'text', text: ' ' },
          { type: 'link', url: 'https://a.b', text: 'c' },
        ],
      },
    ],
  });
});
